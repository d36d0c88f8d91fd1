/** The way out of the raid card, which holds whatever has changed: `0` at its end leaves a harmless page on the phone. */
import type { Edition } from '../content/edition.ts';
import { coverScreen, raidScreen } from '../content/screens.ts';
import { at, type Position } from './position.ts';

/** The harmless page, in the language of a position. */
export const coverBehind = ({ language }: Position): Position => at(coverScreen, language);

/**
 * Whether a call that is to begin again may end with the `0` that closes the raid card, as far as its inputs tell: the edition
 * in which they led there may be gone. `from` is where they begin, or where they can no longer be followed. Safety: it holds
 * wherever the card may have said so, also for a `0` that was to turn another page back; whoever stands beside the caller
 * must not read who was asked for help.
 */
export function mayClose(edition: Edition, from: Position, inputs: readonly string[]): boolean {
  const keys = keysOf(inputs);
  if (keys.at(-1) !== '0') return false;
  if (from.screen === raidScreen) return true;
  const others = keys.slice(0, -1);
  // Before its end 0 turns one page back: at its end, pages were turned since, or it has one page and was just opened.
  const since = others.slice(others.lastIndexOf('0') + 1);
  return since.includes('9') || (since.length > 0 && since.at(-1) === edition.parents[raidScreen]?.digit);
}

/** Digits one by one, and texts as they are. */
const keysOf = (inputs: readonly string[]): readonly string[] =>
  inputs.map((input) => input.trim()).flatMap((input) => (/^[0-9]+$/.test(input) ? [...input] : [input]));
