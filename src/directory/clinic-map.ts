/** Where clinics are: an index made once for each edition. */
import type { Clinic, Edition, Place } from '../content/edition.ts';
import { indexPoints, nearestFirst, type Point, type PointIndex } from './sphere.ts';

export type MappedClinic = {
  readonly clinic: Clinic;
  /** Great-circle distance from the place; null for a clinic that is nowhere on the map (an intake number alone). */
  readonly kilometres: number | null;
};

type Directory = Pick<Edition, 'clinics' | 'places'>;
type IsWanted = (clinic: Clinic) => boolean;

/**
 * The wanted clinics around a place, nearest first, then those that are nowhere on the map; looked for as they are asked for.
 * A clinic without coordinates stands where its place is; of an unknown place only the last part is known.
 */
export function* clinicsAround(
  edition: Directory,
  placeId: string,
  maxKilometres: number,
  isWanted: IsWanted,
): Generator<MappedClinic, void> {
  const map = mapOf(edition);
  yield* locatedAround(map, placeId, maxKilometres, isWanted);
  for (const clinic of map.elsewhere) if (isWanted(clinic)) yield { clinic, kilometres: null };
}

/** The same as a list, with so many at most of those that are on the map. */
export function around(
  edition: Directory,
  placeId: string,
  { maxClinics, maxKilometres }: { readonly maxClinics: number; readonly maxKilometres: number },
  isWanted: IsWanted,
): readonly MappedClinic[] {
  const map = mapOf(edition);
  const near: MappedClinic[] = [];
  for (const found of locatedAround(map, placeId, maxKilometres, isWanted)) {
    near.push(found);
    if (near.length >= maxClinics) break;
  }
  return [...near, ...map.elsewhere.filter(isWanted).map((clinic) => ({ clinic, kilometres: null }))];
}

function* locatedAround(
  { placeById, located, index }: ClinicMap,
  placeId: string,
  maxKilometres: number,
  isWanted: IsWanted,
): Generator<MappedClinic, void> {
  const from = placeById.get(placeId);
  if (!from) return;
  const isWantedAt = (at: number): boolean => located[at] !== undefined && isWanted(located[at].clinic);
  for (const { at, kilometres } of nearestFirst(index, from, maxKilometres, isWantedAt)) {
    const found = located[at];
    if (found) yield { clinic: found.clinic, kilometres };
  }
}

type Located = { readonly clinic: Clinic; readonly point: Point };
type ClinicMap = {
  readonly places: readonly Place[];
  readonly placeById: ReadonlyMap<string, Place>;
  readonly located: readonly Located[];
  readonly elsewhere: readonly Clinic[];
  readonly index: PointIndex;
};

const maps = new WeakMap<readonly Clinic[], ClinicMap>();

function mapOf({ clinics, places }: Directory): ClinicMap {
  const known = maps.get(clinics);
  if (known?.places === places) return known;
  const placeById = new Map(places.map((place) => [place.id, place]));
  const located: Located[] = [];
  const elsewhere: Clinic[] = [];
  for (const clinic of clinics) {
    const point = pointOf(clinic, placeById);
    if (point) located.push({ clinic, point });
    else elsewhere.push(clinic);
  }
  const map = { places, placeById, located, elsewhere, index: indexPoints(located.map(({ point }) => point)) };
  maps.set(clinics, map);
  return map;
}

function pointOf({ latitude, longitude, place }: Clinic, placeById: ReadonlyMap<string, Place>): Point | null {
  if (latitude !== null && longitude !== null) return { latitude, longitude };
  return place === null ? null : (placeById.get(place) ?? null);
}
