/** What a call shows while keys change their meaning: the page of its position, one without some keys, or "dial again". */
import type { Edition } from '../content/edition.ts';
import type { State } from '../content/state.ts';
import { changedScreen } from './changed-screen.ts';
import { type Position, startOf } from './position.ts';
import type { Screen } from './screen.ts';
import { screenAt } from './screen-at.ts';
import { followThrough, stepThrough, withoutChanged } from './through.ts';

/** `screen` is null where nothing has changed: then it is that of the position. */
export type Shown = { readonly position: Position; readonly screen: Screen | null };

/**
 * What a call of these inputs shows, on gateways that send all of them (`now` in milliseconds since 1970). One that runs
 * through a key which did another thing a moment ago is asked to begin again: the page on which it was pressed may have said
 * otherwise. No page offers such a key.
 */
export function shownThrough(
  edition: Edition,
  inputs: readonly string[],
  changed: State['changed'],
  now: number,
): Shown {
  const counting = countingAt(changed, now);
  const { position, isChanged } = followThrough(edition, inputs, counting, now);
  return isChanged ? asChanged(edition, position, now) : shownAt(edition, position, counting, now);
}

/**
 * The same one input behind a position that was kept, for gateways that send the newest alone; the same page again behind an
 * empty one. A call that begins, with nothing dialled behind the code, is `shownAtStart`; with something, it is `shownThrough`.
 */
export function shownAfter(
  edition: Edition,
  kept: Position,
  input: string,
  changed: State['changed'],
  now: number,
): Shown {
  const counting = countingAt(changed, now);
  const next = stepThrough(edition, kept, input, counting, now);
  return next === 'changed' ? asChanged(edition, kept, now) : shownAt(edition, next, counting, now);
}

/** The first page of a call on such a gateway: whatever has changed, nobody has pressed anything yet. */
export const shownAtStart = (edition: Edition, changed: State['changed'], now: number): Shown =>
  shownAt(edition, startOf(edition), countingAt(changed, now), now);

/** The same for a call whose position is lost: the start, which says so. */
export const shownInterrupted = (edition: Edition, changed: State['changed'], now: number): Shown =>
  shownAt(edition, { ...startOf(edition), notice: 'interrupted' }, countingAt(changed, now), now);

const asChanged = (edition: Edition, position: Position, now: number): Shown => ({
  position: { ...position, page: 0 },
  screen: changedScreen(edition, position.language, now),
});

function shownAt(edition: Edition, position: Position, counting: State['changed'], now: number): Shown {
  if (!mayDiffer(edition, position, counting)) return { position, screen: null };
  const whole = screenAt(edition, position, now);
  const left = withoutChanged(edition, whole, counting, now);
  return { position, screen: left === whole ? null : left };
}

/** Whether the screen of a position may name a key that counts: one of its own, or on the start the route of an alert. */
function mayDiffer(edition: Edition, { screen }: Position, counting: State['changed']): boolean {
  if (counting.length === 0) return false;
  if (edition.alerts.length > 0 && screen === startOf(edition).screen) return true;
  return counting.some((key) => key.screen === screen);
}

const none: State['changed'] = [];
const lastUntil = new WeakMap<State['changed'], number>();

/** Nothing from the moment on at which the last of them counts no more: they stand in the state until the next one. */
function countingAt(changed: State['changed'], now: number): State['changed'] {
  if (changed.length === 0) return none;
  const last = lastUntil.get(changed) ?? changed.reduce((latest, { until }) => Math.max(latest, until), 0);
  lastUntil.set(changed, last);
  return now < last ? changed : none;
}
