import { mkdtemp, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rewrite } from '../support/production-line.ts';
import { openSmallDirectory, type SmallDirectory, written } from './small-directory.ts';

let small: SmallDirectory;
let root: string;
let out: string;
let tables: Readonly<Record<string, string>>;
beforeAll(async () => {
  small = await openSmallDirectory();
  ({ root, tables } = small);
});
afterAll(() => small.remove());
beforeEach(async () => {
  out = await small.begin();
});
const menus = () => small.menus;
const worked = (change: (folder: string) => Promise<void>, ...options: string[]) =>
  small.worked(out, change, ...options);

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
