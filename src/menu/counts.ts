/** Until when a key counts as changed. */
import { changedMilliseconds } from '../content/state.ts';

/** How far the clock of whoever publishes may be ahead. */
const maxAheadMilliseconds = changedMilliseconds;

/**
 * Whether a key that counts `until` then does so at `now` (both in milliseconds since 1970). Safety: no state can make one
 * count for ever, since an `until` that no publication writes counts for nothing.
 */
export const counts = ({ until }: { readonly until: number }, now: number): boolean =>
  until > now && until <= now + changedMilliseconds + maxAheadMilliseconds;
