/** Directions lead to a door without an address: a phone may be searched, and its owner followed there. */
import { as, inCell } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'house-numbers';
const { warning } = as(id);

export const houseNumbers: SourceRule = {
  id,
  explains: 'Directions hold no three digits in a row: no address, and no phone number.',
  find: ({ sources: { tables } }) =>
    tables.clinics.rows.flatMap(({ row, cells }) =>
      Object.entries(cells)
        .filter(([column, text]) => /^directions(\.|$)/.test(column) && /\d{3}/.test(text))
        .map(([column]) =>
          warning(
            inCell(tables.clinics, row, column),
            'A number stands in these directions, as in an address or a phone number.',
            'Never write an address: say what the door looks like and what it is near; a number to call has a column of its own.',
          ),
        ),
    ),
};
