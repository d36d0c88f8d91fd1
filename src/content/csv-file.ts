/** One CSV source: rows of named cells, each with the number a spreadsheet gives it. */
import { CsvError, parse } from 'csv-parse/sync';
import type { Problem } from './yaml-file.ts';

export type CsvRow = { readonly row: number; readonly cells: Readonly<Record<string, string>> };
export type CsvFile = {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly problems: readonly Problem[];
};

/** Reads comma-separated rows with a header; row 1 is the header. Never throws. */
export function parseCsv(file: string, text: string): CsvFile {
  try {
    const table: string[][] = parse(text, { bom: true, trim: true, skip_empty_lines: false, relax_column_count: true });
    const header = table[0] ?? [];
    const rows = table
      .map((cells, index) => ({ row: index + 1, cells: named(header, cells) }))
      .slice(1)
      .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''));
    return { file, header, rows, problems: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return {
      file,
      header: [],
      rows: [],
      problems: [{ line, column: 1, words: 'a quotation mark is not closed here or above' }],
    };
  }
}

function named(header: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
}
