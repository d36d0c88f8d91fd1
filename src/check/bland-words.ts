/** The words that no SMS may hold, and how they are found in a text. */
import type { CommonLocale } from '../content/locale.ts';

export type BlandWord = { readonly word: string; stands(plainText: string): boolean };

/** Scripts that put no spaces between words, or hang letters before them: a word is looked for anywhere. */
const spaceless = /[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Han}\p{scx=Ethiopic}]/u;
/** What a word of another script ends at: `hiv` stands alone in `hiv检测`. */
const letter =
  '[[\\p{L}\\p{N}]--[\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}\\p{scx=Han}\\p{scx=Ethiopic}]]';
/** What goes on after a word that a list marks as whole, in whichever script. */
const further = '[\\p{L}\\p{M}\\p{N}]';
/** Abbreviations are no longer; as the beginning of a word they would be in many (`sti` in `still`). */
const maxWholeLetters = 3;
/** How a list marks an entry: harmless, looked for anywhere within a word, whole. */
const marked = /^(-?)(\*?)(.*?)(\|?)$/s;

/** All words of a locale, whatever they would give away; what the lists call harmless is passed over. */
export function blandWords({ bland }: Pick<CommonLocale, 'bland'>): readonly BlandWord[] {
  const entries = Object.values(bland).flat();
  const harmless = entries.filter(isHarmless).map((entry) => standing(entry, 'gv'));
  return entries.filter((entry) => !isHarmless(entry)).map((entry) => finder(entry, harmless));
}

/** Those that a text holds. */
export function blandIn(words: readonly BlandWord[], text: string): readonly BlandWord[] {
  const compared = plain(text);
  return words.filter(({ stands }) => stands(compared));
}

/** A text as it is compared: small letters without accents. Vowels and tones of Thai are marks too, and stay. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .toLowerCase();

const isHarmless = (entry: string) => entry.startsWith('-');

function finder(entry: string, harmless: readonly RegExp[]): BlandWord {
  const [, , , word = ''] = marked.exec(entry) ?? [];
  const wanted = standing(entry, 'v');
  const passedOver = (text: string) => harmless.reduce((rest, one) => rest.replace(one, ' '), text);
  return { word, stands: (text) => wanted.test(text) && wanted.test(passedOver(text)) };
}

/** On the beginnings of words: a stem stands for all that begins with it, an abbreviation for itself and its plural. */
function standing(entry: string, flags: string): RegExp {
  const [, , within, written = '', whole] = marked.exec(entry) ?? [];
  const word = plain(written);
  if (spaceless.test(word)) return new RegExp(whole ? `${escaped(word)}(?!${further})` : withEndings(word), flags);
  const start = within ? '' : `(?<!${letter})`;
  const ends = whole || (word.length <= maxWholeLetters && !within);
  return new RegExp(`${start}${escaped(word)}${ends ? `s?(?!${letter})` : ''}`, flags);
}

/**
 * Amharic hangs endings on a word by another vowel in its last sign (ሰነድ, ሰነዶች). The first and third vowels make other
 * words (ፖሊሲ is a policy), and count only where they are written. A row of Unicode's block has the eight signs of a consonant.
 */
function withEndings(word: string): string {
  const last = word.codePointAt(word.length - 1) ?? 0;
  if (last < 0x1200 || last > 0x1357) return escaped(word);
  const row = last - (last % 8);
  const signs = [1, 3, 4, 5, 6, 7].map((vowel) => String.fromCodePoint(row + vowel));
  return `${escaped(word.slice(0, -1))}[${word.slice(-1)}${signs.join('')}]`;
}

const escaped = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
