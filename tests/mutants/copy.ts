/** A copy of the project in a temporary folder, for one mutant: it is built and proved from its own sources. */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { projectPath } from '../../src/commands/project.node.ts';
import { compileLines } from '../../src/commands/runtime/compile.node.ts';
import { type Edit, edited } from './mutant.ts';

/** What is made, and the settings of this computer, which no proof may see. The packages are lent by a link. */
const left = new Set(['node_modules', '.git', '.generated', '.wrangler', '.screenshots', '.dev.vars']);

/** Copies the project with some edits made, and gives the folder. Throws where an edit has rotted. */
export async function copyProject(edits: readonly Edit[]): Promise<string> {
  const root = projectPath('.');
  const folder = await mkdtemp(join(tmpdir(), 'mutant-'));
  await cp(root, folder, { recursive: true, filter: (path) => !left.has(relative(root, path).split(sep)[0] ?? '') });
  await symlink(projectPath('node_modules'), join(folder, 'node_modules'), 'junction');
  for (const edit of edits) {
    const path = join(folder, edit.file);
    await writeFile(path, edited(edit, await readFile(path, 'utf8')));
  }
  return folder;
}

/** Compiles the lines of a copy, once for all: no edit touches what they say. */
export async function compileCopy(folder: string): Promise<string> {
  const compiled = await compileLines({ production: false, root: folder });
  if ('reason' in compiled) throw new Error('What the lines say has to be mended first: npm run check says where.');
  return readFile(compiled.path, 'utf8');
}

/** Puts compiled lines into a copy. */
export async function lendLines(folder: string, lines: string): Promise<void> {
  await mkdir(join(folder, '.generated'));
  await writeFile(join(folder, '.generated/lines.jsonl'), lines);
}

/** Removes a copy; the packages behind the link stay. */
export async function removeCopy(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
