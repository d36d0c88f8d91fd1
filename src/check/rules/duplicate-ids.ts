/** Ids and codes name one thing. */
import type { CsvFile } from '../../content/csv-file.ts';
import { as, inCell } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'duplicate-ids';
const { error, warning } = as(id);
const named = [
  ['clinics', 'id'],
  ['clinics', 'code'],
  ['hotlines', 'id'],
  ['contacts', 'id'],
  ['places', 'id'],
  ['holidays', 'date'],
] as const;

export const duplicateIds: SourceRule = {
  id,
  explains: 'No id, code or holiday stands twice in a table, and no number is that of two clinics.',
  find: ({ sources: { tables } }) => [
    ...named.flatMap(([name, column]) =>
      again(tables[name], column).map(({ row, value, first }) =>
        error(
          inCell(tables[name], row, column),
          `${value} stands in row ${first} already.`,
          'Take one of the rows out, or give this one a name of its own.',
        ),
      ),
    ),
    ...again(tables.clinics, 'phone').map(({ row, first }) =>
      warning(
        inCell(tables.clinics, row, 'phone'),
        `This is the number of the clinic in row ${first} too.`,
        'Look whether one of them was copied by mistake.',
      ),
    ),
  ],
};

type Again = { readonly row: number; readonly value: string; readonly first: number };

/** The rows whose cell of a column says what that of an earlier row, the first, does. */
function again({ rows }: CsvFile, column: string): readonly Again[] {
  const firstRows = new Map<string, number>();
  return rows.flatMap(({ row, cells }) => {
    const value = cells[column] ?? '';
    const first = firstRows.get(value);
    if (first !== undefined) return [{ row, value, first }];
    firstRows.set(value, row);
    return [];
  });
}
