/** The small line of the checks in a folder of its own, for the commands on its words. */
import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strings } from '../../src/commands/strings.node.ts';
import { readCsv, writeCsv } from '../../src/exchange/csv.ts';
import { captured } from '../support/captured.ts';

/** 10 November 2026, noon in Nairobi. */
export const now = Date.parse('2026-11-10T09:00:00Z');

export async function copySmall(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'mwavuli-'));
  await cp(new URL('../check/fixtures/base', import.meta.url), root, { recursive: true });
  return root;
}

/** Runs the command on the small line; nobody says yes unless `ask` does. */
export const runSmall = (root: string, args: readonly string[], ask = async () => false) =>
  captured(() => strings([...args, '--line', 'small'], { root, now, ask }));

/** Every file of the copy that is content, by its path. */
export async function contentOf(root: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(root, { recursive: true });
  const files = entries.filter((path) => /^(menus|locales)\b.*\.(yaml|csv|lock)$/.test(path)).sort();
  const texts = await Promise.all(files.map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const));
  return Object.fromEntries(texts);
}

/** What an export holds, with some cells written anew: `{ 'raid.ask': { fr: '…' } }`. */
export async function retype(
  path: string,
  cells: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<void> {
  const { sheet } = readCsv(path, await readFile(path));
  const rows = sheet.rows.map((row) => ({ cells: { ...row.cells, ...cells[row.cells.key ?? ''] } }));
  await writeFile(path, writeCsv({ header: sheet.header, rows }));
}
