/** What is read of one sheet, whatever the file is, and what is wrong in it. */
import type { CsvRow } from '../content/csv-file.ts';
import type { Encoding } from '../content/decode-text.ts';

export type Sheet = {
  readonly name: string;
  readonly encoding: Encoding;
  /** The row of the header; rows are numbered as the spreadsheet shows them. */
  readonly headerRow: number;
  readonly header: readonly string[];
  /** The letters of each column by its name; a CSV shows none. */
  readonly letters?: Readonly<Record<string, string>>;
  readonly rows: readonly CsvRow[];
};

export type SheetProblem = {
  /** An error keeps the whole file from being taken in. */
  readonly severity: 'error' | 'warning';
  readonly sheet: string;
  /** As the spreadsheet numbers it; null where the whole sheet is meant. */
  readonly row: number | null;
  /** The name in the header, or the letters of the column where it has none; empty for a whole row. */
  readonly column: string;
  readonly words: string;
  readonly mend: string;
};

/** A problem of a whole sheet and an error, where it does not say otherwise. */
export type Said = Partial<SheetProblem> & Pick<SheetProblem, 'words' | 'mend'>;

/** A sheet without a cell. */
export const readNothing = (name: string): Sheet => ({ name, encoding: 'utf-8', headerRow: 1, header: [], rows: [] });
