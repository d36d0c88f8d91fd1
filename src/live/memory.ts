/**
 * What an isolate remembers by itself, without any gate: the keys of gates, which messages it answered, what it gave while a
 * gate could not be asked, and where the calls are that it served. Privacy: digests and buckets under a random key of its own, in memory only, and gone with it.
 */
import type { Remembered } from './admit.ts';
import { createAnswered } from './answered.ts';
import { hmacKey } from './gate/digests.ts';
import type { Keys } from './object-keys.ts';
import { type RememberedPositions, rememberPositions } from './remembered-positions.ts';
import { createUnasked, type Unasked } from './unasked.ts';

export type Memory = Remembered & { readonly unasked: Unasked; readonly positions: RememberedPositions };

/** A memory that knows nothing yet. */
export function createMemory(): Memory {
  let keyBytes: Uint8Array<ArrayBuffer> | null = null;
  const ownKeys = async (): Promise<Keys> => {
    // Made at the first use: the platform gives no randomness before there is a request.
    keyBytes ??= crypto.getRandomValues(new Uint8Array(32));
    return { id: 'own', hmac: await hmacKey(keyBytes) };
  };
  const answered = createAnswered(ownKeys);
  return { answered, gateKeys: new Map(), unasked: createUnasked(ownKeys, answered), positions: rememberPositions() };
}
