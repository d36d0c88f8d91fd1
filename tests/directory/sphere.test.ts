import { describe, expect, test } from 'vitest';
import {
  indexPoints,
  kilometresBetween,
  nearestFirst,
  type Point,
  roundingKilometres,
} from '../../src/directory/sphere.ts';
import { randomFrom } from '../support/random.ts';
import { angleBetween, anywhere, haversine, worlds } from './worlds.ts';

const all = () => true;
const tried = worlds(600, 1000);

test('the two meet on ten thousand points at least', () => {
  expect(tried.reduce((sum, { queries }) => sum + queries.length, 0)).toBeGreaterThanOrEqual(10_000);
});

describe('the index finds what measuring every point finds', () => {
  test.each(tried)('$name', ({ points, queries }) => {
    const index = indexPoints(points);
    const answers = queries.map((from, n) => {
      const reach = [100, 1000, 100, 20_100][n % 4] ?? 100;
      return { from, reach, found: [...nearestFirst(index, from, reach, all)] };
    });
    const isOther = ({ from, reach, found }: (typeof answers)[number]) =>
      JSON.stringify(inOrder(found)) !== JSON.stringify(measured(points, from, reach));
    expect(answers.filter(isOther)).toEqual([]);
    expect(answers.filter(({ found }) => !isNearestFirst(found))).toEqual([]);
    expect(answers.some(({ found }) => found.length > 0)).toBe(points.length > 0);
  });
});

test('of thousands, those that are wanted are fetched, however many nearer ones are not', () => {
  const random = randomFrom(7);
  const points = Array.from({ length: 5000 }, () => anywhere(random));
  const index = indexPoints(points);
  for (const wanted of [new Set([4999]), new Set([0, 1, 2, 3]), new Set<number>()]) {
    const from = anywhere(random);
    const found = [...nearestFirst(index, from, 20_100, (at) => wanted.has(at))];
    expect(new Set(found.map(({ at }) => at))).toEqual(wanted);
  }
});

test('the distance is that of the great circle, to the millimetre', () => {
  for (const { points, queries } of worlds(50, 50)) {
    for (const a of queries)
      for (const b of points) {
        const [own, other] = [kilometresBetween(a, b), angleBetween(a, b)];
        // Haversines are blunt at the other end of the globe, where nobody looks for a clinic.
        if (Math.abs(own - other) > (other < 19_000 ? 1e-6 : 1e-3)) expect(own).toBe(other);
      }
  }
});

type Near = { readonly at: number; readonly kilometres: number };

const inOrder = (found: readonly Near[]) => [...found].sort((a, b) => a.kilometres - b.kilometres || a.at - b.at);

function isNearestFirst(found: readonly Near[]): boolean {
  return found.every(({ kilometres }, at) => kilometres >= (found[at - 1]?.kilometres ?? 0) - roundingKilometres);
}

function measured(points: readonly Point[], from: Point, reach: number): readonly Near[] {
  const near: Near[] = [];
  for (const [at, point] of points.entries()) {
    const kilometres = haversine(from, point);
    if (kilometres <= reach) near.push({ at, kilometres });
  }
  return inOrder(near);
}
