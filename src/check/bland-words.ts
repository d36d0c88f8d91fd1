/** The words that no SMS may hold, and how they are found in a text. */
import type { CommonLocale } from '../content/locale.ts';

export type BlandWord = { readonly word: string; stands(plainText: string): boolean };

/** Scripts that put no spaces between words, or hang letters before them: a word is looked for anywhere. */
const spaceless = /[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Han}\p{scx=Ethiopic}]/u;
/** What a word of another script ends at: `hiv` stands alone in `hiv检测`. */
const letter =
  '[[\\p{L}\\p{N}]--[\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}\\p{scx=Han}\\p{scx=Ethiopic}]]';
/** Abbreviations are no longer; as the beginning of a word they would be in many (`sti` in `still`). */
const maxWholeLetters = 3;

/** All words of a locale, whatever they would give away. */
export function blandWords({ bland }: Pick<CommonLocale, 'bland'>): readonly BlandWord[] {
  return Object.values(bland).flat().map(finder);
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

/** On the beginnings of words: a stem stands for all that begins with it, an abbreviation for itself and its plural. */
function finder(word: string): BlandWord {
  const wanted = plain(word);
  if (spaceless.test(word)) return { word, stands: (text) => text.includes(wanted) };
  const escaped = wanted.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const end = wanted.length <= maxWholeLetters ? `s?(?!${letter})` : '';
  const standing = new RegExp(`(?<!${letter})${escaped}${end}`, 'v');
  return { word, stands: (text) => standing.test(text) };
}
