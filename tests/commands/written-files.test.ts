import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFiles, writeNewFile } from '../../src/commands/files/written-files.node.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mwavuli-'));
});
afterEach(() => rm(folder, { recursive: true }));
const textOf = (name: string) => readFile(`${folder}/${name}`, 'utf8');

describe('a new file', () => {
  it('is for its owner alone', async () => {
    expect(await writeNewFile({ path: `${folder}/a`, content: 'A' })).toBeNull();
    expect([await textOf('a'), (await stat(`${folder}/a`)).mode & 0o777]).toEqual(['A', 0o600]);
  });

  it.each([
    ['a file', (path: string) => writeFile(path, 'mine'), 'is there already'],
    ['a link that leads nowhere', (path: string) => symlink('nowhere', path), 'is there already'],
    ['a folder', (path: string) => mkdir(path), 'is there already'],
  ])('is not written over %s', async (_, make, words) => {
    await make(`${folder}/a`);
    const before = await lstat(`${folder}/a`);
    const failed = await writeNewFile({ path: `${folder}/a`, content: 'A' });
    expect(failed?.wrong).toContain(`Nothing was written: ${folder}/a ${words}`);
    expect((await lstat(`${folder}/a`)).mtimeMs).toBe(before.mtimeMs);
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('says in words that its folder is not there', async () => {
    const failed = await writeNewFile({ path: `${folder}/b/a`, content: 'A' });
    expect(failed?.wrong).toBe(`Nothing was written: ${folder}/b/a is not there, or a link to it leads nowhere.`);
  });
});

describe('files in the place of others', () => {
  const both = () => [
    { path: `${folder}/a`, content: 'A2' },
    { path: `${folder}/b`, content: 'B2' },
  ];

  it('leave nothing beside them, and can be read by whom they could be read before', async () => {
    await writeFile(`${folder}/a`, 'A1');
    await chmod(`${folder}/a`, 0o640);
    expect(await replaceFiles(both())).toBeNull();
    expect([await textOf('a'), await textOf('b'), await readdir(folder)]).toEqual(['A2', 'B2', ['a', 'b']]);
    expect((await stat(`${folder}/a`)).mode & 0o777).toBe(0o640);
  });

  it('are written where a link leads, and the link stays', async () => {
    await writeFile(`${folder}/real`, 'A1');
    await symlink('real', `${folder}/a`);
    await replaceFiles(both().slice(0, 1));
    expect([await textOf('real'), (await lstat(`${folder}/a`)).isSymbolicLink()]).toEqual(['A2', true]);
  });

  it('all stay as they are where one cannot be written', async () => {
    await writeFile(`${folder}/a`, 'A1');
    await writeFile(`${folder}/b.new`, 'of somebody else');
    const failed = await replaceFiles(both());
    expect(failed?.wrong).toContain(`Nothing was written: ${folder}/b.new is there already`);
    expect([await textOf('a'), await textOf('b.new'), await readdir(folder)]).toEqual([
      'A1',
      'of somebody else',
      ['a', 'b.new'],
    ]);
  });

  it('say which of them are new where the disk fails in between', async () => {
    await writeFile(`${folder}/a`, 'A1');
    await mkdir(`${folder}/b`);
    const failed = await replaceFiles(both());
    expect(failed?.wrong).toContain('Only 1 of 2 files were written');
    expect(await readdir(folder)).toEqual(['a', 'b']);
  });
});
