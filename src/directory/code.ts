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

/** The code of a clinic's digits (three to eight, e.g. `482`). */
export function clinicCode(digits: string): string {
  if (!/^[0-9]{3,8}$/.test(digits)) throw new Error('clinicCode takes three to eight digits');
  return `C${digits}${dammOf(digits)}`;
}

/** Whether a text is exactly a code with the right check digit. */
export function isClinicCode(text: string): boolean {
  return /^C[0-9]{4,9}$/.test(text) && dammOf(text.slice(1)) === 0;
}

/** The code that somebody typed, forgiving case, spaces, hyphens, a missing C and letters that look like digits; null where it is none. */
export function readClinicCode(typed: string): string | null {
  if (typed.length > maxTypedUnits) return null;
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.#*_-]/g, '')
    .replace(/^C/, '');
  const digits = [...bare].map((character) => lookalikes[character] ?? character).join('');
  return isClinicCode(`C${digits}`) ? `C${digits}` : null;
}

const maxTypedUnits = 40;
const lookalikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', '|': '1', S: '5', B: '8' };

function dammOf(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = quasigroup[interim]?.[Number(digit)] ?? 0;
  return interim;
}
