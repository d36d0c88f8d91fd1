import { cp, mkdir, mkdtemp, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { directory } from '../../src/commands/directory.node.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import { now } from '../check/small-line.ts';
import { captured } from '../support/captured.ts';
import { removeCopy } from '../support/production-line.ts';

let root: string;
let out: string;
let contacts: string;
const contactsFile = () => `${root}/menus/small/contacts.csv`;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mwavuli-'));
  await cp(projectPath('tests/check/fixtures/base'), root, { recursive: true });
  contacts = await readFile(contactsFile(), 'utf8');
});
afterAll(() => removeCopy(root));
beforeEach(async () => {
  await writeFile(contactsFile(), contacts);
  out = await mkdtemp(`${root}/out-`);
});

const run = (...args: string[]) => captured(() => directory(args, { root, now }));
const bring = (path: string, ...more: string[]) => run('import', 'csv', path, '--line', 'small', ...more);

describe('what is exported', () => {
  it.each([
    ['xlsx', ''],
    ['csv', '/clinics.csv'],
  ])('as %s can be read by its owner alone', async (format, file) => {
    await run('export', format, '--line', 'small', '--out', `${out}/all`);
    expect((await stat(`${out}/all${file}`)).mode & 0o077).toBe(0);
  });

  it('has to be given a name', async () => {
    expect(await run('export', 'csv', '--line', 'small', '--out', '')).toMatchObject({ exitCode: 2, out: '' });
  });

  it('is not written where a link leads nowhere', async () => {
    await symlink('nowhere', `${out}/all`);
    expect(await run('export', 'xlsx', '--line', 'small', '--out', `${out}/all`)).toMatchObject({
      exitCode: 1,
      out: '',
      err: expect.stringContaining(`${out}/all is there already`),
    });
  });

  it('is not written below a file', async () => {
    await writeFile(`${out}/file`, '');
    const { exitCode, err } = await run('export', 'xlsx', '--line', 'small', '--out', `${out}/file/all.xlsx`);
    expect([exitCode, err]).toEqual([1, expect.stringContaining('Nothing was written')]);
  });
});

describe('what is imported', () => {
  it('may hold a folder or a broken link by the name of a table: that is told', async () => {
    await mkdir(`${out}/clinics.csv`);
    expect(await bring(out)).toMatchObject({
      exitCode: 1,
      err: `${out}/clinics.csv is a folder, and a file is wanted.\n`,
    });
    const other = await mkdtemp(`${root}/out-`);
    await symlink('nowhere', `${other}/clinics.csv`);
    expect(await bring(other)).toMatchObject({
      exitCode: 1,
      err: `${other}/clinics.csv is not there, or a link to it leads nowhere.\n`,
    });
  });

  /** The contacts as a program of Central Europe writes them: ș and ț as one byte each. */
  const inWindows1250 = () =>
    writeFile(`${out}/contacts.csv`, Buffer.from(contacts.replace('Many Hands', 'M\xe2ini \xba\xfe'), 'latin1'));

  it('is refused where letters are guessed, with the cell as it would stand', async () => {
    await inWindows1250();
    const { exitCode, out: said } = await bring(`${out}/contacts.csv`);
    expect([exitCode, await readFile(contactsFile(), 'utf8')]).toEqual([1, contacts]);
    expect(said).toMatch(/contacts\.csv.*column name\).* error: .*not UTF-8.* This cell would be: Mâini ºþ\./);
  });

  it.each([
    ['windows-1252', 'Mâini ºþ'],
    ['windows-1250', 'Mâini şţ'],
  ])('is read as %s where that is said', async (encoding, name) => {
    await inWindows1250();
    expect(await bring(`${out}/contacts.csv`, '--encoding', encoding)).toMatchObject({ exitCode: 0 });
    expect(await readFile(contactsFile(), 'utf8')).toBe(contacts.replace('Many Hands', name));
  });

  it('is taken where the line has those letters already, or there are none', async () => {
    await inWindows1250();
    await bring(`${out}/contacts.csv`, '--encoding', 'windows-1252');
    expect(await bring(`${out}/contacts.csv`)).toMatchObject({ exitCode: 0 });
  });

  it('shows no word of a note whose letters are guessed', async () => {
    const clinics = await readFile(`${root}/menus/small/clinics.csv`, 'utf8');
    const noted = clinics.replace('+12025550101,', '+12025550101,Caf\xe9 next door');
    await writeFile(`${out}/clinics.csv`, Buffer.from(noted, 'latin1'));
    const { exitCode, out: said } = await bring(`${out}/clinics.csv`);
    expect([exitCode, said]).toEqual([1, expect.stringContaining('column avoid')]);
    expect(said).not.toContain('next door');
  });

  it.each([[['--encoding', 'nothing']], [['--encoding', '']]])('is not read with %j', async (more) => {
    expect(await bring(contactsFile(), ...more)).toMatchObject({ exitCode: 2, out: '' });
  });

  it('is not in an encoding that has no such bytes', async () => {
    await inWindows1250();
    const { exitCode, out: said } = await bring(`${out}/contacts.csv`, '--encoding', 'utf-8');
    expect([exitCode, said]).toEqual([1, expect.stringContaining('not in the encoding that was said')]);
  });
});
