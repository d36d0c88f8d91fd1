/** A phone's screen in letters, and in words below it what the network sees. Pure. */

import { septetsOf } from '../../render/gsm.ts';
import type { UssdLimits } from '../../render/limits.ts';
import { smsSize } from '../../render/segments.ts';

/** About what a basic phone shows in one line; what is longer goes on in the next. */
const columns = 28;

/** A USSD page in a box, one line each. */
export function drawScreen(text: string, ends: boolean, limits: UssdLimits): readonly string[] {
  const edge = '─'.repeat(columns + 2);
  const lines = text.split('\n').flatMap(wrap);
  return [
    `┌${edge}┐`,
    ...lines.map((line) => `│ ${line.padEnd(columns)} │`),
    `└${edge}┘`,
    `  ${ends ? 'The call has ended; the page stays until it is put away.' : 'The call goes on.'} ${pageSize(text, limits)}`,
  ];
}

function pageSize(text: string, { maxSeptets, maxUnits, prefixSeptets }: UssdLimits): string {
  const septets = septetsOf(text);
  return septets === null
    ? `${text.length} of ${maxUnits} characters.`
    : `${septets + prefixSeptets} of ${maxSeptets} characters.`;
}

/** One SMS with a bar beside it: its letters may be of any script and width. */
export function drawMessage(text: string): readonly string[] {
  const { encoding, units, segments } = smsSize(text);
  const parts = segments === 1 ? 'one message' : `${segments} messages joined`;
  const letters = encoding === 'gsm7' ? 'characters' : 'characters of a script that takes more room';
  return [...text.split('\n').map((line) => `┃ ${line}`), `  A reply: ${units} ${letters}, ${parts}.`];
}

/** Breaks a line between words as phones do, and within a word that is longer than the screen. */
function wrap(line: string): readonly string[] {
  const wrapped: string[] = [];
  let rest = line;
  while (rest.length > columns) {
    const space = rest.lastIndexOf(' ', columns);
    const end = space > 0 ? space : columns;
    wrapped.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...wrapped, rest];
}
