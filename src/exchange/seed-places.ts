/** Which places of GeoNames a line is given, as rows for places.csv. The organisation's own rows win and stay as they are. */
import type { CsvFile } from '../content/csv-file.ts';
import { foldForSearch } from '../directory/fold.ts';
import { choosePlaces, knownOf, solid } from './choose-places.ts';
import { type GeoName, geoNamesCredit } from './geonames.ts';
import { aliasesOf, shortName } from './place-names.ts';
import { freeRowId } from './row-ids.ts';
import { newRegions, type RegionOf, regionOfNearest } from './seed-regions.ts';

export type SeedSettings = {
  /** How many places at most; regions are not counted. */
  readonly mostPlaces: number;
  /** ISO 15924 scripts of the line's languages. */
  readonly scripts: readonly string[];
};
export type PlaceCells = Readonly<Record<string, string>>;
export type Seed = {
  /** Regions first, then places, largest first: to be added at the end. */
  readonly rows: readonly PlaceCells[];
  readonly regionCount: number;
  /** Left out since the line has them. */
  readonly knownCount: number;
  /** Those among the rows that have the name of another place elsewhere. */
  readonly namesakeCount: number;
  /** Left out beyond the most. */
  readonly smallerCount: number;
};

/**
 * The rows to add, out of places that are sorted by population. Null where the line has regions but no place in them: nobody could
 * say which region a town is in.
 */
export function seedPlaces(places: CsvFile, candidates: readonly GeoName[], settings: SeedSettings): Seed | null {
  const cells = places.rows.map((row) => row.cells);
  const ids = new Set(cells.map((row) => row.id ?? ''));
  const located = cells.filter((row) => (row.region ?? '') !== '' && (row.latitude ?? '') !== '');
  const hasRegions = cells.some((row) => row.region === '');
  if (hasRegions && located.length === 0) return null;
  const { chosen, ...left } = choosePlaces(located.map(knownOf), candidates, settings.mostPlaces);
  const regions = hasRegions ? [] : newRegions(chosen, ids);
  const regionOf: RegionOf = regionOfNearest(hasRegions ? located : regions.map(({ seat }) => seat));
  for (const { row } of regions) ids.add(row.id ?? '');
  const names = new Set([
    ...located.flatMap((row) => knownOf(row).names.map(solid)),
    ...candidates.map((place) => solid(foldForSearch(place.name))),
  ]);
  const rows = chosen.map((place): PlaceCells => {
    const region = regionOf(place);
    const id = freeRowId(place.asciiName, ids, region, 'place');
    ids.add(id);
    return { ...rowOf(place, settings.scripts, names), id, region };
  });
  return { rows: [...regions.map(({ row }) => row), ...rows], regionCount: regions.length, ...left };
}

function rowOf(place: GeoName, scripts: readonly string[], names: ReadonlySet<string>): PlaceCells {
  const own = solid(foldForSearch(place.name));
  const isTaken = (folded: string): boolean => solid(folded) !== own && names.has(solid(folded));
  const name = shortName(place.name, isTaken);
  return {
    name,
    aliases: aliasesOf(place, name, scripts, isTaken).join(';'),
    latitude: place.latitude,
    longitude: place.longitude,
    population: String(place.population),
    source: geoNamesCredit,
  };
}
