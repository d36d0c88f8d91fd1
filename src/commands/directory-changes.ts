/** What an import changes, in words. */
import type { TableChanges } from '../exchange/changes.ts';

/** One sentence a table, one line a row, and each phone number that is another. */
export function sayChanges(tables: readonly TableChanges[]): readonly string[] {
  if (tables.length === 0) return ['Nothing is changed: the line says all this already.'];
  const phones = tables.flatMap((table) => table.phones.map(sayPhone(table)));
  return [
    ...tables.flatMap(sayTable),
    ...(phones.length > 0 ? ['', 'Phone numbers: call each one before it is published.', ...phones] : []),
  ];
}

function sayTable({ table, added, changed, removed, isReordered, addedColumns }: TableChanges): readonly string[] {
  return [
    `${table}: ${added.length} added, ${changed.length} changed, ${removed.length} removed.`,
    ...(isReordered ? ['  Rows stand in another order: digits of pick lists follow it.'] : []),
    ...addedColumns.map((column) => `  New column: ${column}`),
    ...added.map((row) => `  + ${row}`),
    ...changed.map(({ row, columns }) => `  ~ ${row}: ${columns.join(', ')}`),
    ...removed.map((row) => `  - ${row}`),
  ];
}

const sayPhone =
  ({ table }: TableChanges) =>
  ({ row, before, after }: TableChanges['phones'][number]): string =>
    `  ${table} ${row}: ${before || 'none'} → ${after || 'none'}`;
