/** A sheet that comes in, beside the table that is there: nothing may be lost on the way. */
import type { CsvFile } from '../content/csv-file.ts';
import type { TableName } from '../content/line-sources.ts';
import type { TextTable } from './csv.ts';
import { keyedRows } from './row-keys.ts';
import type { Sheet, SheetProblem } from './sheet.ts';

export type TakenIn = { readonly table: TextTable; readonly problems: readonly SheetProblem[] };

/** The table as it would be written: the columns that are there in their order, new ones at the end. */
export function takeIn(name: TableName, present: CsvFile, sheet: Sheet): TakenIn {
  const say = (words: string, mend: string): SheetProblem => ({
    severity: 'error',
    sheet: sheet.name,
    row: null,
    column: '',
    words,
    mend,
  });
  const table = {
    header: [...present.header, ...sheet.header.filter((column) => !present.header.includes(column))],
    rows: sheet.rows,
  };
  if (sheet.rows.length === 0 && (sheet.header.length === 0 || present.rows.length > 0))
    return { table, problems: [say(`There is no row of ${name} here.`, leaveOut)] };
  const lost = present.header.filter(
    (column) => !sheet.header.includes(column) && present.rows.some(({ cells }) => cells[column] !== ''),
  );
  return {
    table,
    problems: [
      ...lost.map((column) =>
        say(`The column ${column} is missing here, and the line has words in it.`, putBackColumn),
      ),
      ...missingTombstones(name, present, sheet).map((row) =>
        say(`The row ${row} is missing here, or no longer withdrawn.`, tombstonesStay),
      ),
    ],
  };
}

const leaveOut = 'Take the whole sheet or file out of the import, and the table stays as it is.';
const putBackColumn =
  'Export the table, and work on that; where its words shall go, leave the column with empty cells.';
const tombstonesStay =
  'Put the row back. A clinic goes by a new row of attestations with status withdrawn, since CHECK has to answer for it.';

/** Clinics and attestations may change, but not go; what is withdrawn stays withdrawn. */
function missingTombstones(name: TableName, present: TextTable, sheet: TextTable): readonly string[] {
  if (name !== 'clinics' && name !== 'attestations') return [];
  return [...new Set([...missing(name, present, sheet), ...missing(name, withdrawn(present), withdrawn(sheet))])];
}

function missing(name: TableName, present: TextTable, sheet: TextTable): readonly string[] {
  const kept = keyedRows(name, sheet);
  return [...keyedRows(name, present).keys()].filter((key) => !kept.has(key));
}

const withdrawn = ({ header, rows }: TextTable): TextTable => ({
  header,
  rows: rows.filter(({ cells }) => cells.status === 'withdrawn'),
});
