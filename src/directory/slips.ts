/** How many slips of thumb or ear lie between two folded texts. */
import { distance } from 'fastest-levenshtein';
import { keyOf } from './keypad.ts';

/** How many slips lie between two texts, letters of the same keys and two neighbours swapped being one; null for more than `most`. */
export function slipsBetween(typed: string, name: string, most: number): number | null {
  const longer = name.length - typed.length;
  if (Math.abs(longer) > most) return null;
  if (longer === 0 && most > 0 && (hasSameKeys(typed, name) || isSwapped(typed, name))) return 1;
  const count = distance(typed, name);
  return count > most ? null : count;
}

/** Whether a text is the name with vowels left out, and begins as it does: `nrb`, `mchks`. */
export function isConsonantsOf(typed: string, name: string): boolean {
  if (typed.length < 2 || typed[0] !== name[0] || /[aeiou]/.test(typed.slice(1))) return false;
  let at = 0;
  for (const letter of name) if (letter === typed[at]) at += 1;
  return at === typed.length;
}

function isSwapped(typed: string, name: string): boolean {
  let at = 0;
  while (at < name.length && typed[at] === name[at]) at += 1;
  return (
    typed[at] === name[at + 1] &&
    typed[at + 1] === name[at] &&
    typed.slice(at + 2) === name.slice(at + 2) &&
    at < name.length
  );
}

function hasSameKeys(typed: string, name: string): boolean {
  for (let at = 0; at < typed.length; at += 1) {
    if (keyOf(typed.charCodeAt(at)) !== keyOf(name.charCodeAt(at))) return false;
  }
  return true;
}
