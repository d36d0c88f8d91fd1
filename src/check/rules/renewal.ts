/** One call renews a word only from day 60 on, and only where every answer is the same. */
import type { CsvFile } from '../../content/csv-file.ts';
import { addDays, daysBetween, resolveDay } from '../../content/days.ts';
import { gapsOf } from '../../directory/complete.ts';
import { type AttestationRow, newestAttestations } from '../../directory/newest-attestations.ts';
import { changedAnswers, renewFromDay } from '../../directory/renewal.ts';
import { as, inCell, listed } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'renewal';
const { warning } = as(id);

export const renewal: SourceRule = {
  id,
  explains: `A word that one call renewed is ${renewFromDay} days old and unchanged; else all is asked by visit or in writing.`,
  find({ sources: { tables }, buildDate }) {
    return newestAttestations(tables.attestations, buildDate).flatMap((newest) => {
      const before = rowBefore(tables.attestations, newest, buildDate);
      if (!before || newest.cells.status !== 'attested' || newest.cells.method !== 'call') return [];
      const { row, cells } = newest;
      const where = inCell(tables.attestations, row, 'method');
      if (before.cells.status === 'withdrawn')
        return [warning(where, `${cells.clinic} had been withdrawn, and one call brought it back.`, askFully)];
      if (gapsOf(before.cells, buildDate).length > 0) return [];
      const changed = changedAnswers(before.cells, cells);
      if (changed.length > 0)
        return [
          warning(
            where,
            `${cells.clinic} gave other answers in a mere call than before: ${listed(changed)}.`,
            askFully,
          ),
        ];
      const beforeOn = resolveDay(before.cells.checked_on, buildDate);
      if (daysBetween(beforeOn, resolveDay(cells.checked_on, buildDate)) >= renewFromDay) return [];
      return [
        warning(
          where,
          `The word of ${cells.clinic} was renewed by one call sooner than ${renewFromDay} days after it was given.`,
          `One call is enough from ${addDays(beforeOn, renewFromDay)} on; before that ask everything, by visit or in writing.`,
        ),
      ];
    });
  },
};

const askFully = 'Ask everything anew, by visit or in writing, and add a row.';

/** The row that was the newest before this one came. */
function rowBefore(table: CsvFile, newest: AttestationRow, buildDate: string): AttestationRow | undefined {
  const rows = table.rows.filter(({ row, cells }) => cells.clinic === newest.cells.clinic && row !== newest.row);
  return newestAttestations({ ...table, rows }, buildDate)[0];
}
