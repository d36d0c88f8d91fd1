/** What a build knows of who may sign for each line, and of what was published last. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeysSource } from '../../content/keys.ts';
import type { Trust } from '../../content/state.ts';
import type { Ground } from '../../editions/bundle.ts';
import { floorOf, noFloor, trustOf } from '../../editions/trust.ts';

/** Where the record of a line lies that was published last, below the project's folder. */
export const publishedPath = (line: string): string => `menus/${line}/published.json`;

/**
 * The ground of a line. With `own`, that of the store of this computer: its throw-away key alone, and no floor, since what was
 * published elsewhere is not there. Null where published.json cannot be read.
 */
export async function groundOf(
  root: string,
  line: string,
  keys: KeysSource,
  own: Trust | null,
): Promise<Ground | null> {
  if (own) return { trust: own, floor: noFloor };
  const text = await readIfThere(join(root, publishedPath(line)));
  const floor = text === undefined ? null : floorOf(text, line);
  return floor && { trust: trustOf(keys), floor };
}

/** Null for a file that is not there; undefined for one that cannot be read, which must not count as none. */
async function readIfThere(path: string): Promise<string | null | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? null : undefined;
  }
}
