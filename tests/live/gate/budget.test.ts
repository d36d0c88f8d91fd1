import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bucket } from '../../../src/gateways/caller.ts';
import type { AdmissionRequest, Digest } from '../../../src/live/gate/admission.ts';
import { type Budget, budgetAt, type Claim, hasRoom, urgentShareOf } from '../../../src/live/gate/budget.ts';
import { createGate } from '../../../src/live/gate/gate.ts';
import { budgetInMemory } from '../../support/gate.ts';

const hour = 3_600_000;
const midnight = Date.UTC(2026, 10, 20);
const caps = { hourlyReplies: 10, dailyReplies: 20, urgentSharePercent: 30 };
const startsAt = (now: number) => ({ day: Math.floor(now / (24 * hour)), hour: Math.floor(now / hour) });
const budget = (now: number, sent: { day: number; hour: number }, reserved = 0): Budget => ({
  day: { start: startsAt(now).day, reserved, sent: sent.day },
  hour: { start: startsAt(now).hour, reserved, sent: sent.hour },
});

describe('a budget', () => {
  it.each([
    ['is empty where nothing was kept', null, midnight, { day: 0, hour: 0 }],
    ['counts on in the same hour', budget(midnight, { day: 3, hour: 2 }), midnight + hour - 1, { day: 3, hour: 2 }],
    ['begins again with the hour', budget(midnight, { day: 3, hour: 2 }), midnight + hour, { day: 3, hour: 0 }],
    ['begins again with the UTC day', budget(midnight - 1, { day: 3, hour: 2 }), midnight, { day: 0, hour: 0 }],
    [
      'is not to be had twice by a clock that is a little behind',
      budget(midnight, { day: 3, hour: 2 }),
      midnight - 1,
      { day: 3, hour: 2 },
    ],
    [
      'begins again where what was kept is of a time far ahead',
      budget(midnight + 240 * hour, { day: 3, hour: 2 }),
      midnight,
      { day: 0, hour: 0 },
    ],
  ] as const)('%s', (_, kept, now, sent) => {
    const found = budgetAt(kept, now);
    expect({ day: found.day.sent, hour: found.hour.sent }).toEqual(sent);
  });

  it.each<[{ day: number; hour: number }, readonly Claim[]]>([
    [{ day: 0, hour: 6 }, ['general', 'urgent', 'first']],
    [{ day: 0, hour: 7 }, ['urgent', 'first']],
    [{ day: 0, hour: 8 }, ['first']],
    [{ day: 0, hour: 9 }, ['first']],
    [{ day: 0, hour: 10 }, []],
    [{ day: 13, hour: 0 }, ['general', 'urgent', 'first']],
    [{ day: 14, hour: 0 }, ['urgent', 'first']],
    [{ day: 16, hour: 0 }, ['urgent', 'first']],
    [{ day: 17, hour: 0 }, ['first']],
    [{ day: 19, hour: 0 }, ['first']],
    [{ day: 20, hour: 0 }, []],
  ])('of which %j is spent has room for %j [urgent-share]', (sent, claims) => {
    const withRoom = (spent: Budget) =>
      (['general', 'urgent', 'first'] as const).filter((claim) => hasRoom(spent, caps, claim));
    expect(withRoom(budget(midnight, sent))).toEqual(claims);
    expect(withRoom(budget(midnight, { day: sent.day - 1, hour: sent.hour - 1 }, 1))).toEqual(claims);
  });

  it.each([
    [10, 30, 3],
    [10, 31, 4],
    [1, 1, 1],
    [0, 99, 0],
  ])('of %i keeps %i percent as %i', (cap, urgentSharePercent, kept) => {
    expect(urgentShareOf(cap, { ...caps, urgentSharePercent })).toBe(kept);
  });
});

type Step =
  | { readonly do: 'admit'; readonly urgent: boolean; readonly leaves: AdmissionRequest['leaves'] }
  | { readonly do: 'settle' | 'release'; readonly which: number }
  | { readonly do: 'evict' }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'store'; readonly isBroken: boolean };

const admits = fc.record({
  do: fc.constant('admit' as const),
  urgent: fc.boolean(),
  leaves: fc.constantFrom('at-once' as const, 'later' as const),
});
const ends = fc.record({ do: fc.constantFrom('settle' as const, 'release' as const), which: fc.nat(40) });
const waits = fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 40 }) });
const evicts = fc.constant({ do: 'evict' } as const);
const breaks = fc.record({ do: fc.constant('store' as const), isBroken: fc.boolean() });

type Out = {
  readonly at: number;
  readonly keyId: string;
  readonly message: Digest;
  readonly urgent: boolean;
  readonly hasEnded: boolean;
};

/** Plays some steps; after each, `check` sees what is out or may be: each admitted reply but those that failed. */
function play(steps: readonly Step[], check: (out: readonly Out[], now: number, stored: Budget | null) => void): void {
  const store = budgetInMemory();
  let [now, life, count] = [midnight, 0, 0];
  let gate = createGate(String(life), store);
  let out: readonly Out[] = [];
  const admit = ({ urgent, leaves }: Extract<Step, { do: 'admit' }>) => {
    count += 1;
    const [keyId, message] = [String(life), `m${count}` as Digest];
    const request = { keyId, message, sender: count as Bucket, text: message, reply: message, urgent, caps, leaves };
    if (!gate.admit(request, now).admitted) return;
    out = [...out, { at: now, keyId, message, urgent, hasEnded: leaves === 'at-once' }];
  };
  const end = (word: 'settle' | 'release', which: number) => {
    const reply = out[which % Math.max(1, out.length)];
    if (!reply) return;
    // Told twice, as by an isolate that tries again.
    gate[word](reply);
    gate[word](reply);
    const others = out.filter((other) => other !== reply);
    if (!reply.hasEnded) out = word === 'settle' ? [...others, { ...reply, hasEnded: true }] : others;
  };
  for (const step of steps) {
    if (step.do === 'admit') admit(step);
    else if (step.do === 'wait') now += step.minutes * 60_000;
    else if (step.do === 'store') store.isBroken = step.isBroken;
    else if (step.do === 'evict') gate = createGate(String(++life), store);
    else end(step.do, step.which);
    check(out, now, store.stored);
  }
}

function expectWithinCaps(out: readonly Out[], now: number, stored: Budget | null): void {
  const current = startsAt(now);
  const inDay = out.filter(({ at }) => startsAt(at).day === current.day);
  const inHour = inDay.filter(({ at }) => startsAt(at).hour === current.hour);
  const general = (replies: readonly Out[]) => replies.filter(({ urgent }) => !urgent).length;
  expect(inDay.length).toBeLessThanOrEqual(caps.dailyReplies);
  expect(inHour.length).toBeLessThanOrEqual(caps.hourlyReplies);
  expect(general(inDay)).toBeLessThanOrEqual(14);
  expect(general(inHour)).toBeLessThanOrEqual(7);
  const counts = Object.values(stored ?? {}).flatMap(({ reserved, sent }) => [reserved, sent]);
  expect(counts.filter((value) => !Number.isInteger(value) || value < 0)).toEqual([]);
}

describe('in whatever order replies are admitted, settled and released', () => {
  const steps = (other: fc.Arbitrary<Step>) =>
    fc.array(fc.oneof({ weight: 9, arbitrary: admits }, { weight: 3, arbitrary: ends }, waits, other), {
      minLength: 40,
      maxLength: 150,
      size: 'max',
    });

  it('a gate that may be evicted at any moment sends no more than its caps [caps-hold]', () => {
    fc.assert(fc.property(steps(evicts), (played) => play(played, expectWithinCaps)));
  });

  it('a gate whose budget cannot be written for a while sends no more than its caps', () => {
    fc.assert(fc.property(steps(breaks), (played) => play(played, expectWithinCaps)));
  });
});
