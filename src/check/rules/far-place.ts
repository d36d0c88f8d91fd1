/** A place far from all others of its region: mostly one whose degrees stand in each other's columns. */
import type { CsvRow } from '../../content/csv-file.ts';
import { kilometresBetween, type Point } from '../../directory/sphere.ts';
import { as, inCell } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'far-place';
const { warning } = as(id);
const farKilometres = 300;
const hugeKilometres = 1000;

export const farPlace: SourceRule = {
  id,
  explains: 'No place is far from all others of its region, as it is where latitude and longitude have changed places.',
  find: ({ sources: { tables } }) => {
    const regions = Map.groupBy(
      tables.places.rows.filter(({ cells }) => cells.latitude !== ''),
      ({ cells }) => cells.region,
    );
    return [...regions.values()]
      .filter(({ length }) => length > 1)
      .flatMap((places) =>
        places
          .filter((place) => isDoubtful(place, places))
          .map(({ row, cells }) =>
            warning(
              inCell(tables.places, row, 'latitude'),
              `${cells.name ?? ''} is more than ${farKilometres} km from every other place of its region.`,
              'Have latitude and longitude changed places? Compare them with those of the row above.',
            ),
          ),
      );
  },
};

/** Some places are lonely: that is believed of them unless exchanged degrees would bring them home. */
function isDoubtful(place: CsvRow, places: readonly CsvRow[]): boolean {
  const others = places.filter((other) => other !== place).map(pointOf);
  const { latitude, longitude } = pointOf(place);
  const isFar = (from: Point, kilometres: number) =>
    others.every((other) => kilometresBetween(from, other) > kilometres);
  const isExchanged = Math.abs(longitude) <= 90 && !isFar({ latitude: longitude, longitude: latitude }, farKilometres);
  return isFar({ latitude, longitude }, isExchanged ? farKilometres : hugeKilometres);
}

const pointOf = ({ cells }: CsvRow): Point => ({
  latitude: Number(cells.latitude),
  longitude: Number(cells.longitude),
});
