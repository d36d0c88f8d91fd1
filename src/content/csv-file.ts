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
  const firstLine = text.split('\n', 1)[0] ?? '';
  if (!firstLine.includes(',') && /[;\t]/.test(firstLine))
    return unread(file, 1, 'semicolons or tabs stand between the cells; save it with commas between them');
  try {
    const table: string[][] = parse(text, { bom: true, trim: true, skip_empty_lines: false, relax_column_count: true });
    const header = table[0] ?? [];
    const rows = table
      .map((cells, index) => ({ row: index + 1, cells: named(header, cells) }))
      .slice(1)
      .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''));
    return { file, header, rows, problems: table.flatMap((cells, index) => tooLong(header, cells, index + 1)) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return unread(file, line, 'a quotation mark is not closed here or above');
  }
}

const unread = (file: string, line: number, words: string): CsvFile => ({
  file,
  header: [],
  rows: [],
  problems: [{ line, column: 1, words }],
});

/** A comma that is not quoted moves what follows it one column on; the last cell then has no column. */
function tooLong(header: readonly string[], cells: readonly string[], line: number): readonly Problem[] {
  const isTooLong = cells.slice(header.length).some((cell) => cell !== '');
  return isTooLong
    ? [{ line, column: 1, words: 'this row has more cells than columns; put text with a comma in quotation marks' }]
    : [];
}

function named(header: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
}
