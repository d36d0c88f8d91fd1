/** The small line in a folder of its own, exported, changed and imported as an editor does it. */
import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directory } from '../../src/commands/directory.node.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import { now } from '../check/small-line.ts';
import { captured } from '../support/captured.ts';
import { removeCopy, rewrite } from '../support/production-line.ts';

export type SmallDirectory = Awaited<ReturnType<typeof openSmallDirectory>>;

/** A copy of the small line, whose checks take no time; `remove` it in the end. */
export async function openSmallDirectory() {
  const root = await mkdtemp(join(tmpdir(), 'mwavuli-'));
  await cp(projectPath('tests/check/fixtures/base'), root, { recursive: true });
  const menus = `${root}/menus/small`;
  const withdrawn = 'blue-door,,,,,,,,,,,,2026-08-01,2026-08-01,withdrawn,Moved.\n';
  await rewrite(`${menus}/attestations.csv`, (text) =>
    text.replace(',call,', ',visit,').replace('blue-door', `${withdrawn}blue-door`),
  );
  const readTables = async (): Promise<Record<string, string>> => {
    const names = (await readdir(menus)).filter((name) => name.endsWith('.csv'));
    const read = names.map(async (name) => [name, await readFile(`${menus}/${name}`, 'utf8')] as const);
    return Object.fromEntries(await Promise.all(read));
  };
  const tables = await readTables();
  const run = (...args: string[]) => captured(() => directory(args, { root, now }));
  return {
    root,
    menus,
    tables,
    readTables,
    run,
    remove: () => removeCopy(root),
    /** Puts the tables back, and makes an empty folder to export into. */
    async begin(): Promise<string> {
      for (const [name, text] of Object.entries(tables)) await writeFile(`${menus}/${name}`, text);
      return mkdtemp(`${root}/out-`);
    },
    /** Exports the line as CSV into `out`, changes the files, and imports them. */
    async worked(out: string, change: (folder: string) => Promise<void>, ...options: string[]) {
      const folder = `${out}/tables`;
      await run('export', 'csv', '--line', 'small', '--out', folder);
      await change(folder);
      const ran = await run('import', 'csv', folder, '--line', 'small', ...options);
      return { ...ran, folder, after: await readTables() };
    },
  };
}

/** What an import says in the end. */
export const written = `
Written to menus/small. Try it: npm run dial -- --line small
Callers hear it after: npm run publish -- --line small
`;
