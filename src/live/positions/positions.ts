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
import { createRecent, type Recent } from './recent.ts';

const staleKey = { kind: 'stale-key' } as const;
const unknown = { kind: 'unknown' } as const;

/** `names`: the one or two by which it is found, as long as no other call has taken them. */
type Call = { readonly held: Held; readonly names: readonly Digest[] };
type Calls = Recent<Digest, Call>;

/**
 * Positions of no call yet. `keyId` names the key that every session has to be named with; `maxEntries` of each gateway, so that
 * whoever has the address of one cannot cut off the calls of another; `now` in milliseconds since 1970.
 */
export function createPositions(keyId: string, maxEntries = maxHeld) {
  const byGateway = new Map<string, Calls>();
  let version = 0;

  function callsOver({ gateway }: Named): Calls {
    const calls: Calls = byGateway.get(gateway) ?? createRecent({ maxEntries, maxAgeMilliseconds });
    byGateway.set(gateway, calls);
    return calls;
  }

  /** `known` is the call that moves on; null for one that begins. */
  function hold(named: Named, known: Call | null, { sequence, position }: Begun, now: number) {
    version += 1;
    const calls = callsOver(named);
    const call = { held: { version, sequence, position }, names: rename(calls, named, known) };
    for (const name of call.names) calls.set(name, call, now);
    return { kind: 'moved', version } as const;
  }

  return {
    /** Where a call is. */
    find(named: Named, now: number): Found {
      if (named.keyId !== keyId) return staleKey;
      const call = callOf(callsOver(named), named, now);
      return call ? { kind: 'held', held: call.held } : unknown;
    },
    /**
     * Begins a call, in the place of what stood there; the same beginning, by its step's number, once. A lower number is not of
     * the call that stands there: some gateways use an id again.
     */
    begin(begun: Begun, now: number): Beginning {
      if (begun.keyId !== keyId) return staleKey;
      const held = callsOver(begun).touch(begun.session, now)?.held;
      if (held && begun.sequence !== null && held.sequence === begun.sequence) return { kind: 'held', held };
      return hold(begun, null, begun, now);
    },
    /** Moves a call on, if it is still where the isolate believes it to be, and the step is a new one. */
    advance(advanced: Advanced, now: number): Advance {
      if (advanced.keyId !== keyId) return staleKey;
      const call = callOf(callsOver(advanced), advanced, now);
      if (!call) return unknown;
      const { held } = call;
      if (held.version !== advanced.version || isRepeat(held, advanced.sequence)) return { kind: 'held', held };
      return hold(advanced, call, advanced, now);
    },
    /** Forgets a call; one that is named by another key is forgotten already. */
    end(named: Named): void {
      if (named.keyId !== keyId) return;
      const calls = callsOver(named);
      const call = calls.peek(named.session) ?? (named.caller ? calls.peek(named.caller) : null);
      for (const name of call ? namesLeft(calls, call) : []) calls.drop(name);
    },
    /** Drops calls that are too old, and says when the next is, in milliseconds since 1970; null where none is left. */
    forgetOld(now: number): number | null {
      const next = [...byGateway.values()].flatMap((calls) => calls.dropOld(now) ?? []);
      return next.length === 0 ? null : Math.min(...next);
    },
    /** How many calls are held. */
    size: (): number => [...byGateway.values()].reduce((sum, calls) => sum + calls.size(), 0),
  };
}

/** By its session; by its caller where that is not known. */
const callOf = (calls: Calls, { session, caller }: Named, now: number): Call | null =>
  calls.touch(session, now) ?? (caller ? calls.touch(caller, now) : null);

const namesLeft = (calls: Calls, call: Call): readonly Digest[] =>
  call.names.filter((name) => calls.peek(name) === call);

/** What a call is found by from now on: a session that has changed no longer, and where it is missing all that there was. */
function rename(calls: Calls, { session, caller }: Named, known: Call | null): readonly Digest[] {
  const names = caller ? [session, caller] : [session];
  const left = known ? namesLeft(calls, known) : [];
  if (!caller && left.includes(session)) return left;
  for (const name of left) if (!names.includes(name)) calls.drop(name);
  return names;
}
