/** Points on the globe, and which of them are near: great-circle distances over a kept index. */
import { distance, around as nearestPoints } from 'geokdbush';
import KDBush from 'kdbush';

/** Degrees. */
export type Point = { readonly latitude: number; readonly longitude: number };
export type PointIndex = { readonly points: readonly Point[]; readonly tree: KDBush };
/** The number of a point in its list, and how far it is. */
export type NearPoint = { readonly at: number; readonly kilometres: number };

/** Rounding may put two points in the wrong order that differ by less: a millimetre. */
export const roundingKilometres = 1e-6;
/** A little less than to the other end of the globe. */
const halfwayKilometres = 20_015;
/** So many are fetched first; each time they do not suffice, so many times more. */
const firstFetch = 64;
const growth = 8;

/** The index of some points: for keeping as long as their list. */
export function indexPoints(points: readonly Point[]): PointIndex {
  const tree = new KDBush(points.length);
  for (const { longitude, latitude } of points) tree.add(longitude, latitude);
  return { points, tree: tree.finish() };
}

/** Great-circle distance on a globe of radius 6371 km. */
export function kilometresBetween(a: Point, b: Point): number {
  return distance(a.longitude, a.latitude, b.longitude, b.latitude);
}

/**
 * The wanted points within reach, nearest first, fetched as they are asked for: all of them, if nobody stops asking.
 * Those that differ by less than `roundingKilometres` may come in any order, the same one each time.
 */
export function* nearestFirst(
  { points, tree }: PointIndex,
  from: Point,
  maxKilometres: number,
  isWanted: (at: number) => boolean,
): Generator<NearPoint, void> {
  const { longitude, latitude } = from;
  // The index takes a reach beyond the other end of the globe for a short one.
  const reach = maxKilometres < halfwayKilometres ? maxKilometres + roundingKilometres : Number.POSITIVE_INFINITY;
  let done = 0;
  for (let fetch = firstFetch; ; fetch *= growth) {
    const found = nearestPoints(tree, longitude, latitude, fetch, reach, isWanted);
    for (const at of found.slice(done)) {
      const point = points[at];
      const kilometres = point ? kilometresBetween(from, point) : Number.POSITIVE_INFINITY;
      if (kilometres <= maxKilometres) yield { at, kilometres };
    }
    if (found.length < fetch) return;
    done = found.length;
  }
}
