/** Reads our own sources. */
import { glob, readFile } from 'node:fs/promises';
import type { Tree } from './read-source.ts';

const root = new URL('../../', import.meta.url).pathname;

/** All of src and tests. */
export async function readTree(): Promise<Tree> {
  const tree: Record<string, string> = {};
  for await (const path of glob('{src,tests}/**/*.{ts,tsx}', { cwd: root })) {
    const posixPath = path.replaceAll('\\', '/');
    tree[posixPath] = await readFile(`${root}${path}`, 'utf8');
  }
  return tree;
}
