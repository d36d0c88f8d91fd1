/** How long a text takes to read. */

/** Of who reads a small screen in a second language. */
const wordsPerMinute = 60;
/** Digits that are read as one. */
const number = /\+?\d[\d ]{4,}\d/g;

const segmenters = new Map<string, Intl.Segmenter>();

/** How many words a text has, also in scripts without spaces; a phone number is one. */
export function countWords(text: string, locale: string): number {
  let segmenter = segmenters.get(locale);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text.replace(number, '0'))) if (isWordLike) words += 1;
  return words;
}

/** How many words can be read in so many seconds. */
export const wordsIn = (seconds: number): number => Math.floor((seconds * wordsPerMinute) / 60);
