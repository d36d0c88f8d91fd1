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
  explains: `A region, and the list of regions, holds each name once, and no more than callers page through: ${maxListed}.`,
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

/** Callers who are asked which of several places of a name they mean see their regions, which have to differ. */
function sameNamed({ tables }: Sources, group: readonly CsvRow[]): Finding[] {
  const columns = tables.places.header.filter((column) => column === 'name' || column.startsWith('name.'));
  const rowByName = new Map<string, number>();
  const same = group.flatMap(({ row, cells }) => {
    const names = columns.map((column) => `${column} ${foldForSearch(cells[column] ?? '')}`);
    const column = columns.find((_, at) => cells[columns[at] ?? ''] !== '' && rowByName.has(names[at] ?? ''));
    const other = rowByName.get(names[columns.indexOf(column ?? '')] ?? '');
    for (const name of names) if (!rowByName.has(name)) rowByName.set(name, row);
    return column === undefined || other === undefined ? [] : [{ row, column, name: cells[column] ?? '', other }];
  });
  const [first, ...more] = same;
  if (!first) return [];
  const others = more.length === 0 ? '' : ` (${more.length} more are like it)`;
  return [
    warning(
      inCell(tables.places, first.row, first.column),
      `${first.name} is called as the place in row ${first.other}, in one region${others}: callers cannot tell which is which.`,
      'Give it a name of its own, such as with that of its district.',
    ),
  ];
}
