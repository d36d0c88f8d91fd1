/** A call in progress while keys change their meaning: it is led where its pages said, or asked to begin again. */
import type { Edition } from '../content/edition.ts';
import { coverScreen } from '../content/screens.ts';
import type { State } from '../content/state.ts';
import { alertRouteOf } from './alert-blocks.ts';
import { closesFrom } from './back.ts';
import { changedScreen } from './changed-screen.ts';
import { coverBehind, mayClose } from './closing.ts';
import { counts } from './counts.ts';
import { anyKey, keyAt, startKey, textKey } from './digits.ts';
import { placeOf } from './places.ts';
import { type Position, startOf } from './position.ts';
import type { Say, Screen } from './screen.ts';
import { isKey } from './step.ts';
import { followUntil } from './transcript.ts';

/** Keys that did another thing a moment ago, by their names. */
type Keys = ReadonlySet<string>;

/** `isChanged`: the call is to begin again; `position` is then where it pressed the key, with the language it had chosen. */
export type FollowedThrough = { readonly position: Position; readonly isChanged: boolean };

/**
 * Where a whole call of these inputs has led, as `follow` says it, and whether it ran through a key that did another thing a
 * moment ago (`now` in milliseconds since 1970). Where calls begin otherwise than before, every call does; a screen that
 * became one of another kind is not even shown; and who pressed a key on one that is taken down did so before it was.
 * Safety: the `0` that closes the raid card leads to its harmless page all the same, never to a page with a number.
 */
export function followThrough(
  edition: Edition,
  inputs: readonly string[],
  changed: State['changed'],
  now: number,
): FollowedThrough {
  const keys = keysThatCount(changed, now);
  const start = startOf(edition);
  const isAnother = keys.has(keyAt(startKey, anyKey));
  const followed = isAnother ? null : followUntil(edition, start, inputs, isChanged(edition, keys));
  const position = followed?.position ?? start;
  if (followed && !followed.isStopped && !isOtherKind(keys, position)) return { position, isChanged: false };
  return mayClose(edition, position, inputs)
    ? { position: coverBehind(position), isChanged: false }
    : { position, isChanged: true };
}

/**
 * Where one input leads from a position that was kept, on a gateway that sends the newest alone; `changed` where it runs
 * through a key that did another thing a moment ago, or the edition knows no such position.
 */
export function stepThrough(
  edition: Edition,
  position: Position,
  input: string,
  changed: State['changed'],
  now: number,
): Position | 'changed' {
  const keys = keysThatCount(changed, now);
  const next = isKnown(edition, position) ? followUntil(edition, position, [input], isChanged(edition, keys)) : null;
  if (next && !next.isStopped && !isOtherKind(keys, next.position) && isKnown(edition, next.position))
    return next.position;
  return mayClose(edition, next?.position ?? position, [input]) ? coverBehind(position) : 'changed';
}

/**
 * A screen without the options, the way back, and the line about alerts, that would only be answered with the page of a
 * changed menu: what a page offers has to hold in an isolate, too, that has not heard of it. The screen itself where all of
 * it holds.
 */
export function withoutChanged(edition: Edition, screen: Screen, changed: State['changed'], now: number): Screen {
  const keys = keysThatCount(changed, now);
  const isOffered = (digit: string) => !keys.has(keyAt(screen.id, digit));
  const options = screen.options.filter(({ digit }) => isOffered(digit));
  const isWayBackKept = isOffered('0') || screen.back === null;
  const isHeld = (say: Say) => {
    const route = alertRouteOf(say);
    return route === null || !followThrough(edition, [route], changed, now).isChanged;
  };
  const areSaysKept = screen.blocks.every((block) => block.every(isHeld));
  if (options.length === screen.options.length && isWayBackKept && areSaysKept) return screen;
  const blocks = areSaysKept ? screen.blocks : screen.blocks.map((block) => block.filter(isHeld));
  const isEmpty = options.length === 0 && blocks.every((block) => block.length === 0);
  if (isEmpty) return changedScreen(edition, screen.language, now);
  return { ...screen, blocks, options, ...(isWayBackKept ? {} : { back: null, closesFrom: null }) };
}

const keysThatCount = (changed: State['changed'], now: number): Keys =>
  new Set(changed.filter((key) => counts(key, now)).map(({ screen, digit }) => keyAt(screen, digit)));

const isOtherKind = (keys: Keys, { screen }: Position): boolean =>
  screen !== coverScreen && keys.has(keyAt(screen, anyKey));

function isChanged(edition: Edition, keys: Keys): (position: Position, key: string) => boolean {
  return (position, key) => {
    const { screen, page } = position;
    const source = edition.screens[screen];
    if (source?.kind === 'down') return true;
    if (keys.size === 0) return false;
    if (isOtherKind(keys, position)) return true;
    // From a further page 0 turns one back whatever the edition; only the raid card closes from one.
    if (key === '0') return keys.has(keyAt(screen, key)) && (page === 0 || closesFrom(edition, screen) !== null);
    const isTyped = (source?.kind === 'ask' && key !== '9') || (source?.kind === 'places' && !isKey(key));
    return keys.has(isTyped ? keyAt(source.nearest, textKey) : keyAt(screen, key));
  };
}

/** Whether all that a position names is there: its edition may be another. */
function isKnown(edition: Edition, { screen, language, place, candidates }: Position): boolean {
  const { languages } = edition.line;
  const isPlace = (id: string) => placeOf(edition, id) !== null;
  return (
    edition.screens[screen] !== undefined &&
    (language === null ? languages.length > 1 : languages.some(({ id }) => id === language)) &&
    (place === null || isPlace(place)) &&
    candidates.every(isPlace)
  );
}
