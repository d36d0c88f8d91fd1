/** The keys of a phone: the digit that each Latin letter is on (ITU-T E.161). */

const digits = '22233344455566677778889999';
const small = 0x61;

/** What is pressed for the letter with a code: its digit's code for `a` to `z`, otherwise the code itself. */
export function keyOf(code: number): number {
  return code >= small && code < small + digits.length ? digits.charCodeAt(code - small) : code;
}
