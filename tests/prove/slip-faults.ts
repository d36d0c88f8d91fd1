/** Holds what is stored of take-down slips to the codes that were printed: nothing that somebody typed may stand there. */
import { basename } from 'node:path';
import type { Database, StoredFile } from './stored.ts';

const maxWrongTries = 1_000n;
const words = 'slips: something stands there that is neither a printed code nor a count of wrong ones';

/** What is wrong with the tables of slips, and with the codes in KV. */
export function slipFaults(
  databases: readonly Database[],
  files: readonly StoredFile[],
  printed: ReadonlySet<string>,
): readonly string[] {
  const tables = databases.flatMap((database) => database.tables);
  const rowsOf = (name: string) =>
    tables.filter((table) => table.name === name).flatMap(({ rows }) => rows.map((row) => Object(row)));
  const areCodes = rowsOf('revealed').every((row) => isOnly(row, ['code']) && printed.has(row.code));
  const areCounts = rowsOf('tries').every(
    (row) => isOnly(row, ['hour', 'wrong']) && isCount(row.hour, 10_000_000n) && isCount(row.wrong, maxWrongTries),
  );
  const lists = rowsOf('_mf_entries')
    .filter(({ key }) => String(key).startsWith('off/'))
    .map(({ blob_id: blob }) => files.find(({ path }) => basename(path) === blob)?.bytes.toString('utf8') ?? '');
  return areCodes && areCounts && lists.every((list) => isListOf(list, printed)) ? [] : [words];
}

const isOnly = (row: object, columns: readonly string[]) => Object.keys(row).toSorted().join() === columns.join();
const isCount = (value: unknown, most: bigint) => typeof value === 'bigint' && value >= 0n && value <= most;

function isListOf(text: string, printed: ReadonlySet<string>): boolean {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((code) => printed.has(code)) && JSON.stringify(list) === text;
  } catch {
    return false;
  }
}
