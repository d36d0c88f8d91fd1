/** Words that people text, compared forgivingly: one slip, no accents, any case. */
import { distance } from 'fastest-levenshtein';
import type { Keyword } from '../content/edition.ts';

/** Words that gateways and networks take for "send me nothing more". Nothing within two letters of one is ever forgiven. */
export const optOutWords = [
  'STOP',
  'STOPALL',
  'UNSUBSCRIBE',
  'CANCEL',
  'END',
  'QUIT',
  'REVOKE',
  'OPTOUT',
  'ARRET',
  'OPT-OUT',
  'REMOVE',
] as const;
/** Two words this near may be meant for one another. */
export const optOutLetters = 2;

/** A word as it is compared: capitals, no accents, no punctuation. */
export function foldWord(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, (marks) => marks.replace(/[\u0300-\u036f]/g, ''))
    .toUpperCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')
    .normalize('NFC');
}

/** Whether a folded word is, or may be meant as, an opt-out word. */
export function isNearOptOut(word: string): boolean {
  return optOutWords.some((optOut) => distance(word, optOut) <= optOutLetters);
}

/** How many letters of a word may be wrong: none in a short one. */
const slipsAllowed = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** The keyword that a typed word is; null where it is none, or may be two different ones. */
export function findKeyword(keywords: readonly Keyword[], typed: string): Keyword | null {
  const word = foldWord(typed);
  if (word === '') return null;
  const exact = keywords.find((keyword) => keyword.word === word);
  if (exact) return exact;
  if (word.length > maxKeywordLetters + slipsAllowed(word) || isNearOptOut(word)) return null;
  const near = keywords
    .map((keyword) => ({ keyword, slips: distance(word, keyword.word) }))
    .filter(({ keyword, slips }) => slips <= Math.min(slipsAllowed(word), slipsAllowed(keyword.word)))
    .sort((a, b) => a.slips - b.slips);
  const [best, second] = near;
  if (!best) return null;
  const isTie = second?.slips === best.slips && !isSameAnswer(second.keyword, best.keyword);
  return isTie ? null : best.keyword;
}

function isSameAnswer(a: Keyword, b: Keyword): boolean {
  return a.locale === b.locale && JSON.stringify(a.to) === JSON.stringify(b.to);
}

/** No keyword is longer than this many letters. */
const maxKeywordLetters = 20;

/** A keyword of a script without spaces that a text begins with, and what follows it; the longest that fits. */
export function findPrefixKeyword(
  keywords: readonly Keyword[],
  typed: string,
): { readonly keyword: Keyword; readonly rest: string } | null {
  const letters = Array.from(typed.trim());
  for (let length = Math.min(letters.length, maxKeywordLetters); length > 0; length -= 1) {
    const word = foldWord(letters.slice(0, length).join(''));
    const keyword = isLatin(word) ? undefined : keywords.find((candidate) => candidate.word === word);
    if (keyword) return { keyword, rest: letters.slice(length).join('').trim() };
  }
  return null;
}

const isLatin = (word: string) => /^[A-Z0-9]*$/.test(word);
