/** What people and machines press and type. */
import fc from 'fast-check';

const key = fc.constantFrom(...'0123456789');
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '*',
    '#',
    '**',
    '00',
    '98',
    '-1',
    '1.5',
    '१',
    '１',
    '٢',
    '\u0000',
    '\ud800',
    'a'.repeat(5_000),
  ),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'westlnds', 'London', 'ኢስትሊ', '伦敦'),
);

/** The keys of a call: mostly keys that mean something, so that calls go deep. */
export const keys = fc.array(fc.oneof({ weight: 6, arbitrary: key }, { weight: 1, arbitrary: anything }), {
  maxLength: 30,
});
export const digits = fc.array(key, { maxLength: 12 }).map((pressed) => pressed.join(''));

/** Moments within 400 days of the tests' own. */
export const daysAround = 400;
