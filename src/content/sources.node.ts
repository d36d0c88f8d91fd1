/** Reads the content of a project from its folders `menus` and `locales`. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type DecodedText, decodeText, type Encoding } from './decode-text.ts';
import type { SourceTexts } from './line-sources.ts';

const kinds = /\.(yaml|csv|lock)$/;

/**
 * All content files below `root`, by path with forward slashes; other files and dot folders are left alone. YAML is UTF-8;
 * a table may be what a spreadsheet program makes of it.
 */
export async function readSourceTexts(root: string): Promise<SourceTexts> {
  const texts = new Map<string, string>();
  const encodings = new Map<string, Encoding>();
  for (const folder of ['menus', 'locales']) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (!entry.isFile() || !kinds.test(entry.name)) continue;
      const file = join(entry.parentPath, entry.name);
      const path = relative(root, file).split(sep).join('/');
      const bytes = await readFile(file);
      const { text, encoding } = path.endsWith('.csv') ? decodeText(bytes) : asUtf8(bytes);
      texts.set(path, text);
      if (encoding !== 'utf-8') encodings.set(path, encoding);
    }
  }
  return Object.assign(texts, { encodings });
}

const asUtf8 = (bytes: Buffer): DecodedText => ({ text: bytes.toString('utf8'), encoding: 'utf-8' });

/** The ids of all lines: the folders of `menus`, sorted. */
export async function lineIds(root: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, 'menus'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}
