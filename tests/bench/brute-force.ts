/** Without any index: every clinic measured and ranked, every name compared. What ours is held against where lines grow. */
import { distance as slipsBetween } from 'fastest-levenshtein';
import type { Clinic, Edition, Place } from '../../src/content/edition.ts';
import { isOfferedOn } from '../../src/directory/attested.ts';
import { foldForSearch } from '../../src/directory/fold.ts';
import { openStateAt, opensWithin } from '../../src/directory/hours.ts';
import { localTime } from '../../src/directory/local-time.ts';
import { maxFound, openReachKilometres, reachKilometres } from '../../src/directory/nearest.ts';
import { byRank } from '../../src/directory/ranking.ts';
import { kilometresBetween, type NearPoint, type Point } from '../../src/directory/sphere.ts';

/** The ids of the five that may be told of: open first as far as one gets today, then by distance alone. */
export function nearestByMeasuringAll(
  edition: Edition,
  places: ReadonlyMap<string, Place>,
  from: Point,
  now: number,
): readonly string[] {
  const local = localTime(edition.line.zone, now);
  const near = edition.clinics.flatMap((clinic) => {
    const at = pointOf(clinic, places);
    if (!at || !isOfferedOn(clinic, local.date)) return [];
    const kilometres = kilometresBetween(from, at);
    const state = openStateAt(clinic.hours, clinic.closedOnHolidays ? edition.holidays : [], local);
    const isOpen = kilometres <= openReachKilometres && opensWithin(state, local, 60);
    return kilometres <= reachKilometres ? [{ clinic, kilometres, isOpen }] : [];
  });
  const ranked = byRank(near, ({ clinic, kilometres, isOpen }) => [Number(clinic.avoid), Number(!isOpen), kilometres]);
  return ranked.slice(0, maxFound).map(({ clinic }) => clinic.id);
}

function pointOf({ latitude, longitude, place }: Clinic, places: ReadonlyMap<string, Place>): Point | undefined {
  return latitude !== null && longitude !== null ? { latitude, longitude } : places.get(place ?? '');
}

/** The five points nearest to one, by measuring all. */
export function pointsByMeasuringAll(points: readonly Point[], from: Point): readonly NearPoint[] {
  const measured = points.map((point, at) => ({ at, kilometres: kilometresBetween(from, point) }));
  return byRank(measured, ({ kilometres }) => [kilometres]).slice(0, maxFound);
}

export type NamedPlaces = readonly { readonly place: Place; readonly names: readonly string[] }[];

/** The folded names and aliases of each place. */
export const namesOf = (places: readonly Place[]): NamedPlaces =>
  places.map((place) => ({ place, names: [...Object.values(place.names), ...place.aliases].map(foldForSearch) }));

/** The three places whose names take the fewest letters to become what was typed. */
export function placesByComparingAll(places: NamedPlaces, typed: string): readonly Place[] {
  const folded = foldForSearch(typed);
  const compared = places.map(({ place, names }) => ({
    place,
    slips: Math.min(...names.map((name) => slipsBetween(folded, name))),
  }));
  return byRank(compared, ({ slips }) => [slips])
    .slice(0, 3)
    .map(({ place }) => place);
}
