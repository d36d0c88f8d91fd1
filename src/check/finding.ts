/** One result of a check. It never holds what a caller typed; it may quote what an editor wrote. */
export type Severity = 'error' | 'warning';

export type Where = {
  readonly file: string;
  /** From 1; null where the whole file is meant. */
  readonly line: number | null;
  readonly column: number | null;
  /** The row number of a spreadsheet, for a CSV; the column is then named. */
  readonly row?: number;
  readonly cell?: string;
  /** The letters of the column, where it is a sheet of a workbook; empty for a whole row. */
  readonly letters?: string;
};

export type Finding = {
  /** The id of the rule: its file's name. */
  readonly rule: string;
  readonly severity: Severity;
  readonly where: Where;
  /** What is wrong, one sentence. */
  readonly words: string;
  /** How to mend it, one sentence. */
  readonly mend: string;
};
