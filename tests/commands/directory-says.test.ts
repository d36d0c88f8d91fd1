import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { directory } from '../../src/commands/directory.node.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import { now } from '../check/small-line.ts';
import { captured } from '../support/captured.ts';
import { removeCopy, rewrite } from '../support/production-line.ts';

/** A copy of the small line, whose checks take no time; its tables are put back before each test. */
let root: string;
let out: string;
let tables: Readonly<Record<string, string>>;
const menus = () => `${root}/menus/small`;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mwavuli-'));
  await cp(projectPath('tests/check/fixtures/base'), root, { recursive: true });
  const withdrawn = 'blue-door,,,,,,,,,,,,2026-08-01,2026-08-01,withdrawn,Moved.\n';
  await rewrite(`${menus()}/attestations.csv`, (text) =>
    text.replace(',call,', ',visit,').replace('blue-door', `${withdrawn}blue-door`),
  );
  tables = await readTables();
});
afterAll(() => removeCopy(root));
beforeEach(async () => {
  for (const [name, text] of Object.entries(tables)) await writeFile(`${menus()}/${name}`, text);
  out = await mkdtemp(`${root}/out-`);
});

const written = `
Written to menus/small. Try it: npm run dial -- --line small
Callers hear it after: npm run deploy
`;

const run = (...args: string[]) => captured(() => directory(args, { root, now }));

async function readTables(): Promise<Record<string, string>> {
  const names = (await readdir(menus())).filter((name) => name.endsWith('.csv'));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(`${menus()}/${name}`, 'utf8')] as const)),
  );
}

/** Exports the line as CSV, changes the files, and imports them. */
async function worked(change: (folder: string) => Promise<void>, ...options: string[]) {
  const folder = `${out}/tables`;
  await run('export', 'csv', '--line', 'small', '--out', folder);
  await change(folder);
  const ran = await run('import', 'csv', folder, '--line', 'small', ...options);
  return { ...ran, folder, after: await readTables() };
}

describe('what an import says of itself', () => {
  it('says which digits of a list would lead elsewhere', async () => {
    const { exitCode, out: said } = await worked((folder) =>
      rewrite(`${folder}/places.csv`, (text) =>
        text.replace('river,', 'wood,Wood,,,,,town,-1.28,36.83,100,invented\r\nriver,'),
      ),
    );
    expect(said).toContain('warning: In Town, 2 was River and would be Wood.');
    expect(exitCode).toBe(0);
  });

  it('says of whom nobody is told any more, and which rows withdraw, but no reason', async () => {
    const { exitCode, out: said } = await worked((folder) =>
      rewrite(
        `${folder}/attestations.csv`,
        (text) => `${text}green-door,,,,,,,,,,heron,,2026-11-09,,withdrawn,Between us.\r\n`,
      ),
    );
    expect(said).toBe(`attestations: 1 added, 0 changed, 0 removed.
  + green-door 2026-11-09 withdrawn

After this, nobody is told of: green-door
${written}`);
    expect(exitCode).toBe(0);
  });

  it('names the column of a note, and never what it says', async () => {
    const { out: said } = await worked((folder) =>
      rewrite(`${folder}/clinics.csv`, (text) => text.replace('+12025550102,', '+12025550102,Rude to us')),
    );
    expect(said).toContain('  ~ green-door\n      avoid\n');
    expect(said).not.toContain('Rude');
  });

  it('lets the examples of a demonstration go, and no real row', async () => {
    const remove = async (folder: string) => {
      for (const table of ['clinics', 'attestations'])
        await rewrite(`${folder}/${table}.csv`, (text) => text.replace(/green-door.*\r\n/, ''));
    };
    const real = await worked(remove);
    expect([real.exitCode, real.after]).toEqual([1, tables]);
    await rewrite(`${menus()}/line.yaml`, (text) => text.replace('demo: false', 'demo: true'));
    out = await mkdtemp(`${root}/out-`);
    const { out: said } = await worked(remove, '--dry-run');
    await rewrite(`${menus()}/line.yaml`, (text) => text.replace('demo: true', 'demo: false'));
    expect(said).toMatch(/clinics\.csv warning: The row green-door goes/);
    expect(said).toMatch(/attestations\.csv warning: The row green-door 2026-11-01 goes/);
    expect(said).not.toMatch(/error: .*green-door/);
  });

  it('tells of a day that cannot be read, and not of its row as missing', async () => {
    const { out: said } = await worked((folder) =>
      rewrite(`${folder}/attestations.csv`, (text) =>
        text.replace(/(green-door.*)2026-11-01,2026/, '$101.11.2026,2026'),
      ),
    );
    expect(said).toMatch(/small: 1 error, 0 warnings\.$/m);
  });

  it('says errors before warnings, and of an emptied table nothing that follows from it', async () => {
    const { out: said } = await worked(async (folder) => {
      await writeFile(`${folder}/notes.csv`, 'a,b\n1,2\n');
      await rewrite(`${folder}/places.csv`, (text) => text.split('\r\n', 1)[0] ?? '');
    });
    expect(said).toMatch(/^\S*places\.csv error: There is no row of places here\.\n.*\n\S*notes\.csv warning: /);
    expect(said).toMatch(/small: 1 error, 1 warning\.$/m);
  });
});
