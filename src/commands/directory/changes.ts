/** What an import changes, in words. */
import type { ChangedCell, TableChanges } from '../../exchange/changes.ts';

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
    ...(isReordered && orders[table] ? [`  Rows stand in another order: ${orders[table]}.`] : []),
    ...addedColumns.map((column) => `  New column: ${column}`),
    ...added.map(({ row, isWithdrawal }) => `  + ${row}${isWithdrawal ? ' withdrawn' : ''}`),
    ...changed.flatMap(({ row, cells }) => [`  ~ ${row}`, ...cells.map(sayCell)]),
    ...removed.map((row) => `  - ${row}`),
  ];
}

/** What follows the order of rows; of the other tables nothing does. */
const orders: Readonly<Partial<Record<TableChanges['table'], string>>> = {
  places: 'digits of pick lists follow it',
  attestations: 'of one clinic the later row counts',
};

const sayCell = (cell: ChangedCell): string =>
  cell.isTold ? `      ${cell.column}: ${cell.before || 'empty'} → ${cell.after || 'empty'}` : `      ${cell.column}`;

const sayPhone =
  ({ table }: TableChanges) =>
  ({ row, before, after }: TableChanges['phones'][number]): string =>
    `  ${table} ${row}: ${before || 'none'} → ${after || 'none'}`;
