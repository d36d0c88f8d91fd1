/** Ids and codes name one thing. */
import { as, inCell } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'duplicate-ids';
const { error } = as(id);
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
  explains: 'No id, code or holiday stands twice in a table.',
  find: ({ sources: { tables } }) =>
    named.flatMap(([name, column]) => {
      const firstRows = new Map<string, number>();
      return tables[name].rows.flatMap(({ row, cells }) => {
        const value = cells[column] ?? '';
        const first = firstRows.get(value);
        if (first === undefined) {
          firstRows.set(value, row);
          return [];
        }
        return [
          error(
            inCell(tables[name], row, column),
            `${value} stands in row ${first} already.`,
            'Take one of the rows out, or give this one a name of its own.',
          ),
        ];
      });
    }),
};
