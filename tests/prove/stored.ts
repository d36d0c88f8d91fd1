/** What lies on disk, as a database would tell it: objects, tables, columns, keys, alarms, caches. */
import { createHash, createHmac } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type Table = { readonly name: string; readonly columns: readonly string[]; readonly rows: readonly unknown[] };
/** One database: that of an object, or the one that the platform keeps beside a class of objects. */
export type Database = {
  /** Its folder within the storage, e.g. `do/mwavuli-Gate`. */
  readonly folder: string;
  /** The id of an object, or `metadata`. */
  readonly name: string;
  readonly tables: readonly Table[];
};

export type StoredFile = { readonly path: string; readonly bytes: Buffer };

/** Every file of a folder that was written since a time (milliseconds since 1970), whatever its name, with its path. */
export async function filesIn(folder: string, since = 0): Promise<readonly StoredFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path) => ({ path: relative(folder, path), bytes: await readSince(path, since) })),
  );
  // One that is gone again was a temporary one of the tools: the next look may meet it.
  return files.flatMap(({ path, bytes }) => (bytes === null ? [] : [{ path: path.split(sep).join('/'), bytes }]));
}

async function readSince(path: string, since: number): Promise<Buffer | null> {
  try {
    return since > 0 && (await stat(path)).mtimeMs < since ? null : await readFile(path);
  } catch {
    return null;
  }
}

/** Opens a copy of each database of a storage folder, its -wal included; the Worker must have stopped. */
export async function databasesIn(folder: string): Promise<readonly Database[]> {
  const copy = await mkdtemp(join(tmpdir(), 'storage-'));
  try {
    await cp(folder, copy, { recursive: true });
    const files = await filesIn(copy);
    return files
      .filter(({ path }) => path.endsWith('.sqlite'))
      .map(({ path }) => ({
        folder: dirname(path),
        name: basename(path, '.sqlite'),
        tables: tablesOf(join(copy, path)),
      }));
  } finally {
    await rm(copy, { recursive: true });
  }
}

function tablesOf(path: string): readonly Table[] {
  const database = new DatabaseSync(path);
  try {
    const names = database.prepare("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").all();
    return names.map(({ name }) => {
      const quoted = `"${String(name).replaceAll('"', '""')}"`;
      const columns = database.prepare(`PRAGMA table_info(${quoted})`).all();
      const select = database.prepare(`SELECT * FROM ${quoted}`);
      select.setReadBigInts(true);
      return { name: String(name), columns: columns.map((column) => String(column.name)), rows: select.all() };
    });
  } finally {
    database.close();
  }
}

/** The values of a database as text: each integer, number and text by itself, bytes as they are. */
export function valuesOf({ folder, name, tables }: Database): Buffer {
  const parts: (Buffer | string)[] = [`${folder}\n${name}\n`];
  for (const table of tables) {
    parts.push(`${table.name}\n${table.columns.join('\n')}\n`);
    for (const row of table.rows)
      for (const value of Object.values(Object(row)))
        parts.push(value instanceof Uint8Array ? Buffer.from(value) : `${String(value)}`, '\n');
  }
  return Buffer.concat(parts.map((part) => Buffer.from(part as string)));
}

/** The id that the platform gives an object of this name, in a class of this Worker. */
export function objectId(worker: string, className: string, name: string): string {
  const key = createHash('sha256').update(`${worker}-${className}`).digest();
  const half = (of: Buffer | string) => createHmac('sha256', key).update(of).digest().subarray(0, 16);
  const first = half(name);
  return Buffer.concat([first, half(first)]).toString('hex');
}
