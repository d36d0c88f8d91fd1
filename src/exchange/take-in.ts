/** A sheet that comes in, beside the table that is there: nothing may be lost on the way, and nothing of the past rewritten. */
import type { CsvFile } from '../content/csv-file.ts';
import type { TableName } from '../content/line-sources.ts';
import { rowSchemas } from '../content/rows.ts';
import type { TextTable } from './csv.ts';
import { movedDigits } from './moved-digits.ts';
import { rewritten } from './rewritten.ts';
import { keyedRows, mayBe } from './row-keys.ts';
import type { Said, Sheet, SheetProblem } from './sheet.ts';

export type TakenIn = { readonly table: TextTable; readonly problems: readonly SheetProblem[] };
export type TakingIn = {
  /** A demonstration may let its examples go. */
  readonly isDemo: boolean;
  /** YYYY-MM-DD. */
  readonly today: string;
};

/** Tables that may be left without rows, such as alerts once the last of them is over. */
const mayBeEmpty: readonly TableName[] = ['alerts', 'contacts', 'holidays'];

/** The table as it would be written: the columns that are there in their order, new ones at the end. */
export function takeIn(name: TableName, present: CsvFile, sheet: Sheet, taking: TakingIn): TakenIn {
  const table = {
    header: [...present.header, ...sheet.header.filter((column) => isNew(column, name, present, sheet))],
    rows: sheet.rows,
  };
  const said = isEmptied(name, present, sheet)
    ? [{ words: `There is no row of ${name} here.`, mend: leaveOut }]
    : [
        ...lostColumns(present, sheet),
        ...missingRows(name, present, sheet, taking),
        ...rewritten(name, present, sheet, taking.today),
        ...(name === 'places' ? movedDigits(present, sheet) : []),
      ];
  const usual = { severity: 'error', sheet: sheet.name, row: null, column: '' } as const;
  return { table, problems: said.map((one) => ({ ...usual, ...one })) };
}

const leaveOut = 'Take the whole sheet or file out of the import, and the table stays as it is.';

/** A column that an export offers, and nobody has filled in, is none. */
function isNew(column: string, name: TableName, present: CsvFile, sheet: Sheet): boolean {
  if (present.header.includes(column)) return false;
  return !(column in rowSchemas[name].shape) || sheet.rows.some(({ cells }) => cells[column] !== '');
}

function isEmptied(name: TableName, present: CsvFile, sheet: Sheet): boolean {
  if (sheet.rows.length > 0) return false;
  return sheet.header.length === 0 || (present.rows.length > 0 && !mayBeEmpty.includes(name));
}

function lostColumns(present: CsvFile, sheet: Sheet): readonly Said[] {
  return present.header
    .filter((column) => sheet.rows.length > 0 && !sheet.header.includes(column))
    .filter((column) => present.rows.some(({ cells }) => cells[column] !== ''))
    .map((column) => ({
      words: `The column ${column} is missing here, and the line has words in it.`,
      mend: 'Export the table, and work on that; where its words shall go, leave the column with empty cells.',
    }));
}

/** Clinics and attestations may not go: CHECK has to answer for them. Of a demonstration a clinic's rows may, all of them. */
function missingRows(name: TableName, present: CsvFile, sheet: Sheet, { isDemo }: TakingIn): readonly Said[] {
  if (name !== 'clinics' && name !== 'attestations') return [];
  const kept = keyedRows(name, sheet);
  const missing = [...keyedRows(name, present)]
    .filter(([key, was]) => !kept.has(key) && !sheet.rows.some(({ cells }) => mayBe(name, cells, was)))
    .map(([key]) => key);
  const asked = new Set(sheet.rows.map(({ cells }) => cells.clinic));
  const isExample = (row: string) => isDemo && !asked.has(row.split(' ')[0]);
  return missing.map((row): Said => {
    if (isExample(row)) return { severity: 'warning', words: `The row ${row} goes.`, mend: demoOnly };
    if (name === 'clinics') return { words: `The row ${row} is missing here.`, mend: clinicsStay };
    const words = `The row ${row} is missing here: it was deleted, or the line was changed after this was exported.`;
    return { words, mend: exportAgain };
  });
}

const demoOnly =
  'In a demonstration it may. In a line that people rely on, a clinic is withdrawn instead, since CHECK has to answer for it.';
const clinicsStay =
  'Put the row back, or export again if the line was changed since. To take a clinic off: npm run directory -- withdraw CLINIC.';
const exportAgain = 'Export again and type your changes into that. Rows of attestations stay for good.';
