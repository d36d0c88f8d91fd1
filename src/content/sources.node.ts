/** Reads the content of a project from its folders `menus` and `locales`. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { SourceTexts } from './line-sources.ts';

const kinds = /\.(yaml|csv|lock)$/;

/** All content files below `root`, by path with forward slashes; other files and dot folders are left alone. */
export async function readSourceTexts(root: string): Promise<SourceTexts> {
  const texts = new Map<string, string>();
  for (const folder of ['menus', 'locales']) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (!entry.isFile() || !kinds.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      texts.set(relative(root, path).split(sep).join('/'), await readFile(path, 'utf8'));
    }
  }
  return texts;
}

/** The ids of all lines: the folders of `menus`, sorted. */
export async function lineIds(root: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, 'menus'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}
