/** Which row of a table is which, before and after somebody has worked on it. */
import type { z } from 'zod';
import { damageOf } from '../content/damage.ts';
import type { TableName } from '../content/line-sources.ts';
import { rowSchemas } from '../content/rows.ts';
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

/** What names a row, as it can be read in a sentence. */
export const keyOf = (name: TableName, cells: Cells): string =>
  keys[name].map((column) => cells[column] ?? '').join(' ');

/** The rows by what names them; a second row of one name has a number. In their order. */
export function keyedRows(name: TableName, { rows }: TextTable): ReadonlyMap<string, Cells> {
  const keyed = new Map<string, Cells>();
  const count = new Map<string, number>();
  for (const { cells } of rows) {
    const key = keyOf(name, cells);
    const times = (count.get(key) ?? 0) + 1;
    count.set(key, times);
    keyed.set(times === 1 ? key : `${key} (${times})`, cells);
  }
  return keyed;
}

/** Whether a row may be the one that was: where its key cannot be read, the rest of the key is the same. */
export function mayBe(name: TableName, cells: Cells, was: Cells): boolean {
  const unread = keys[name].filter((column) => isUnread(name, column, cells[column] ?? ''));
  return unread.length > 0 && keys[name].every((column) => unread.includes(column) || cells[column] === was[column]);
}

function isUnread(name: TableName, column: string, text: string): boolean {
  const shape: Readonly<Record<string, z.ZodType>> = rowSchemas[name].shape;
  return damageOf(column, text) !== null || shape[column]?.safeParse(text).success === false;
}
