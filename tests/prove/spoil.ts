import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesIn } from './stored.ts';

/** A copy of a storage folder in which no database of an object is a database any more. */
export async function spoilDatabases(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  for (const { path } of await filesIn(to))
    if (/[0-9a-f]{64}\.sqlite(?:-\w+)?$/.test(path)) await writeFile(join(to, path), 'spoilt '.repeat(1024));
}
