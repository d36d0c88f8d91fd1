/**
 * How a call is answered whose gateway sends the newest input alone: from the position that is kept of it, in the memory of
 * one object of the line, and nowhere on a disk.
 */
import type { Edition } from '../content/edition.ts';
import type { State } from '../content/state.ts';
import type { UssdGateway, UssdInbound } from '../gateways/gateway.ts';
import type { Page } from '../menu/screen.ts';
import type { Shown } from '../menu/shown.ts';
import { followCall } from './follow-call.ts';
import { digestUnder } from './gate/digests.ts';
import type { Ground } from './ground.ts';
import { inTime } from './in-time.ts';
import { log } from './log.ts';
import { type Keys, keysOf } from './object-keys.ts';
import { shownPage } from './pages.ts';
import type { Named } from './positions/held.ts';

/** Gateways want an answer within 5 s, of which the line's edition may take half. */
const maxWaitMilliseconds = 1_500;

/** A hop of a call, and what its line says now. */
export type Hop = {
  readonly line: string;
  readonly gateway: UssdGateway;
  readonly inbound: UssdInbound;
  /** The keys that the call began with. */
  readonly dialled: readonly string[];
  readonly edition: Edition;
  readonly changed: State['changed'];
};

/** The page of a hop at `now` (milliseconds since 1970); null where the positions do not answer in time. */
export async function keptPage(ground: Ground, hop: Hop, now: number): Promise<Page | null> {
  const shown = await shownInTime(ground, hop, now);
  return shown && shownPage(hop.edition, shown, hop.gateway.limits, now);
}

async function shownInTime(ground: Ground, hop: Hop, now: number): Promise<Shown | null> {
  try {
    return await inTime(show(ground, hop, now), maxWaitMilliseconds);
  } catch {
    log('positions-unavailable');
    return null;
  }
}

/** Once more where this isolate has the key of positions that are gone. */
async function show({ positionsOf, memory }: Ground, hop: Hop, now: number): Promise<Shown> {
  const { line, gateway, inbound, dialled, edition, changed } = hop;
  const positions = positionsOf(line);
  const { keys: known, calls } = memory.positions;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const keys = await keysOf(positions, line, known);
    const named = await nameOf(keys, gateway, inbound);
    const shown = await followCall(positions, calls, named, { inbound, dialled, edition, changed, now });
    if (shown !== 'stale-key') return shown;
    if (known.get(line) === keys) known.delete(line);
  }
  throw new Error('the positions are new at each call');
}

/** Forgets a call that is over, as its gateway says; null where nothing is kept of it. Never rejected. */
export function forgetCall(ground: Ground, gateway: UssdGateway, line: string, inbound: UssdInbound) {
  if (gateway.inputModel === 'cumulative') return null;
  // Where they hang the call is dropped by its age, and where they are gone it is gone with them.
  return inTime(forget(ground, gateway, line, inbound), maxWaitMilliseconds).catch(() => undefined);
}

async function forget(
  { positionsOf, memory }: Ground,
  gateway: UssdGateway,
  line: string,
  inbound: UssdInbound,
): Promise<void> {
  const positions = positionsOf(line);
  const { keys, calls } = memory.positions;
  const named = await nameOf(await keysOf(positions, line, keys), gateway, inbound);
  calls.drop(named.session);
  if (named.caller) calls.drop(named.caller);
  await positions.end(named);
}

/**
 * Names a call: by its session, which may have the id of another gateway's; where there is none, by the bucket of its caller,
 * so that two callers at once may meet whose numbers have the same 16 bits; by both where sessions are not steady.
 */
async function nameOf(
  { id, hmac }: Keys,
  { name, unsteadySessions }: UssdGateway,
  { session, caller }: UssdInbound,
): Promise<Named> {
  const call = { keyId: id, gateway: name };
  const ofCaller = async () => digestUnder(hmac, 'caller', `${name}/${await caller.bucket(hmac)}`);
  if (session === null) return { ...call, session: await ofCaller() };
  const named = { ...call, session: await digestUnder(hmac, 'session', `${name}/${session}`) };
  // Whoever has no number shares a bucket with all others who have none.
  return unsteadySessions && caller.kind() === 'mobile' ? { ...named, caller: await ofCaller() } : named;
}
