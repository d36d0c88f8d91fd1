/** Whether a text is the code of a take-down slip, as it stands on paper: `OFF 7391 5520`. */
import { withPlainDigits } from '../content/written-digits.ts';
import { withoutShared } from '../menu/reply.ts';

/** What a slip says to text, and how many digits its codes have. */
export const offWord = 'OFF';
export const codeDigits = 8;

/** No slip is longer, with all that a phone may add. */
const maxUnits = 160;
/** The word, then the digits, whatever signs and spaces stand around and between; nothing else. */
const written = new RegExp(
  `^[^\\p{L}\\p{N}]*${offWord}((?:[^\\p{L}\\p{N}]*[0-9]){${codeDigits}})[^\\p{L}\\p{N}]*$`,
  'iu',
);

/**
 * The digits of a slip's code (0 to 9) in what somebody texted; null where the text is no such code. Forgives case, spaces,
 * signs, wide letters and the digits of other scripts. `sharedKeyword` may stand first; null where the number is ours alone.
 */
export function readOff(typed: string, sharedKeyword: string | null): string | null {
  if (typed.length > maxUnits) return null;
  const text = withoutShared(typed.normalize('NFC').trim(), sharedKeyword);
  const [, digits] = written.exec(withPlainDigits(text).plain) ?? [];
  return digits?.replace(/[^0-9]/g, '') ?? null;
}

/** A code as slips show it: in two halves, so that it is typed without losing one's place. */
export const offInstruction = (code: string): string => `${offWord} ${code.slice(0, 4)} ${code.slice(4)}`;
