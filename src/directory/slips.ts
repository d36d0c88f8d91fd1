/** How many slips of thumb or ear lie between two folded texts. */
import { distance } from 'fastest-levenshtein';

/** More than this is another word. */
export const mostSlips = 3;

export type Slips = {
  readonly count: number;
  /** The kind that a keypad makes: letters of the same keys, one dropped or doubled, two neighbours swapped. */
  readonly mild: boolean;
};

const keysOfLetters = '22233344455566677778889999';

/** The slips between two texts; null for more than `mostSlips`. */
export function slipsBetween(typed: string, name: string): Slips | null {
  const longer = name.length - typed.length;
  if (Math.abs(longer) > mostSlips) return null;
  const count = distance(typed, name);
  if (count > 1 && longer === 0 && (isSwapped(typed, name) || keysOf(typed) === keysOf(name)))
    return { count: 1, mild: true };
  if (count > mostSlips) return null;
  return { count, mild: Math.abs(longer) === count || keysOf(typed) === keysOf(name) };
}

/** Whether a text is the name with vowels left out, and begins as it does: `nrb`, `mchks`. */
export function isConsonantsOf(typed: string, name: string): boolean {
  if (typed.length < 3 || typed[0] !== name[0] || /[aeiou]/.test(typed.slice(1))) return false;
  let at = 0;
  for (const letter of name) if (letter === typed[at]) at += 1;
  return at === typed.length;
}

function isSwapped(typed: string, name: string): boolean {
  const at = [...typed].findIndex((letter, index) => letter !== name[index]);
  const mended = typed.slice(0, at) + typed.charAt(at + 1) + typed.charAt(at) + typed.slice(at + 2);
  return mended === name;
}

/** The digits a keypad would take for it; other scripts as they are. */
function keysOf(text: string): string {
  return text.replace(/[a-z]/g, (letter) => keysOfLetters.charAt(letter.charCodeAt(0) - 97));
}
