import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/live/gate/admission.ts';
import type { Named } from '../../src/live/positions/held.ts';
import { maxAgeMilliseconds } from '../../src/live/positions/limits.ts';
import { createPositions } from '../../src/live/positions/positions.ts';
import { createRecent } from '../../src/live/positions/recent.ts';
import type { Position } from '../../src/menu/position.ts';
import { at } from '../support/at.ts';

const keyId = 'this life';
const named = (session: number | string, key = keyId, gateway = 'one') => ({
  keyId: key,
  gateway,
  session: String(session) as Digest,
});
const page = (number: number): Position => ({ ...at('menu', 'en'), page: number });

const calls = [0, 1, 2, 3, 4];
/** What may happen to one of some calls, and how long after the one before. */
const act = fc.record({
  call: fc.constantFrom(...calls),
  what: fc.constantFrom('begin', 'advance', 'late', 'end', 'find'),
  sequence: fc.option(fc.nat(6)),
  page: fc.nat(99),
  pause: fc.oneof({ weight: 9, arbitrary: fc.nat(60_000) }, { weight: 1, arbitrary: fc.constant(maxAgeMilliseconds) }),
});
const acts = fc
  .array(act, { maxLength: 80 })
  .map((all) =>
    all.map((one, index) => ({ ...one, at: all.slice(0, index + 1).reduce((sum, a) => sum + a.pause, 0) })),
  );
type Act = (typeof acts extends fc.Arbitrary<infer All> ? All : never)[number];

/** What positions that know nothing answer to all this, and every version that they gave. */
function play(happening: readonly Act[], callerOf?: (call: number) => string) {
  const positions = createPositions(keyId);
  const newest = new Map<number, number>();
  const given: number[] = [];
  const answers = happening.map((one) => {
    const caller = callerOf && (callerOf(one.call) as Digest);
    const answer = askOf(positions, one, newest.get(one.call) ?? 0, caller && { caller });
    if (answer?.kind !== 'moved') return answer?.kind === 'held' ? { ...answer.held, version: 0 } : answer?.kind;
    given.push(answer.version);
    newest.set(one.call, answer.version);
    return answer.kind;
  });
  return { answers, given, size: positions.size() };
}

function askOf(
  positions: ReturnType<typeof createPositions>,
  { call, what, sequence, page: number, at: now }: Act,
  version: number,
  alsoNamed: Pick<Named, 'caller'> = {},
) {
  const name = { ...named(call), ...alsoNamed };
  const asked = { ...name, sequence, position: page(number) };
  switch (what) {
    case 'begin':
      return positions.begin(asked, now);
    case 'advance':
      return positions.advance({ ...asked, version }, now);
    case 'late':
      return positions.advance({ ...asked, version: -1 }, now);
    case 'find':
      return positions.find(name, now);
    case 'end':
      return positions.end(name);
  }
}

describe('positions', () => {
  it('of many calls, however they are mixed, are those of each alone', () => {
    fc.assert(
      fc.property(acts, (happening) => {
        const { answers } = play(happening);
        for (const call of calls) {
          const own = (_: unknown, index: number) => happening[index]?.call === call;
          expect(answers.filter(own)).toEqual(play(happening.filter(own)).answers);
        }
      }),
    );
  });

  it('have a version that never comes twice, and always the newest position of a step that moved', () => {
    fc.assert(
      fc.property(acts, (happening) => {
        const { given, answers } = play(happening);
        expect(new Set(given).size).toBe(given.length);
        const stays = new Map<number, number>();
        for (const [index, { call, page: number }] of happening.entries()) {
          const answer = answers[index];
          if (answer === 'moved') stays.set(call, number);
          else if (typeof answer === 'object') expect(answer.position.page).toBe(stays.get(call));
        }
      }),
    );
  });

  it('of calls that are always named by their session are those of each alone, whoever else has the same caller', () => {
    const known = acts.map((all) =>
      all.filter(({ what }) => what !== 'end').map((one, index) => ({ ...one, at: index })),
    );
    fc.assert(
      fc.property(known, fc.nat(3), (happening, callers) => {
        const beginnings = calls.map(
          (call): Act => ({ call, what: 'begin', sequence: null, page: 0, pause: 0, at: 0 }),
        );
        const all = [...beginnings, ...happening];
        const callerOf = (call: number) => (callers === 0 ? `caller ${call}` : `caller ${call % callers}`);
        expect(play(all, callerOf).answers).toEqual(play(all).answers);
      }),
    );
  });

  it('are found by the caller where the session is another, or none, and by the session again', () => {
    const caller = 'caller' as Digest;
    const of = (session: string) => ({ ...named(session), caller });
    const none = named('caller');
    const hops = [of('a'), of('b'), none, of('b'), of('a'), none, of('c'), of('a')];
    const positions = createPositions(keyId);
    let version = 0;
    const note = (answer: { kind: string; version?: number }) => {
      expect(answer.kind).toBe('moved');
      version = answer.version ?? 0;
    };
    note(positions.begin({ ...none, sequence: null, position: page(0) }, 0));
    for (const [index, name] of hops.entries()) {
      expect(positions.find(name, index)).toMatchObject({ held: { version, position: page(index) } });
      note(positions.advance({ ...name, version, sequence: null, position: page(index + 1) }, index));
    }
    expect(positions.size()).toBe(2);
    positions.end(of('d'));
    for (const name of [...hops, of('d')]) expect(positions.find(name, 9)).toEqual({ kind: 'unknown' });
    expect(positions.size()).toBe(0);
  });

  it('move on once for one version, whoever asks first', () => {
    const positions = createPositions(keyId);
    const begun = positions.begin({ ...named(1), sequence: null, position: page(0) }, 0);
    const version = begun.kind === 'moved' ? begun.version : 0;
    const step = { ...named(1), version, sequence: null };
    expect(positions.advance({ ...step, position: page(1) }, 1).kind).toBe('moved');
    expect(positions.advance({ ...step, position: page(2) }, 1)).toMatchObject({ held: { position: page(1) } });
  });

  it('have no version that an earlier call of the same name had', () => {
    const positions = createPositions(keyId);
    const begin = () => positions.begin({ ...named(1), sequence: null, position: page(0) }, 0);
    const first = begin();
    begin();
    const version = first.kind === 'moved' ? first.version : 0;
    expect(positions.advance({ ...named(1), version, sequence: null, position: page(9) }, 0).kind).toBe('held');
  });

  it('are told by no name under another key', () => {
    const positions = createPositions(keyId);
    const asked = { sequence: null, position: page(0) };
    positions.begin({ ...named(1), ...asked }, 0);
    const other = named(1, 'an earlier life');
    positions.end(other);
    expect(positions.find(other, 0)).toEqual({ kind: 'stale-key' });
    expect(positions.begin({ ...other, ...asked }, 0)).toEqual({ kind: 'stale-key' });
    expect(positions.advance({ ...other, ...asked, version: 1 }, 0)).toEqual({ kind: 'stale-key' });
    expect(positions.find(named(1), 0)).toMatchObject({ kind: 'held' });
  });

  it('are dropped five minutes after they were last touched, when another call comes', () => {
    const positions = createPositions(keyId);
    const begin = (call: number, now: number) =>
      positions.begin({ ...named(call), sequence: null, position: page(0) }, now);
    begin(1, 0);
    begin(2, 0);
    positions.find(named(1), 200_000);
    begin(3, 300_000);
    expect(positions.size()).toBe(2);
    begin(4, 499_999);
    expect(positions.size()).toBe(3);
    begin(4, 500_000);
    expect(positions.size()).toBe(2);
  });

  it('are dropped five minutes after they were last touched where nobody comes, and say when the next is', () => {
    const positions = createPositions(keyId);
    const begin = (call: number, gateway: string, now: number) =>
      positions.begin({ ...named(call, keyId, gateway), sequence: null, position: page(0) }, now);
    expect(positions.forgetOld(0)).toBeNull();
    begin(1, 'one', 10);
    begin(1, 'two', 5);
    begin(2, 'one', 20);
    expect(positions.forgetOld(20)).toBe(maxAgeMilliseconds + 5);
    expect(positions.forgetOld(maxAgeMilliseconds + 10)).toBe(maxAgeMilliseconds + 20);
    expect(positions.size()).toBe(1);
    expect(positions.forgetOld(maxAgeMilliseconds + 20)).toBeNull();
    expect(positions.size()).toBe(0);
  });

  it('begin anew at a start with another number than the one held, and once at the same', () => {
    const positions = createPositions(keyId);
    const begin = (sequence: number, number: number) =>
      positions.begin({ ...named(1), sequence, position: page(number) }, 0);
    begin(1, 0);
    expect(begin(1, 1)).toMatchObject({ kind: 'held', held: { position: page(0) } });
    const begun = begin(3, 2);
    expect(begun.kind).toBe('moved');
    expect(begin(1, 3).kind).toBe('moved');
    expect(positions.find(named(1), 0)).toMatchObject({ held: { sequence: 1, position: page(3) } });
  });

  it('are not given up over one gateway for another, however many come over that one', () => {
    const positions = createPositions(keyId, 3);
    const begin = (call: number, gateway: string) =>
      positions.begin({ ...named(call, keyId, gateway), sequence: null, position: page(call) }, 0);
    begin(1, 'one');
    for (let call = 1; call <= 99; call += 1) begin(call, 'two');
    expect(positions.find(named(1), 0)).toMatchObject({ held: { position: page(1) } });
    expect(positions.size()).toBe(4);
    positions.end(named(1, keyId, 'two'));
    expect(positions.find(named(1), 0).kind).toBe('held');
  });

  it('go oldest first, where there are too many', () => {
    const positions = createPositions(keyId, 3);
    for (const call of [1, 2, 3, 1, 4]) positions.begin({ ...named(call), sequence: null, position: page(0) }, call);
    const kinds = [1, 2, 3, 4].map((call) => positions.find(named(call), 5).kind);
    expect(kinds).toEqual(['held', 'unknown', 'held', 'held']);
  });
});

it('what was touched lately is there while it is among the newest and not too old, whatever the order', () => {
  const touch = fc.record({ name: fc.nat(9), pause: fc.nat(40), isSet: fc.boolean() });
  fc.assert(
    fc.property(fc.array(touch, { maxLength: 60 }), (touches) => {
      const recent = createRecent<number, number>({ maxEntries: 4, maxAgeMilliseconds: 100 });
      let known: readonly { name: number; value: number; at: number }[] = [];
      let now = 0;
      for (const [value, { name, pause, isSet }] of touches.entries()) {
        now += pause;
        known = known.filter(({ at: touchedAt }) => now - touchedAt < 100);
        const found = known.find((one) => one.name === name);
        if (isSet) recent.set(name, value, now);
        else expect(recent.touch(name, now)).toBe(found?.value ?? null);
        const kept = isSet ? value : found?.value;
        const others = known.filter((one) => one.name !== name);
        known = kept === undefined ? others : [...others, { name, value: kept, at: now }].slice(-4);
        expect(recent.size()).toBe(known.length);
      }
    }),
  );
});
