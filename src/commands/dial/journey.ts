/** Journeys: whole conversations as people see them. tests/journeys holds them; `npm run dial -- --save` writes one. */
import { localTime } from '../../directory/local-time.ts';

export type JourneyHeader = {
  /** The story, a line each; may be empty. */
  readonly about: readonly string[];
  readonly line: string;
  /** One gateway, or one that carries the calls and one that carries the texts. */
  readonly gateways: readonly string[];
  /** When it begins: YYYY-MM-DD HH:MM on a clock of `zone`. */
  readonly clock: string;
  readonly zone: string;
  /** YYYY-MM-DD: the day that `today` of a demonstration counts from. */
  readonly builtOn: string;
};

/** A page as it stands on the phone; `ends`: the session is over. */
export type Shown = { readonly text: string; readonly ends: boolean };

/** What somebody did, and what came of it. `shown` is null where only the inputs have been written yet. */
export type JourneyStep =
  | { readonly kind: 'dial'; readonly code: string; readonly shown: Shown | null }
  | { readonly kind: 'press'; readonly input: string; readonly shown: Shown | null }
  | { readonly kind: 'text'; readonly text: string; readonly reply: string | null }
  /** Time goes by. */
  | { readonly kind: 'clock'; readonly clock: string }
  /** The line is built anew on another day. */
  | { readonly kind: 'built'; readonly builtOn: string };

export type Journey = { readonly header: JourneyHeader; readonly steps: readonly JourneyStep[] };
/** `line` counts from 1. */
export type Unreadable = { readonly reason: 'no-header' | 'unknown-step' | 'stray-line'; readonly line: number };

const noAnswer = '(no answer)';
const between = ' · ';
const headerPattern = /^line (\S+) · (.+?) · (\d{4}-\d\d-\d\d \d\d:\d\d) (\S+) · built (\d{4}-\d\d-\d\d)$/;

/** A journey as text. An input is one line: line breaks and spaces around it are not kept. */
export function writeJourney(header: JourneyHeader, steps: readonly JourneyStep[]): string {
  const { about, line, gateways, clock, zone, builtOn } = header;
  const head = [`line ${line}`, gateways.join(', '), `${clock} ${zone}`, `built ${builtOn}`].join(between);
  const lines = [...about.map((words) => `# ${oneLine(words)}`), head, ...steps.flatMap(writeStep)];
  return `${lines.join('\n')}\n`;
}

/** Reads such a text; blank lines count for nothing. */
export function readJourney(text: string): Journey | Unreadable {
  const lines = text.split('\n').map((words, index) => ({ words, line: index + 1 }));
  const written = lines.filter(({ words }) => words.trim() !== '');
  const first = written.findIndex(({ words }) => !words.startsWith('# '));
  const about = written.slice(0, Math.max(first, 0)).map(({ words }) => words.slice(2));
  const header = readHeader(written[first]?.words ?? '', about);
  if (header === null) return { reason: 'no-header', line: written[first]?.line ?? 1 };
  const steps: JourneyStep[] = [];
  for (const { words, line } of written.slice(first + 1)) {
    const isInput = words.startsWith('>');
    const step = isInput ? readStep(words.slice(1).trim()) : withAnswer(steps.pop(), words);
    if (step === null) return { reason: isInput ? 'unknown-step' : 'stray-line', line };
    steps.push(step);
  }
  return { header, steps };
}

/** What a clock of a zone shows at `now` (milliseconds since 1970), as YYYY-MM-DD HH:MM. */
export function clockAt(zone: string, now: number): string {
  const { date, weekMinutes } = localTime(zone, now);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date} ${two(Math.floor((weekMinutes % 1440) / 60))}:${two(weekMinutes % 60)}`;
}

/** The first millisecond since 1970 at which a clock of a zone shows this; in the hour that a change of clocks skips, near it. */
export function momentOf(zone: string, clock: string): number {
  const wall = (shown: string) => Date.parse(`${shown.replace(' ', 'T')}:00Z`);
  const first = 2 * wall(clock) - wall(clockAt(zone, wall(clock)));
  return first + wall(clock) - wall(clockAt(zone, first));
}

function writeStep(step: JourneyStep): readonly string[] {
  switch (step.kind) {
    case 'dial':
      return ['', `> dial ${oneLine(step.code)}`, ...writeShown(step.shown)];
    case 'press':
      return [
        isKeys(step.input) ? `> ${step.input}` : `> type ${oneLine(step.input)}`.trim(),
        ...writeShown(step.shown),
      ];
    case 'text':
      return ['', `> text ${oneLine(step.text)}`.trim(), ...(step.reply === null ? [noAnswer] : quoted(step.reply))];
    case 'clock':
      return ['', `> clock ${step.clock}`];
    case 'built':
      return ['', `> built ${step.builtOn}`];
  }
}

const isKeys = (input: string) => /^[0-9*#]+$/.test(input);
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const quoted = (text: string) => text.split('\n').map((line) => (line === '' ? '|' : `| ${line}`));
const writeShown = (shown: Shown | null) => (shown === null ? [] : [shown.ends ? 'END' : 'CON', ...quoted(shown.text)]);

function readHeader(line: string, about: readonly string[]): JourneyHeader | null {
  const [, id, gateways, clock, zone, builtOn] = headerPattern.exec(line) ?? [];
  if (id === undefined || gateways === undefined || clock === undefined || zone === undefined) return null;
  return builtOn === undefined ? null : { about, line: id, gateways: gateways.split(', '), clock, zone, builtOn };
}

function readStep(words: string): JourneyStep | null {
  if (isKeys(words)) return { kind: 'press', input: words, shown: null };
  const [, verb, rest = ''] = /^(\S+) ?(.*)$/.exec(words) ?? [];
  switch (verb) {
    case 'dial':
      return { kind: 'dial', code: rest, shown: null };
    case 'type':
      return { kind: 'press', input: rest, shown: null };
    case 'text':
      return { kind: 'text', text: rest, reply: null };
    case 'clock':
      return { kind: 'clock', clock: rest };
    case 'built':
      return { kind: 'built', builtOn: rest };
    default:
      return null;
  }
}

/** The step with one more line of its answer; null where that line cannot follow it. */
function withAnswer(step: JourneyStep | undefined, line: string): JourneyStep | null {
  if (step?.kind === 'text') return withReply(step, line);
  if (step?.kind !== 'dial' && step?.kind !== 'press') return null;
  if (line === 'CON' || line === 'END') return { ...step, shown: { text: '', ends: line === 'END' } };
  if (!line.startsWith('|') || step.shown === null) return null;
  return { ...step, shown: { ...step.shown, text: joined(step.shown.text, line) } };
}

function withReply(step: Extract<JourneyStep, { kind: 'text' }>, line: string): JourneyStep | null {
  if (line === noAnswer) return step;
  return line.startsWith('|') ? { ...step, reply: joined(step.reply ?? '', line) } : null;
}

const joined = (text: string, line: string) => (text === '' ? line.slice(2) : `${text}\n${line.slice(2)}`);
