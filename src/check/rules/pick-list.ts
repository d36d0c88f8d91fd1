/** A pick list ends where nobody turns pages any more; what stands further down is found by typing. */
import type { CsvRow } from '../../content/csv-file.ts';
import { maxListed } from '../../content/screens.ts';
import { foldForSearch } from '../../directory/fold.ts';
import type { Finding } from '../finding.ts';
import { as, inCell } from '../found.ts';
import type { SourceRule, SourceSubject } from '../rule.ts';

const id = 'pick-list';
const { warning } = as(id);

export const pickList: SourceRule = {
  id,
  explains: `A region, and the list of regions, holds no more than callers page through: ${maxListed}.`,
  find: ({ sources }) => {
    const { rows } = sources.tables.places;
    const groups = Map.groupBy(rows, ({ cells }) => cells.region ?? '');
    return [...groups].flatMap(([region, group]) => [...tooMany(sources, region, group), ...sameNamed(sources, group)]);
  },
};

type Sources = SourceSubject['sources'];

function tooMany({ tables }: Sources, region: string, group: readonly CsvRow[]): Finding[] {
  const [first] = group.slice(maxListed);
  if (!first) return [];
  const what = region === '' ? `There are ${group.length} regions` : `Region ${region} has ${group.length} places`;
  return [
    warning(
      inCell(tables.places, first.row, 'region'),
      `${what}: the list shows the first ${maxListed}, and those from this row on are found by typing alone.`,
      'Divide the region, or leave it so where they are small: new rows belong at the end, so that no digit moves.',
    ),
  ];
}

/** By text a place that no digits lead to is chosen by its name, which has to be its own. */
function sameNamed({ tables }: Sources, group: readonly CsvRow[]): Finding[] {
  const named = Map.groupBy(tables.places.rows.filter(isPlace), ({ cells }) => foldForSearch(cells.name ?? ''));
  const others = ({ row, cells }: CsvRow) =>
    named.get(foldForSearch(cells.name ?? ''))?.find((other) => other.row !== row);
  const [first, ...more] = group.slice(maxListed).filter((place) => isPlace(place) && others(place));
  if (!first) return [];
  const as = `${first.cells.name} is called as the place in row ${others(first)?.row}`;
  return [
    warning(
      inCell(tables.places, first.row, 'name'),
      `${as}, and no digits lead to it: by SMS nobody can choose it${more.length === 0 ? '' : `, nor ${more.length} more of this region`}.`,
      'Give it a name of its own, such as that of its district.',
    ),
  ];
}

const isPlace = ({ cells }: CsvRow): boolean => cells.region !== '';
