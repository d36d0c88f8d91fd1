/** Regions for places that come from elsewhere: that of the nearest place a line has, or new ones around the largest towns. */
import { distance } from 'geokdbush';
import { type GeoName, geoNamesCredit } from './geonames.ts';
import { shortName } from './place-names.ts';
import { freeRowId } from './row-ids.ts';

export type RegionOf = (place: GeoName) => string;
type Cells = Readonly<Record<string, string>>;
/** A new region, and the town in its midst as a place of it. */
export type NewRegion = { readonly row: Cells; readonly seat: Cells };

/** As many as the first screen of a pick list holds. */
const maxRegions = 6;

/** Says the region of the nearest of some places, each with `region`, `latitude` and `longitude`. */
export function regionOfNearest(places: readonly Cells[]): RegionOf {
  const spots = places.map((cells) => ({
    region: cells.region ?? '',
    latitude: Number(cells.latitude),
    longitude: Number(cells.longitude),
  }));
  return (place) => {
    const far = (spot: (typeof spots)[number]) =>
      distance(Number(place.longitude), Number(place.latitude), spot.longitude, spot.latitude);
    const nearest = spots.reduce<{ readonly region: string; readonly far: number }>(
      (best, spot) => {
        const away = far(spot);
        return away < best.far ? { region: spot.region, far: away } : best;
      },
      { region: '', far: Number.POSITIVE_INFINITY },
    );
    return nearest.region;
  };
}

/**
 * At most six regions: the largest town of each first-level division, those with the most people first, gives its name, since GeoNames'
 * file has codes alone for divisions. `places` are sorted by population.
 */
export function newRegions(places: readonly GeoName[], ids: ReadonlySet<string>): readonly NewRegion[] {
  const taken = new Set(ids);
  const divisions = [...Map.groupBy(places, ({ admin1 }) => admin1).values()];
  const people = (towns: readonly GeoName[]) => towns.reduce((sum, { population }) => sum + population, 0);
  const largest = divisions.sort((a, b) => people(b) - people(a)).slice(0, maxRegions);
  return largest.flatMap(([seat]): NewRegion[] => {
    if (!seat) return [];
    const id = freeRowId(`${seat.asciiName} area`, taken, '', 'region');
    taken.add(id);
    const { latitude, longitude } = seat;
    return [
      {
        row: { id, name: shortName(seat.name), source: geoNamesCredit },
        seat: { region: id, latitude, longitude },
      },
    ];
  });
}
