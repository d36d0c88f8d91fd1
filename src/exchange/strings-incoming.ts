/** Translations that come in, whatever the file was. */
import type { SheetProblem } from './sheet.ts';

export type IncomingString = {
  readonly key: string;
  /** The row of a sheet, the line of a PO file. */
  readonly row: number;
  /** The words that it was translated from; null where the file does not say. */
  readonly source: string | null;
  /** By locale; empty where there is none. */
  readonly texts: Readonly<Record<string, string>>;
  /** What a PO file says of it: `unsure` is its mark `fuzzy`. Sheets say nothing. */
  readonly mark: 'sure' | 'unsure' | null;
};

export type IncomingStrings = {
  /** The locales that are taken in. */
  readonly languages: readonly string[];
  readonly rows: readonly IncomingString[];
  readonly problems: readonly SheetProblem[];
};

/** A problem of one place, an error where it does not say otherwise. */
export function problemAt(
  sheet: string,
  row: number | null,
  column: string,
  words: string,
  mend: string,
  severity: SheetProblem['severity'] = 'error',
): SheetProblem {
  return { sheet, row, column, words, mend, severity };
}
