/** What somebody may type whose number or words must not come back, and how to find them. */
import fc from 'fast-check';

/** Numbers of a mark and their ways of writing; 254 and eleven or so digits that stand in no line. */
const digits = fc.stringMatching(/^[1-9][0-9]{8}$/).map((rest) => `254${rest}`);
const number = fc.oneof(
  digits,
  digits.map((written) => `+${written}`),
  digits.map((written) => `00${written}`),
  digits.map((written) => `0${written.slice(3)}`),
  digits.map((written) => written.replace(/(\d{3})(?=\d)/g, '$1 ')),
  digits.map((written) => written.replace(/\d/g, (digit) => String.fromCodePoint(arabicZero + Number(digit)))),
);
const word = fc.stringMatching(/^[bcdfghjkmpqvwxz]{9,14}$/).map((letters) => `zq${letters}`);

/** A number, or a word that stands in no line. */
export const marker = fc.oneof(number, word);

/** Names that every object has. */
export const inherited = fc.constantFrom(
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'],
);

const around = fc.constantFrom(
  ...[
    '',
    'clinic',
    'CLINIC',
    'check',
    'CHECK C',
    'RAID',
    'INFO',
    '21 ',
    '*384*00000*2*',
    'westlands',
    'near',
    '1',
    '7',
  ],
);

/** A text that holds a mark, alone or where a keyword, a route, a code or a place may stand. */
export const typed = fc
  .tuple(
    around,
    fc.constantFrom('', ' ', ': ', '\n'),
    fc.oneof({ weight: 5, arbitrary: marker }, { weight: 1, arbitrary: inherited }),
    around,
  )
  .map(([before, between, mark, after]) => ({ mark, text: `${before}${between}${mark} ${after}`.trim() }));

/** Whether anything of a value holds ten digits of the mark in a row, or all of it where it is no number. */
export function holds(value: unknown, mark: string): boolean {
  const shown = folded(typeof value === 'string' ? value : JSON.stringify(value));
  const sought = folded(mark);
  if (!/\d/.test(sought)) return shown.includes(sought);
  const shownDigits = shown.replace(/\D/g, '');
  return Array.from({ length: sought.length - 8 }, (_, from) => sought.slice(from, from + 9)).some((piece) =>
    shownDigits.includes(piece),
  );
}

const arabicZero = 0x660;

/** Letters and digits alone, of one case, digits as ours. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) - arabicZero))
    .replace(/[^\p{L}\p{N}_]/gu, '');
}
