/** The words of our own instructions, which somebody may copy with the rest: `Text 12 Westlands`. */
import type { Edition, Message } from '../content/edition.ts';
import { foldWord } from './keywords.ts';

/** "More: text {route}": the words that each language has before digits to text. */
const instructionKey = 'nav.more.sms';
/** More than any instruction has. */
const maxUnits = 40;
const beforeDigits = new RegExp(`^[^\\p{N}*#]{1,${maxUnits}}(?=[\\p{N}*])`, 'u');

/** A text without the words of an instruction that stand before its first digit; as it is where there are others. */
export function withoutInstruction(edition: Edition, typed: string): string {
  const [before = ''] = beforeDigits.exec(typed) ?? [];
  const own = wordsOf(before);
  return own.length > 0 && own.every((word) => instructionWords(edition).has(word))
    ? typed.slice(before.length)
    : typed;
}

const wordsOf = (text: string): readonly string[] =>
  text
    .split(/[^\p{L}\p{M}]+/u)
    .map(foldWord)
    .filter((word) => word !== '');

const kept = new WeakMap<Edition, ReadonlySet<string>>();

function instructionWords(edition: Edition): ReadonlySet<string> {
  const known = kept.get(edition);
  if (known) return known;
  const messages = Object.values(edition.strings).map((strings) => strings[instructionKey]);
  const words = new Set(messages.flatMap((message) => wordsOf(firstWords(message))));
  kept.set(edition, words);
  return words;
}

/** What a message says before its first placeholder. */
function firstWords(message: Message | undefined): string {
  if (message === undefined || typeof message === 'string') return '';
  const [first] = message;
  return typeof first?.value === 'string' && message.length > 1 ? first.value : '';
}
