/** A blind search proves nothing: every encoding of a number is laid out on purpose, and has to be found. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Canary } from './canaries.ts';
import { encodingsOf } from './encodings.ts';
import type { Search } from './search.ts';
import { filesIn } from './stored.ts';

/** Names of the encodings that were laid out for a number, in a file and in a stream, and not found there. */
export async function missedOf(
  search: Search<Canary>,
  canary: Canary,
  secrets: readonly string[],
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'planted-'));
  try {
    const missed: string[] = [];
    for (const { name, bytes } of encodingsOf(canary.number, secrets)) {
      const planted = Buffer.concat([Buffer.from('\0\x01 "'), bytes, Buffer.from('"\n')]);
      const path = join(folder, 'planted.sqlite-wal');
      await writeFile(path, planted);
      const [file] = await filesIn(folder);
      const isFound = (record: Uint8Array) =>
        search.find(record).some(({ owner, encoding }) => owner === canary && encoding.name === name);
      if (file === undefined || !isFound(file.bytes) || !isFound(planted)) missed.push(name);
    }
    return [...new Set(missed)];
  } finally {
    await rm(folder, { recursive: true });
  }
}
