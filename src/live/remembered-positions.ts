/**
 * What an isolate remembers of the calls that it served on gateways that send the newest input alone, so that a hop takes one
 * call of their line's positions. Privacy: digests under keys of those, and ids of the edition; in memory only.
 */
import type { Digest } from './gate/admission.ts';
import type { KeysByLine } from './object-keys.ts';
import type { Held } from './positions/held.ts';
import { maxAgeMilliseconds, maxRemembered } from './positions/limits.ts';
import { createRecent, type Recent } from './positions/recent.ts';

/** Calls of all lines together: their digests are made with different keys. */
export type RememberedPositions = { readonly keys: KeysByLine; readonly calls: Recent<Digest, Held> };

/** A memory of no call. */
export const rememberPositions = (maxEntries = maxRemembered): RememberedPositions => ({
  keys: new Map(),
  calls: createRecent({ maxEntries, maxAgeMilliseconds }),
});
