/** Where an HSDS service is: the nearest place of the line and its area. Safety: an address is never read. */
import { distance } from 'geokdbush';
import type { CsvFile } from '../content/csv-file.ts';
import type { RowOf } from '../content/rows.ts';
import type { Doubt, Read } from './hsds-reading.ts';
import { toArea } from './hsds-service.ts';
import type { SourceLocation, SourceService } from './hsds-source.ts';

/** Further from a place than this, a clinic is not in it. */
const maxKilometres = 15;
/** Closer than this, a location is the place itself and not a spot beside it. */
const sameKilometres = 0.5;

/** The columns `place`, `latitude` and `longitude`. Coordinates are kept to about a kilometre. */
export function readArea(service: SourceService, path: string, places: CsvFile): Read {
  const locations = (service.service_at_locations ?? []).flatMap(({ location }) => location ?? []);
  const point = pointOf(locations[0]);
  const at = `${path}.service_at_locations`;
  const several = locations.length > 1 ? [doubt(at, ...moreThanOne)] : [];
  if (!point) return { cells: { place: '', latitude: '', longitude: '' }, doubts: [doubt(at, ...nowhere)] };
  const near = nearest(point, places);
  const isPlace = near !== null && near.kilometres < sameKilometres;
  const area = isPlace ? { latitude: '', longitude: '' } : { latitude: toArea(point[0]), longitude: toArea(point[1]) };
  return {
    cells: { place: near?.id ?? '', ...area },
    doubts: [...several, ...(near ? [] : [doubt(at, ...farAway)])],
  };
}

function pointOf(location: SourceLocation | undefined): readonly [string, string] | null {
  const { latitude, longitude } = location ?? {};
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [String(latitude), String(longitude)] : null;
}

function nearest([latitude, longitude]: readonly [string, string], places: CsvFile) {
  const near = places.rows
    .map(({ cells }) => cells as RowOf<'places'>)
    .filter((place) => place.latitude !== '')
    .map((place) => ({
      id: place.id,
      kilometres: distance(Number(longitude), Number(latitude), Number(place.longitude), Number(place.latitude)),
    }))
    .filter(({ kilometres }) => kilometres <= maxKilometres);
  return near.toSorted((a, b) => a.kilometres - b.kilometres)[0] ?? null;
}

const moreThanOne = [
  'There is more than one location; the first is kept.',
  'Give each further location a row of its own.',
] as const;
const nowhere = [
  'It has no location on the map, so it is nearest to nobody.',
  'Write its place in the column place.',
] as const;
const farAway = [
  `No place of the line is within ${maxKilometres} km of it.`,
  'Add a row to places.csv and write its id in the column place.',
] as const;

const doubt = (path: string, words: string, mend: string): Doubt => ({ column: 'place', path, words, mend });
