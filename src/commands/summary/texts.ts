/** Sentences that are others than before, old and new, for a terminal. */
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js';
import type { Edition, Message } from '../../content/edition.ts';
import type { Summary } from '../../editions/summary.ts';

type Editions = { readonly before: Edition | null; readonly after: Edition };

/** Longer sentences are cut, in letters. */
const maxLetters = 160;
/** How much is told before the place where two sentences part. */
const lettersBefore = 60;

/** The changed texts of each language: their keys, and for each what it was and what it is. */
export function sayTexts(
  strings: Summary['strings'],
  { before, after }: Editions,
  shortened: (entries: readonly string[]) => readonly string[],
): readonly string[] {
  return Object.entries(strings).flatMap(([locale, { added, changed, removed }]) => {
    const [was, is] = [before?.strings[locale] ?? {}, after.strings[locale] ?? {}];
    const entries = [
      ...changed.map((key) => pairWords(key, textOf(was[key]), textOf(is[key]))),
      ...added.map((key) => `  + ${key}: ${cut(textOf(is[key]))}`),
      ...removed.map((key) => `  - ${key}: ${cut(textOf(was[key]))}`),
    ];
    const title = `Texts in ${languageName({ before, after }, locale)}: ${added.length} added, ${changed.length} changed, ${removed.length} removed.`;
    return [title, ...shortened(entries).flatMap((entry) => entry.split('\n'))];
  });
}

/** A text without what could move the cursor of a terminal, and what nobody sees; ⇄ stands where a mark would turn what is read. */
export const cleanText = (text: string): string =>
  text
    .replace(/[\n\r\t]+/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '⇄')
    .replace(/\p{C}/gu, '')
    .trimEnd();

function pairWords(key: string, was: string, is: string): string {
  const start = Math.max(0, lettersAlike(was, is) - lettersBefore);
  const from = [was, is].some((text) => Array.from(text).length > maxLetters) ? start : 0;
  return `  ~ ${key}\n      was: ${cut(was, from)}\n      now: ${cut(is, from)}`;
}

function lettersAlike(was: string, is: string): number {
  const [some, others] = [Array.from(was), Array.from(is)];
  const parting = some.findIndex((letter, at) => letter !== others[at]);
  return parting === -1 ? some.length : parting;
}

function cut(text: string, from = 0): string {
  const letters = Array.from(text);
  const shown = letters.slice(from, from + maxLetters).join('');
  return `${from > 0 ? '…' : ''}${shown}${letters.length > from + maxLetters ? '…' : ''}`;
}

/** As it is written in the files of locales, where one quote is enough. */
function textOf(message: Message | undefined): string {
  if (message === undefined) return '';
  return cleanText(typeof message === 'string' ? message : printAST(parserTree(message)).replaceAll("''", "'"));
}

/** Compiling an edition writes trees with the parser that this printer comes with. */
const parserTree = (message: Exclude<Message, string>) => message as unknown as Parameters<typeof printAST>[0];

function languageName({ before, after }: Editions, locale: string): string {
  const languages = [...after.line.languages, ...(before?.line.languages ?? [])];
  const language = languages.find(({ id, latin }) => id === locale || latin === locale);
  return language ? `${cleanText(language.name)} (${locale})` : locale;
}
