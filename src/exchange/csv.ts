/** Tables as CSV: one form for spreadsheets, one for the files of a line. */
import { type CsvRow, parseCsv } from '../content/csv-file.ts';
import { decodeText } from '../content/decode-text.ts';
import { neutralise, restore } from './neutral.ts';
import { readNothing, type Sheet, type SheetProblem } from './sheet.ts';

export type TextTable = { readonly header: readonly string[]; readonly rows: readonly Pick<CsvRow, 'cells'>[] };

/** RFC 4180 with CRLF, and a byte order mark, without which Excel takes it for another encoding; formulas are neutralised. */
export function writeCsv(table: TextTable): string {
  return `\ufeff${lines(table, neutralise, '\r\n')}`;
}

/** As the files of `menus` are: no byte order mark, LF, every cell as it is. */
export function writeSourceCsv(table: TextTable): string {
  return lines(table, (text) => text, '\n');
}

function lines({ header, rows }: TextTable, cell: (text: string) => string, end: string): string {
  const records = [header, ...rows.map(({ cells }) => header.map((column) => cells[column] ?? ''))];
  return records.map((record) => record.map((text) => quote(cell(text))).join(',') + end).join('');
}

/** A cell at the end of nothing, as the only one of its row, must be quoted too: an empty line is no row. */
const quote = (text: string) => (/[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Reads a CSV as some spreadsheet wrote it. Its name stands for the sheet in what is said of it. */
export function readCsv(
  name: string,
  bytes: Uint8Array,
): { readonly sheet: Sheet; readonly problems: readonly SheetProblem[] } {
  const { text, encoding } = decodeText(bytes);
  const { header, rows, problems } = parseCsv(name, text, encoding);
  const sheet = { ...readNothing(name), header, rows: rows.map(({ row, cells }) => ({ row, cells: restored(cells) })) };
  const said = problems.map(
    ({ line, words }): SheetProblem => ({
      severity: 'error',
      sheet: name,
      row: line,
      column: '',
      words: `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
      mend: 'Mend this row in the spreadsheet and save it again.',
    }),
  );
  return { sheet: { ...sheet, encoding }, problems: said };
}

const restored = (cells: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, restore(text)]));
