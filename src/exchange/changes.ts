/** What an import changes in a table, row by row, and every phone number of it. */
import { columnKind } from '../content/columns.ts';
import type { TableName } from '../content/line-sources.ts';
import type { TextTable } from './csv.ts';
import { keyedRows } from './row-keys.ts';

/** A cell that is another; of a note that is nobody else's business only the column is told. */
export type ChangedCell = { readonly column: string } & (
  | { readonly isTold: true; readonly before: string; readonly after: string }
  | { readonly isTold: false }
);
export type TableChanges = {
  readonly table: TableName;
  readonly added: readonly { readonly row: string; readonly isWithdrawal: boolean }[];
  readonly changed: readonly { readonly row: string; readonly cells: readonly ChangedCell[] }[];
  readonly removed: readonly string[];
  /** Rows that stay stand in another order: the digits of pick lists follow it, and which row of a clinic's word counts. */
  readonly isReordered: boolean;
  readonly addedColumns: readonly string[];
  /** Empty where there was or is none. */
  readonly phones: readonly { readonly row: string; readonly before: string; readonly after: string }[];
};

/** Free text for the people of the line alone: of these an import names the column, and shows no word. */
export const untold = ['avoid', 'reason', 'records_kept', 'must_report', 'who_role', 'serves'];

/** Compares a table with what it becomes; a row is known by its id, an attestation by clinic and day. */
export function changesOf(table: TableName, before: TextTable, after: TextTable): TableChanges {
  const [was, is] = [keyedRows(table, before), keyedRows(table, after)];
  const columns = [...new Set([...before.header, ...after.header])];
  const rows = [...new Set([...is.keys(), ...was.keys()])];
  const cell = (of: typeof was, row: string, column: string) => of.get(row)?.[column] ?? '';
  const differing = (row: string) => columns.filter((column) => cell(was, row, column) !== cell(is, row, column));
  const stay = (of: typeof was, other: typeof was) => [...of.keys()].filter((row) => other.has(row)).join('\n');
  return {
    table,
    added: rows
      .filter((row) => !was.has(row))
      .map((row) => ({ row, isWithdrawal: cell(is, row, 'status') === 'withdrawn' })),
    changed: rows
      .filter((row) => was.has(row) && is.has(row))
      .map((row) => ({
        row,
        cells: differing(row).map((column): ChangedCell => {
          if (untold.includes(column)) return { column, isTold: false };
          return { column, isTold: true, before: cell(was, row, column), after: cell(is, row, column) };
        }),
      }))
      .filter(({ cells }) => cells.length > 0),
    removed: rows.filter((row) => !is.has(row)),
    isReordered: stay(was, is) !== stay(is, was),
    addedColumns: after.header.filter((column) => !before.header.includes(column)),
    phones: rows.flatMap((row) =>
      differing(row)
        .filter((column) => columnKind(column) === 'phone' || columnKind(column) === 'phones')
        .map((column) => ({ row, before: cell(was, row, column), after: cell(is, row, column) })),
    ),
  };
}

/** Whether anything of the table is another. */
export function isChanged({ added, changed, removed, isReordered, addedColumns }: TableChanges): boolean {
  return added.length + changed.length + removed.length + addedColumns.length > 0 || isReordered;
}
