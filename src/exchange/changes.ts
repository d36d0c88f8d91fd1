/** What an import changes in a table, row by row, and every phone number of it. */
import { columnKind } from '../content/columns.ts';
import type { TableName } from '../content/line-sources.ts';
import type { TextTable } from './csv.ts';
import { keyedRows } from './row-keys.ts';

export type TableChanges = {
  readonly table: TableName;
  readonly added: readonly string[];
  readonly changed: readonly { readonly row: string; readonly columns: readonly string[] }[];
  readonly removed: readonly string[];
  /** Rows that stay stand in another order; the digits of pick lists follow it. */
  readonly isReordered: boolean;
  readonly addedColumns: readonly string[];
  /** Empty where there was or is none. */
  readonly phones: readonly { readonly row: string; readonly before: string; readonly after: string }[];
};

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
    added: rows.filter((row) => !was.has(row)),
    changed: rows
      .filter((row) => was.has(row) && is.has(row))
      .map((row) => ({ row, columns: differing(row) }))
      .filter((change) => change.columns.length > 0),
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
