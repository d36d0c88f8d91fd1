/** Changes to one row of a table that leave every other byte of its file as it is. */
import { CsvError, type InfoRecord, type Options, parse } from 'csv-parse/sync';
import { delimiterOf, separatorLine } from './csv-file.ts';

type Cell = { readonly value: string; readonly isQuoted: boolean };
type Read = { readonly record: readonly Cell[]; readonly info: InfoRecord };
type Cells = Readonly<Record<string, string>>;
type Table = {
  /** A first line `sep=;` that is no row. */
  readonly shown: string;
  readonly delimiter: string;
  readonly newline: string;
  /** What each row is written as, its end of line included. */
  readonly written: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/**
 * Sets cells of a row (as a spreadsheet numbers it, from 2), by column; a column that is missing is added at the end. The text must be
 * one that `parseCsv` reads.
 */
export function setCells(text: string, row: number, cells: Cells): string {
  const table = readTable(text);
  const names = table.rows[0]?.map(({ value }) => value.trim()) ?? [];
  const added = Object.keys(cells).filter((column) => !names.includes(column));
  const header = [...names, ...added];
  const before = table.rows[row - 1];
  if (before === undefined || row < 2) throw new Error('setCells takes a row of the table');
  const after = header.map((column, at): Cell => {
    const { value, isQuoted } = before[at] ?? { value: '', isQuoted: false };
    return { value: cells[column] ?? value, isQuoted };
  });
  const lines = table.written.map((line, at) => {
    if (at === 0) return beforeEnd(line, added.map((name) => table.delimiter + name).join(''));
    return at === row - 1 ? write(after, table) + endOf(line) : line;
  });
  return table.shown + lines.join('');
}

/** Adds a row at the end; columns that the header lacks must be empty. */
export function addRow(text: string, cells: Cells): string {
  const table = readTable(text);
  const header = table.rows[0]?.map(({ value }) => value.trim()) ?? [];
  if (Object.entries(cells).some(([column, value]) => value !== '' && !header.includes(column)))
    throw new Error('addRow takes cells of the table');
  const row = header.map((column): Cell => ({ value: cells[column] ?? '', isQuoted: false }));
  const end = endOf(table.written.at(-1) ?? '') === '' ? table.newline : '';
  return text + end + write(row, table) + table.newline;
}

function readTable(text: string): Table {
  const [shown = '', separator] = separatorLine.exec(text) ?? [];
  const rest = text.slice(shown.length);
  const delimiter = separator ?? delimiterOf(rest);
  const records = readRecords(rest, delimiter);
  const bytes = new TextEncoder().encode(rest);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const starts = [0, ...records.map(({ info }) => info.bytes)];
  return {
    shown,
    delimiter,
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    written: records.map((_, at) => decoder.decode(bytes.subarray(starts[at], starts[at + 1]))),
    rows: records.map(({ record }) => record),
  };
}

function readRecords(text: string, delimiter: string): readonly Read[] {
  const options = {
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: false,
    cast: (value, { quoting }) => ({ value, isQuoted: quoting }),
  } as const satisfies Options;
  try {
    return parse(text, options) as unknown as readonly Read[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A space beside a quotation mark, which people type; the spaces around the cells of the changed row are lost.
    return parse(text, { ...options, trim: true }) as unknown as readonly Read[];
  }
}

function write(cells: readonly Cell[], { delimiter }: Table): string {
  const special = new RegExp(`["\\r\\n${delimiter}]`);
  return cells
    .map(({ value, isQuoted }) => (isQuoted || special.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join(delimiter);
}

const endOf = (line: string): string => /(?:\r\n|\n|\r)$/.exec(line)?.[0] ?? '';
const beforeEnd = (line: string, added: string): string =>
  line.slice(0, line.length - endOf(line).length) + added + endOf(line);
