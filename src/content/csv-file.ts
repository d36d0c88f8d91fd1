/** One CSV source: rows of named cells, each with the number a spreadsheet gives it. */
import { CsvError, parse } from 'csv-parse/sync';
import type { Encoding } from './decode-text.ts';
import { trimCell } from './odd-spaces.ts';
import type { Problem } from './yaml-file.ts';

export type CsvRow = { readonly row: number; readonly cells: Readonly<Record<string, string>> };
export type CsvFile = {
  readonly file: string;
  readonly encoding: Encoding;
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly problems: readonly Problem[];
};

const delimiters = [',', ';', '\t'];
/** The first line that Excel writes or understands: `sep=;`. No spreadsheet shows it as a row. */
export const separatorLine = /^\ufeff?"?sep=([,;\t|])"?(?:\r\n|\n|\r)/i;

/**
 * Reads rows with a header, with commas, semicolons or tabs between the cells, whichever the header has. Row 1 is the
 * header; a row is a record, so that a line break inside a cell moves no number. Never throws.
 */
export function parseCsv(file: string, text: string, encoding: Encoding = 'utf-8'): CsvFile {
  const [shown = '', separator] = separatorLine.exec(text) ?? [];
  const rest = text.slice(shown.length);
  try {
    const records: string[][] = parse(rest, {
      bom: true,
      trim: true,
      delimiter: separator ?? delimiterOf(rest),
      skip_empty_lines: false,
      relax_column_count: true,
    });
    return { file, encoding, ...readRecords(records.map((cells) => cells.map(trimCell))) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    const problem = { line, column: 1, words: 'a quotation mark is not closed here or above' };
    return { file, encoding, header: [], rows: [], problems: [problem] };
  }
}

/**
 * Names rows of cells by the first of them, the header, which is row `first` of its file. Columns without name or cells,
 * which spreadsheets leave at the right, are left out.
 */
export function readRecords(
  records: readonly (readonly string[])[],
  first = 1,
): Pick<CsvFile, 'header' | 'rows' | 'problems'> {
  const [names = [], ...rest] = records;
  const columns = [...names.keys()].filter(
    (index) => names[index] !== '' || rest.some((cells) => (cells[index] ?? '') !== ''),
  );
  const header = columns.map((index) => names[index] ?? '');
  const rows = rest
    .map((cells, index) => ({
      row: index + first + 1,
      cells: Object.fromEntries(columns.map((column) => [names[column] ?? '', cells[column] ?? ''])),
      isTooLong: cells.slice(names.length).some((cell) => cell !== ''),
      isEmpty: cells.every((cell) => cell === ''),
    }))
    .filter(({ isEmpty }) => !isEmpty);
  const tooLong = rows
    .filter(({ isTooLong }) => isTooLong)
    .map(({ row }) => ({ line: row, column: 1, words: movedCells }));
  return {
    header,
    rows: rows.map(({ row, cells }) => ({ row, cells })),
    problems: [...namesTwice(header, first), ...tooLong],
  };
}

/** A comma that is not quoted moves what follows it one column on; the last cell then has no column. */
const movedCells = 'this row has more cells than columns; put text with a comma in quotation marks';

/** Only one of two columns of one name could be read. */
function namesTwice(header: readonly string[], line: number): readonly Problem[] {
  const twice = new Set(header.filter((name, index) => header.indexOf(name) < index));
  return [...twice].map((name) => ({
    line,
    column: 1,
    words: name === '' ? 'two columns have no name' : `two columns have the name ${name}; keep one of them`,
  }));
}

/** The sign that stands most often in the first line outside quotation marks; no name of a column holds one. */
export function delimiterOf(text: string): string {
  const [header = ''] = text.replace(/"(?:[^"]|"")*"/g, '').split(/[\r\n]/, 1);
  const counts = delimiters.map((sign) => header.split(sign).length - 1);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}
