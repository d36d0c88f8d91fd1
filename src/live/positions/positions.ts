/**
 * Where the calls of a line are whose gateways send the newest input alone. No clock, randomness or storage of its own: all
 * that it holds is gone with it.
 */
import type { Digest } from '../gate/admission.ts';
import {
  type Advance,
  type Advanced,
  type Beginning,
  type Begun,
  type Found,
  type Held,
  isRepeat,
  type Named,
} from './held.ts';
import { maxAgeMilliseconds, maxHeld } from './limits.ts';
import { createRecent } from './recent.ts';

const staleKey = { kind: 'stale-key' } as const;
const unknown = { kind: 'unknown' } as const;

/** Positions of no call yet. `keyId` names the key that every session has to be named with; `now` in milliseconds since 1970. */
export function createPositions(keyId: string, maxEntries = maxHeld) {
  const calls = createRecent<Digest, Held>({ maxEntries, maxAgeMilliseconds });
  let version = 0;

  function hold(session: Digest, { sequence, position }: Pick<Held, 'sequence' | 'position'>, now: number) {
    version += 1;
    calls.set(session, { version, sequence, position }, now);
    return { kind: 'moved', version } as const;
  }

  return {
    /** Where a call is. */
    find({ keyId: given, session }: Named, now: number): Found {
      if (given !== keyId) return staleKey;
      const held = calls.touch(session, now);
      return held ? { kind: 'held', held } : unknown;
    },
    /** Begins a call, in the place of what stood there; the same beginning, by its step's number, once. */
    begin(begun: Begun, now: number): Beginning {
      if (begun.keyId !== keyId) return staleKey;
      const held = calls.touch(begun.session, now);
      if (held && isRepeat(held, begun.sequence)) return { kind: 'held', held };
      return hold(begun.session, begun, now);
    },
    /** Moves a call on, if it is still where the isolate believes it to be, and the step is a new one. */
    advance(advanced: Advanced, now: number): Advance {
      if (advanced.keyId !== keyId) return staleKey;
      const held = calls.touch(advanced.session, now);
      if (!held) return unknown;
      if (held.version !== advanced.version || isRepeat(held, advanced.sequence)) return { kind: 'held', held };
      return hold(advanced.session, advanced, now);
    },
    /** Forgets a call; one that is named by another key is forgotten already. */
    end({ keyId: given, session }: Named): void {
      if (given === keyId) calls.drop(session);
    },
    /** How many calls are held. */
    size: calls.size,
  };
}
