/** A call as the inputs that made it: folded into a position, the same each time. */
import type { Edition } from '../content/edition.ts';
import { type Position, startOf } from './position.ts';
import { isKey, step } from './step.ts';

/** A call of more keys than this is no person; what follows is not read. */
const maxKeys = 500;
/** A text takes as many keys as its search takes work: five places typed are many for one call. */
const keysOfText = 100;

/**
 * Where a whole call has led. On a screen with options several digits are taken in turn, so that `21`, `2*1` and
 * `*code*21#` mean the same; on a screen that asks for text the input is text. Inputs that mean nothing change nothing.
 * How many pages there are depends on the clock: they are counted as they were asked for, whatever there is now, so that
 * the same keys lead to the same screen at any hour. Whoever shows a page behind the last shows the last.
 */
export function follow(edition: Edition, inputs: readonly string[]): Position {
  return followUntil(edition, startOf(edition), inputs, () => false).position;
}

/** `isStopped`: at `position` comes a key at which it was to stop; it and those behind it were not followed. */
export type Followed = { readonly position: Position; readonly isStopped: boolean };

/** As `follow`, from anywhere, up to the first key (or text) for which `isStop` holds at the position it is pressed at. */
export function followUntil(
  edition: Edition,
  from: Position,
  inputs: readonly string[],
  isStop: (position: Position, key: string) => boolean,
): Followed {
  let position = from;
  let keys = 0;
  for (const input of inputs) {
    for (let rest = input.trim(); rest !== '' && keys < maxKeys; ) {
      const asks = edition.screens[position.screen]?.kind === 'ask';
      const key = !asks && /^[0-9]+$/.test(rest) ? rest.slice(0, 1) : rest;
      rest = rest.slice(key.length);
      keys += isKey(key) ? 1 : keysOfText;
      if (isStop(position, key)) return { position, isStopped: true };
      position = step(edition, position, key);
    }
  }
  return { position, isStopped: false };
}
