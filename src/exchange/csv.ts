/** Tables as CSV: one form for spreadsheets, one for the files of a line. */
import { type CsvRow, parseCsv } from '../content/csv-file.ts';
import { decodeAs, decodeText } from '../content/decode-text.ts';
import { neutralise, restore } from './neutral.ts';
import { readNothing, type Sheet, type SheetProblem } from './sheet.ts';

export type TextTable = { readonly header: readonly string[]; readonly rows: readonly Pick<CsvRow, 'cells'>[] };

/** RFC 4180 with CRLF, and a byte order mark, without which Excel takes it for another encoding; formulas are neutralised. */
export function writeCsv(table: TextTable): string {
  return `\ufeff${lines(table, neutralise, '\r\n', needsQuotesAnywhere)}`;
}

/** As the files of `menus` are: no byte order mark, LF, every cell as it is. */
export function writeSourceCsv(table: TextTable): string {
  return lines(table, (text) => text, '\n', needsQuotes);
}

function lines({ header, rows }: TextTable, cell: (text: string) => string, end: string, special: RegExp): string {
  const records = [header, ...rows.map(({ cells }) => header.map((column) => cells[column] ?? ''))];
  return records.map((record) => record.map((text) => quote(cell(text), special)).join(',') + end).join('');
}

const needsQuotes = /[",\r\n]|^\s|\s$/u;
/** Some programs split at semicolons or tabs whatever the header has: what follows one would be a cell, and may be a formula. */
const needsQuotesAnywhere = /[",;\t\r\n]|^\s|\s$/u;
const quote = (text: string, special: RegExp) => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Reads a CSV as some spreadsheet wrote it. Its name stands for the sheet in what is said of it; `label` is the encoding that
 * somebody has said it is in, where it is not UTF-8.
 */
export function readCsv(
  name: string,
  bytes: Uint8Array,
  label?: string,
): { readonly sheet: Sheet; readonly problems: readonly SheetProblem[] } {
  const decoded = label === undefined ? decodeText(bytes) : decodeAs(bytes, label);
  if (!decoded) return { sheet: readNothing(name), problems: [notInIt(name)] };
  const { text, encoding } = decoded;
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

const notInIt = (sheet: string): SheetProblem => ({
  severity: 'error',
  sheet,
  row: null,
  column: '',
  words: 'This file is not in the encoding that was said.',
  mend: 'Save it as "CSV UTF-8" and leave --encoding away.',
});

const restored = (cells: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, restore(text)]));
