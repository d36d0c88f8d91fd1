import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/live/gate/admission.ts';
import { maxAgeMilliseconds } from '../../src/live/positions/limits.ts';
import { createPositions } from '../../src/live/positions/positions.ts';
import { createRecent } from '../../src/live/positions/recent.ts';
import type { Position } from '../../src/menu/position.ts';
import { at } from '../support/at.ts';

const keyId = 'this life';
const named = (session: number | string, key = keyId) => ({ keyId: key, session: String(session) as Digest });
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
function play(happening: readonly Act[]) {
  const positions = createPositions(keyId);
  const newest = new Map<number, number>();
  const given: number[] = [];
  const answers = happening.map((one) => {
    const answer = askOf(positions, one, newest.get(one.call) ?? 0);
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
) {
  const asked = { ...named(call), sequence, position: page(number) };
  switch (what) {
    case 'begin':
      return positions.begin(asked, now);
    case 'advance':
      return positions.advance({ ...asked, version }, now);
    case 'late':
      return positions.advance({ ...asked, version: -1 }, now);
    case 'find':
      return positions.find(named(call), now);
    case 'end':
      return positions.end(named(call));
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
