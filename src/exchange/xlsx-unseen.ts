/** What a sheet hides from whoever looks at it, and cells that have become one. */
import type { SheetProblem } from './sheet.ts';
import type { Range, RawSheet } from './xlsx-sheet.ts';

type Found = Omit<SheetProblem, 'sheet'>;

/** Hidden rows and columns are kept and told of; of merged cells only the first has a value, so those are errors. */
export function unseenIn(
  raw: RawSheet,
  header: readonly string[],
  headerRow: number,
  isHidden: boolean,
): readonly Found[] {
  const written = raw.cells.filter(({ value }) => value !== '');
  const rows = new Set(written.map(({ row }) => row));
  const columnAt = (column: number) => header[column - 1] ?? '';
  const hiddenRows = [...raw.hiddenRows].filter((row) => rows.has(row));
  const hiddenColumns = header.filter(
    (name, index) => name !== '' && raw.hiddenColumns.some(([first, last]) => index + 1 >= first && index + 1 <= last),
  );
  const merged = raw.merged.filter((range) => written.some((cell) => isInside(range, cell.row, cell.column)));
  return [
    ...(isHidden ? [hidden(null, '', 'sheet')] : []),
    ...hiddenRows.map((row) => hidden(row, '', 'row')),
    ...hiddenColumns.map((name) => hidden(headerRow, name, 'column')),
    ...merged.map(({ from, to }) => mergedCells(from.row, columnAt(from.column), to.row, columnAt(to.column))),
  ];
}

const isInside = ({ from, to }: Range, row: number, column: number) =>
  row >= from.row && row <= to.row && column >= from.column && column <= to.column;

const hidden = (row: number | null, column: string, what: string): Found => ({
  severity: 'warning',
  row,
  column,
  words: `This ${what} is hidden in the spreadsheet; it is read all the same.`,
  mend: `Show the ${what}, look at what it says, and delete it if it shall not count.`,
});

const mergedCells = (row: number, column: string, lastRow: number, lastColumn: string): Found => ({
  severity: 'error',
  row,
  column,
  words: `Cells are merged from here to row ${lastRow}, column ${lastColumn}; only this one has a value.`,
  mend: 'Unmerge them and write the value into each cell that it is meant for.',
});
