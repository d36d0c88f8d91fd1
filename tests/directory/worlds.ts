/** Points where measuring on a globe goes wrong: poles, the antimeridian, many on one spot. */
import type { Point } from '../../src/directory/sphere.ts';
import { type Random, randomFrom } from '../support/random.ts';

const span = (random: Random, from: number, to: number) => from + (random.whole(2 ** 30) / 2 ** 30) * (to - from);
const wrapped = (longitude: number) => ((((longitude + 180) % 360) + 360) % 360) - 180;

/** Anywhere, each square kilometre as likely as any other. */
export function anywhere(random: Random): Point {
  const latitude = (Math.asin(span(random, -1, 1)) * 180) / Math.PI;
  return { latitude, longitude: span(random, -180, 180) };
}

const kinds: Readonly<Record<string, (random: Random) => Point>> = {
  anywhere,
  'north pole': (random) => ({ latitude: random.pick([90, span(random, 88, 90)]), longitude: span(random, -180, 180) }),
  'south pole': (random) => ({
    latitude: random.pick([-90, span(random, -90, -88)]),
    longitude: random.pick([-180, 0, 180, span(random, -180, 180)]),
  }),
  antimeridian: (random) => ({
    latitude: span(random, -2, 2),
    longitude: random.pick([-180, 180, wrapped(span(random, 179, 181))]),
  }),
  'far north on the antimeridian': (random) => ({
    latitude: span(random, 68, 72),
    longitude: wrapped(span(random, 175, 185)),
  }),
  'one city': (random) => ({ latitude: span(random, -1.4, -1.1), longitude: span(random, 36.6, 37) }),
  'a few spots': (random) => ({ latitude: random.whole(5) / 10, longitude: 37 + random.whole(5) / 10 }),
  'one meridian': (random) => ({ latitude: random.whole(181) - 90, longitude: 0 }),
};

export type World = { readonly name: string; readonly points: readonly Point[]; readonly queries: readonly Point[] };

/** One world of each kind, with some points from anywhere; a third of the queries stand on a point. */
export function worlds(pointsEach: number, queriesEach: number): readonly World[] {
  const mixed = Object.entries(kinds).map(([name, aPoint], at): World => {
    const random = randomFrom(at + 1);
    const points = Array.from({ length: pointsEach }, (_, n) => (n % 8 === 7 ? anywhere(random) : aPoint(random)));
    const queries = Array.from({ length: queriesEach }, (_, n) => {
      if (n % 3 === 0) return random.pick(points);
      return n % 3 === 1 ? aPoint(random) : anywhere(random);
    });
    return { name, points, queries };
  });
  const random = randomFrom(99);
  const queries = Array.from({ length: queriesEach }, () => anywhere(random));
  return [
    ...mixed,
    { name: 'nothing at all', points: [], queries },
    { name: 'one point', points: [anywhere(random)], queries },
  ];
}

/** The haversine formula, for a globe of radius 6371 km. */
export function haversine(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const half = (degrees: number) => Math.sin((degrees * radians) / 2) ** 2;
  const h =
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * half(a.longitude - b.longitude) +
    half(a.latitude - b.latitude);
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}

/** The same by another way: the angle between two vectors from the middle of the globe. */
export function angleBetween(a: Point, b: Point): number {
  const [ax, ay, az] = vectorOf(a);
  const [bx, by, bz] = vectorOf(b);
  const cross = Math.hypot(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx);
  return 6371 * Math.atan2(cross, ax * bx + ay * by + az * bz);
}

function vectorOf({ latitude, longitude }: Point): readonly [number, number, number] {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}
