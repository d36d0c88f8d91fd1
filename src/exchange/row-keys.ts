/** Which row of a table is which, before and after somebody has worked on it. */
import type { TableName } from '../content/line-sources.ts';
import type { TextTable } from './csv.ts';

type Cells = TextTable['rows'][number]['cells'];

const keys: Readonly<Record<TableName, readonly string[]>> = {
  clinics: ['id'],
  attestations: ['clinic', 'checked_on'],
  hotlines: ['id'],
  contacts: ['id'],
  places: ['id'],
  holidays: ['date'],
  alerts: ['template', 'area', 'from'],
};

/** The rows by what names them, as it can be read in a sentence; a second row of one name has a number. In their order. */
export function keyedRows(name: TableName, { rows }: TextTable): ReadonlyMap<string, Cells> {
  const keyed = new Map<string, Cells>();
  const count = new Map<string, number>();
  for (const { cells } of rows) {
    const key = keys[name].map((column) => cells[column] ?? '').join(' ');
    const times = (count.get(key) ?? 0) + 1;
    count.set(key, times);
    keyed.set(times === 1 ? key : `${key} (${times})`, cells);
  }
  return keyed;
}
