import { readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keysWorld, passphrase, typing } from './keys-world.ts';

const world = keysWorld();
const { place, file, run, people } = world;
const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

describe('npm run keys -- new', () => {
  it('makes a key outside of the project, for its owner alone, and prints what goes into keys.yaml', async () => {
    const { exitCode, out, err } = await run('new heron');
    const { publicKey } = JSON.parse(await readFile(place(), 'utf8'));
    expect([exitCode, out]).toEqual([
      0,
      `${publicKey}\n  - { handle: heron, organisation: YOUR ORGANISATION, publicKey: "${publicKey}" }\n`,
    ]);
    expect(err).toContain(`Written: ${place()}. Copy it to a USB stick`);
    expect(await readFile(file(), 'utf8')).toBe(world.keysYaml);
    const [ofFile, ofFolder] = await Promise.all([stat(place()), stat(join(world.home, 'mwavuli-keys'))]);
    expect([ofFile.mode & 0o777, ofFolder.mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it('writes it into the keys.yaml of a line, where the handle stands, and nothing else there', async () => {
    const { exitCode, out } = await run('new acacia --line demo-ke');
    expect([exitCode, out]).toEqual([0, expect.stringMatching(/^[A-Za-z0-9+/]{43}=\n$/)]);
    const own = `{ handle: acacia, organisation: Mwavuli demonstration, publicKey: "${out.trim()}" }`;
    expect(await readFile(file(), 'utf8')).toBe(
      world.keysYaml.replace('{ handle: acacia, organisation: Mwavuli demonstration }', own),
    );
    expect(await people()).toContainEqual(expect.objectContaining({ handle: 'acacia', publicKey: out.trim() }));
  });

  it('takes the place of another key only where that is said', async () => {
    await run('new heron --line demo-ke');
    const [before] = await people();
    const other = `--out ${world.home}/other.key`;
    expect(await run(`new heron --line demo-ke ${other}`)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('has a key for heron already'),
    });
    expect((await run(`new heron --line demo-ke --replace ${other}`)).exitCode).toBe(0);
    const [after] = await people();
    expect(after?.publicKey).not.toBe(before?.publicKey);
    expect(JSON.parse(await readFile(`${world.home}/other.key`, 'utf8')).publicKey).toBe(after?.publicKey);
  });

  it('never writes over a key, and asks for nothing then', async () => {
    await run('new heron');
    const before = await readFile(place(), 'utf8');
    const { read, prompts } = typing(passphrase);
    expect(await run('new heron', { read })).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('is there already, and may be the only copy'),
    });
    expect(prompts).toEqual([]);
    expect(await readFile(place(), 'utf8')).toBe(before);
  });

  it.each([
    ['in the project', () => `${world.root}/heron.key`],
    ['deep in it', () => `${world.root}/menus/none/heron.key`],
    ['by a way that leads back', () => `${world.home}/../${world.root.split('/').at(-1)}/heron.key`],
    ['through a link', () => `${world.home}/link/heron.key`],
  ])('refuses a place %s', async (_, out) => {
    await symlink(world.root, `${world.home}/link`);
    const { exitCode, err } = await run(`new heron --out ${out()}`);
    expect([exitCode, err]).toEqual([1, expect.stringContaining('the project’s folder is shared')]);
    expect(await isThere(`${world.root}/heron.key`)).toBe(false);
  });

  it('refuses the home where that is in the project', async () => {
    expect(await run('new heron', { home: `${world.root}/home` })).toMatchObject({ exitCode: 1 });
    expect(await isThere(`${world.root}/home`)).toBe(false);
  });

  it('writes nothing without a passphrase that will do', async () => {
    for (const lines of [[], ['short'], [passphrase, 'another', passphrase]]) {
      const { exitCode, err } = await run('new heron --line demo-ke', { read: typing(...lines).read, isTyped: true });
      expect([exitCode, err]).toEqual([1, expect.stringContaining('Nothing was written: there is no passphrase.')]);
    }
    expect([await isThere(place()), await readFile(file(), 'utf8')]).toEqual([false, world.keysYaml]);
  });

  it.each([
    ['nobody of that handle', 'new owl --line demo-ke', 'has nobody of that handle'],
    ['no such line', 'new heron --line nowhere', 'There is no line of that name. There are: '],
    ['a folder that is not there', 'new heron --out /nowhere/at/all/heron.key', 'is not there'],
  ])('says so where there is %s', async (_, args, words) => {
    expect(await run(args)).toMatchObject({ exitCode: 1, err: expect.stringContaining(words) });
  });

  it.each([
    ['new'],
    ['new Heron-Smith'],
    ['new heron kite'],
    ['new heron --replace'],
    ['make heron'],
    ['new heron --passphrase x'],
  ])('is not understood: %s', async (args) => {
    expect((await run(args)).exitCode).toBe(2);
  });
});

describe('npm run keys -- test', () => {
  it('opens a key, and says which lines have it', async () => {
    await run('new heron --line demo-ke');
    expect(await run(`test ${place()}`)).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(
        /^It opens\. It is the key of heron: \S{44}\nmenus\/demo-ke\/keys\.yaml has it, as heron\.\n$/,
      ),
    });
  });

  it('says loudly where keys.yaml has another, or no line has it', async () => {
    await run('new heron --line demo-ke');
    const other = `${world.home}/other.key`;
    await run(`new heron --out ${other}`);
    const { exitCode, out, err } = await run(`test ${other}`);
    expect([exitCode, out]).toEqual([1, expect.stringContaining('menus/demo-ke/keys.yaml has ANOTHER key for heron.')]);
    expect(err).toContain('No line has this key');
  });

  it('asks three times, and says what may be wrong', async () => {
    await run('new heron --line demo-ke');
    const wrong = typing('one', 'two', 'three', passphrase);
    expect(await run(`test ${place()}`, { read: wrong.read })).toMatchObject({
      exitCode: 1,
      out: '',
      err: expect.stringContaining('The passphrase is not the one of this key.'),
    });
    expect(wrong.prompts).toEqual(['Passphrase of heron: ', ...Array(2).fill('That is not it. Passphrase of heron: ')]);
    expect((await run(`test ${place()}`, { read: typing('one', passphrase).read })).exitCode).toBe(0);
  });

  it('tells a damaged file, another file, and one that is not there', async () => {
    await run('new heron');
    const text = await readFile(place(), 'utf8');
    await writeFile(`${world.home}/damaged`, text.replace('heron', 'herom'));
    await writeFile(`${world.home}/letter`, 'Dear heron');
    const said = async (name: string) => (await run(`test ${world.home}/${name}`)).err;
    expect(await said('damaged')).toContain('is damaged');
    expect(await said('letter')).toContain('is no key');
    expect(await said('nothing')).toContain('is not there');
  });
});
