import { describe, expect, it } from 'vitest';
import type { Bucket } from '../../../src/gateways/caller.ts';
import type { AdmissionRequest, Digest } from '../../../src/live/gate/admission.ts';
import { createGate } from '../../../src/live/gate/gate.ts';
import { budgetInMemory } from '../../support/gate.ts';

const start = Date.UTC(2026, 10, 20, 10);
const secondMilliseconds = 1_000;
/** As in the demonstrations. */
const caps = { hourlyReplies: 300, dailyReplies: 2000, urgentSharePercent: 30 };
const pace = { repliesAnHour: 20, millisecondsBetween: 10 * secondMilliseconds };

/**
 * Whether a newcomer's RAID is answered after `many` SIMs have texted urgent words at full pace, each time for another reply,
 * and then `fresh` ones once each.
 */
function isNewcomerAnswered(many: number, fresh: number, store = budgetInMemory()): boolean {
  const gate = createGate('key', store);
  let [count, now] = [0, start];
  const ask = (sender: number): boolean => {
    const own = `m${++count}` as Digest;
    const asked = { keyId: 'key', message: own, text: own, reply: own, urgent: true, caps, leaves: 'at-once' } as const;
    return gate.admit({ ...asked, sender: sender as Bucket } satisfies AdmissionRequest, now).admitted;
  };
  for (let round = 0; round < pace.repliesAnHour; round += 1) {
    for (let sim = 0; sim < many; sim += 1) ask(sim);
    now += pace.millisecondsBetween;
  }
  for (let sim = 0; sim < fresh; sim += 1) ask(many + sim);
  return ask(many + fresh);
}

describe('people with many SIMs who text urgent words at full pace', () => {
  it.each([15, 30])('do not keep a newcomer from the answer to RAID: %i of them [urgent-share]', (sims) => {
    for (let fresh = 0; fresh <= sims; fresh += 1) expect(isNewcomerAnswered(sims - fresh, fresh)).toBe(true);
  });

  it.each([15, 30])('do not where the budget cannot be written: %i of them', (sims) => {
    const broken = Object.assign(budgetInMemory(), { isBroken: true });
    expect(isNewcomerAnswered(sims, 0, broken)).toBe(true);
  });

  it('can, for an hour, where they have 58, as docs/threat-model.md says', () => {
    const splits = (sims: number) => Array.from({ length: sims + 1 }, (_, fresh) => fresh);
    const canBlock = (sims: number) => splits(sims).some((fresh) => !isNewcomerAnswered(sims - fresh, fresh));
    expect([57, 58].map(canBlock)).toEqual([false, true]);
  });
});
