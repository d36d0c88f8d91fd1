/** Public codes of clinics: `C`, three or more digits, and a check digit that shows every single slip and every swap of neighbours. */

/** H. M. Damm, Total anti-symmetrische Quasigruppen (2004): row is the digit so far, column the next one. */
const quasigroup = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const satisfies readonly (readonly number[])[];

declare const checked: unique symbol;
/** A text that `isClinicCode`: ten letters at most. Privacy: the one piece of a message that an answer may repeat. */
export type ClinicCode = string & { readonly [checked]: true };

/** The code of a clinic's digits (three to eight, e.g. `482`). */
export function clinicCode(digits: string): ClinicCode {
  if (!/^[0-9]{3,8}$/.test(digits)) throw new Error('clinicCode takes three to eight digits');
  return `C${digits}${dammOf(digits)}` as ClinicCode;
}

/** Whether a text is exactly a code with the right check digit. */
export function isClinicCode(text: string): text is ClinicCode {
  return /^C[0-9]{4,9}$/.test(text) && dammOf(text.slice(1)) === 0;
}

/**
 * The code in what somebody typed, forgiving case, other words, spaces and signs anywhere, a missing C, digits of other
 * scripts and letters that look like digits; null where there is none. Of several the first counts, also where it is wrong.
 */
export function readClinicCode(typed: string): ClinicCode | null {
  return codeFrom(/([0-9]{4,})/.exec(written(typed)));
}

/** The same where the code stands alone: it must have its C, as digits alone may be anything. */
export function readCodeWithC(typed: string): ClinicCode | null {
  return codeFrom(/C([0-9]{4,})/.exec(written(typed)));
}

function codeFrom(found: RegExpExecArray | null): ClinicCode | null {
  const code = `C${found?.[1] ?? ''}`;
  return isClinicCode(code) ? code : null;
}

/** No SMS has more letters. */
const maxTypedUnits = 160;
/** What other keyboards have for Latin letters. */
const homoglyphs: Readonly<Record<string, string>> = { С: 'C', О: 'O', В: 'B', І: 'I' };
const lookalikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', '|': '1', S: '5', B: '8' };

/** Digits and C as they follow each other, whatever signs stand between them; a space for each other word. */
function written(typed: string): string {
  if (typed.length > maxTypedUnits) return '';
  const latin = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[СОВІ]/g, (letter) => homoglyphs[letter] ?? letter)
    .replace(/\p{Nd}/gu, digitOf);
  return (latin.match(/[A-Z0-9|]+|\p{L}+/gu) ?? []).map(digitsOf).join('');
}

/** A word of a code, its look-alikes as digits; a space where it is none. */
function digitsOf(word: string): string {
  const [, c = '', rest = ''] = /^(C?)(.*)$/.exec(word) ?? [];
  if (rest !== '' && !/[0-9]/.test(rest)) return ' ';
  const digits = [...rest].map((character) => lookalikes[character] ?? character).join('');
  return /^[0-9]*$/.test(digits) ? c + digits : ' ';
}

/** Digits of any script as those of ours: each script has its ten in a row. */
function digitOf(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let first = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((point - first) % 10);
}

function dammOf(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = quasigroup[interim]?.[Number(digit)] ?? 0;
  return interim;
}
