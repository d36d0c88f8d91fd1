/** What was published last of a line to callers, as far as the files here know. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRecord, type UnverifiedRecord } from '../../editions/record-shape.ts';
import { publishedPath } from './ground.node.ts';

export type LastPublished = Pick<UnverifiedRecord, 'release' | 'state'>;

/** Out of published.json; null where it is not there, or is no record of the line (which deploying refuses). */
export async function readLastPublished(root: string, line: string): Promise<LastPublished | null> {
  const text = await readFile(join(root, publishedPath(line)), 'utf8').catch(() => null);
  const read = text === null ? null : readRecord(text, line);
  return read === null || 'reason' in read ? null : read;
}
