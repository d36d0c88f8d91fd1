import { describe, expect, it } from 'vitest';
import { now } from '../support/lines.ts';
import { type Random, randomFrom } from '../support/random.ts';
import { callAtRandom, type Gateway, type Outcome, outcomes } from './sessions/call.ts';
import { isolateOf, type Publication, publishAtRandom } from './sessions/publications.ts';

const timelines = 50;
const callsEach = 10;
const isolateCount = 3;
const second = 1_000;

/** Most calls stand in the middle of a publication. */
const beginNear = (publications: readonly Publication[], random: Random) =>
  Math.max(now, random.pick(publications).at + (random.whole(360) - 180) * second);

describe.each<Gateway>(['cumulative', 'last-input'])('500 calls over a %s gateway while menus change', (gateway) => {
  const counts = new Map<Outcome, number>();
  const misled: string[] = [];
  let [published, refused] = [0, 0];
  for (let seed = 1; seed <= timelines; seed += 1) {
    const random = randomFrom(seed);
    const { publications, refused: left } = publishAtRandom(random, now);
    const isolates = Array.from({ length: isolateCount }, () => isolateOf(publications, random));
    [published, refused] = [published + publications.length, refused + left];
    for (let call = 0; call < callsEach; call += 1) {
      const called = callAtRandom({ publications, isolates }, gateway, beginNear(publications, random), random);
      for (const outcome of called.outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      if (called.outcomes.includes('misled')) misled.push(`seed ${seed}: ${called.story}`);
    }
  }
  const count = (outcome: Outcome) => counts.get(outcome) ?? 0;

  it('no key leads to anything but what its page said, the same page, the one that asks to dial again, or by 0 the harmless one [keys-keep-their-meaning]', () => {
    expect(misled).toEqual([]);
  });

  it('are led on far more often than they are asked to dial again', () => {
    const all = outcomes.reduce((sum, outcome) => sum + count(outcome), 0);
    expect(count('promised')).toBeGreaterThan(all / 2);
    expect(count('changed')).toBeGreaterThan(100);
    expect(count('closed')).toBeLessThan(count('changed') / 3);
    expect(refused).toBeGreaterThan(50);
    expect(published).toBeGreaterThan(500);
  });
});
