/** Numbers in a text that somebody could dial, however they are written. Recall over precision: a year or `24/7` is one too. */
import { mayHoldDigits, withLikeDigits, withPlainDigits } from './written-digits.ts';

export type WrittenNumber = {
  /** As it is dialled: 0 to 9, with `+`, `*` and `#` where they stand. */
  readonly digits: string;
  /** As it is written. */
  readonly shown: string;
};

/** Police and ambulance have three. */
const minDigits = 3;
/** What a reader reads over: all but letters, of which those that modify and those that nobody sees do not count. */
const between = '[[^\\p{L}\\p{N}]\\p{Lm}\\p{DI}]';
const numberLike = new RegExp(`(?:\\+${between}{0,8}|(?<![*#])[*#]+)?\\d(?:${between}*\\d)*[*#]*`, 'gv');
/** What may also stand between two numbers. */
const apart = /(?:[^,;:|/\n\r、。.]|\.(?!\s))+/gu;
/** Digits, and letters that stand for the digits of their keys: `0800-HELP`, `1-800-HELPNOW`. */
const keypadLike = /(?<![\p{L}\p{N}\p{Pd}])\d[\dA-Za-z]*(?:\p{Pd}[\dA-Za-z]+)*(?![\p{L}\p{N}])/gu;
const keypad = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
const firstKey = 2;

/** The numbers of a text: three digits or more without a letter between, or a code to dial. */
export function numbersIn(text: string): readonly WrittenNumber[] {
  if (!mayHoldDigits.test(text)) return [];
  const { plain, written } = withPlainDigits(text);
  const dialled = withLikeDigits(plain).replace(keypadLike, (found) =>
    isForKeypad(found) ? digitsOfKeys(found) : found,
  );
  return [...dialled.matchAll(numberLike)].flatMap(({ 0: found, index }) =>
    parts(found)
      .map(({ part, at }) => ({
        digits: digitsOf(part),
        shown: written(index + at, index + at + part.trimEnd().length).trim(),
      }))
      .filter(({ digits }) => isDialled(digits)),
  );
}

/** The number that a whole text is, be it short or damaged; letters are those of a keypad. */
export function wholeNumber(text: string): WrittenNumber {
  return { digits: digitsOf(digitsOfKeys(withPlainDigits(text).plain)), shown: text };
}

/** Whether a text is a number and nothing else. */
export function isWholeNumber(text: string): boolean {
  return mayHoldDigits.test(text) && !/\p{L}/u.test(withPlainDigits(text).plain);
}

/** One number, or several where each is long enough to be one: `999, 112`, but not `07,00,12`. */
function parts(found: string): readonly { readonly part: string; readonly at: number }[] {
  const several = [...found.matchAll(apart)]
    .map(({ 0: part, index }) => ({ part, at: index }))
    .filter(({ part }) => /\d/.test(part));
  return several.every(({ part }) => countDigits(part) >= minDigits) ? several : [{ part: found, at: 0 }];
}

const digitsOf = (part: string): string => part.replace(/[^\d+*#]/g, '').replace(/(?!^)\+/g, '');
const countDigits = (part: string): number => part.replace(/\D/g, '').length;
const isDialled = (digits: string): boolean => countDigits(digits) >= minDigits || /[*#]\d/.test(digits);

/** `100-bed` is one too; `24-hour`, `120h` and `2-in-1` are not. */
function isForKeypad(found: string): boolean {
  return /[A-Za-z].*[A-Za-z]/.test(found) && (/^\d{3}/.test(found) || /\p{Pd}[\dA-Z]*[A-Z]{3}/u.test(found));
}

function digitsOfKeys(found: string): string {
  return found.replace(/[A-Za-z]/g, (letter) => {
    const key = keypad.findIndex((letters) => letters.includes(letter.toLowerCase()));
    return String(key + firstKey);
  });
}
