/** Where clinics are: an index made once for each edition. */
import { distance, around as nearestPoints } from 'geokdbush';
import KDBush from 'kdbush';
import type { Clinic, Edition, Place } from '../content/edition.ts';

export type MappedClinic = {
  readonly clinic: Clinic;
  /** Great-circle distance from the place; null for a clinic that is nowhere on the map (an intake number alone). */
  readonly kilometres: number | null;
};

/**
 * The wanted clinics around a place, nearest first, then those that are nowhere on the map.
 * A clinic without coordinates stands where its place is; of an unknown place only the last part is known.
 */
export function around(
  edition: Pick<Edition, 'clinics' | 'places'>,
  placeId: string,
  bounds: { readonly maxClinics: number; readonly maxKilometres: number },
  isWanted: (clinic: Clinic) => boolean,
): readonly MappedClinic[] {
  const { placeById, located, elsewhere, tree } = mapOf(edition);
  const unlocated = elsewhere.filter(isWanted).map((clinic) => ({ clinic, kilometres: null }));
  const from = placeById.get(placeId);
  if (!from) return unlocated;
  const { latitude, longitude } = from;
  const isWantedAt = (at: number): boolean => located[at] !== undefined && isWanted(located[at].clinic);
  const points = nearestPoints(tree, longitude, latitude, bounds.maxClinics, bounds.maxKilometres, isWantedAt);
  const near = points
    .flatMap((at) => located[at] ?? [])
    .map((point) => ({
      clinic: point.clinic,
      kilometres: distance(longitude, latitude, point.longitude, point.latitude),
    }));
  return [...near, ...unlocated];
}

type Point = { readonly clinic: Clinic; readonly latitude: number; readonly longitude: number };
type ClinicMap = {
  readonly places: readonly Place[];
  readonly placeById: ReadonlyMap<string, Place>;
  readonly located: readonly Point[];
  readonly elsewhere: readonly Clinic[];
  readonly tree: KDBush;
};

const maps = new WeakMap<readonly Clinic[], ClinicMap>();

function mapOf({ clinics, places }: Pick<Edition, 'clinics' | 'places'>): ClinicMap {
  const known = maps.get(clinics);
  if (known?.places === places) return known;
  const placeById = new Map(places.map((place) => [place.id, place]));
  const points = clinics.map((clinic) => ({ clinic, point: pointOf(clinic, placeById) }));
  const located = points.flatMap(({ point }) => point ?? []);
  const elsewhere = points.filter(({ point }) => point === null).map(({ clinic }) => clinic);
  const tree = new KDBush(located.length);
  for (const { longitude, latitude } of located) tree.add(longitude, latitude);
  const map = { places, placeById, located, elsewhere, tree: tree.finish() };
  maps.set(clinics, map);
  return map;
}

function pointOf(clinic: Clinic, placeById: ReadonlyMap<string, Place>): Point | null {
  const { latitude, longitude } = clinic;
  if (latitude !== null && longitude !== null) return { clinic, latitude, longitude };
  const place = clinic.place === null ? undefined : placeById.get(clinic.place);
  return place ? { clinic, latitude: place.latitude, longitude: place.longitude } : null;
}
