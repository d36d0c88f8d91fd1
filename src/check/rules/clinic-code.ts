/** The last digit of a clinic's code follows from the others, so that a mistyped code is never another clinic's. */
import { clinicCode, isClinicCode } from '../../directory/code.ts';
import { as, inCell } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'clinic-code';
const { error } = as(id);

export const clinicCodeRule: SourceRule = {
  id,
  explains: 'The check digit of every clinic code is right.',
  find: ({ sources: { tables } }) =>
    tables.clinics.rows.flatMap(({ row, cells }) => {
      const code = cells.code ?? '';
      if (isClinicCode(code)) return [];
      const right = clinicCode(code.slice(1, -1));
      return [
        error(
          inCell(tables.clinics, row, 'code'),
          `The last digit of ${code} does not fit the others.`,
          `Write ${right}, if the other digits are as you mean them and nothing is printed yet.`,
        ),
      ];
    }),
};
