import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openSigner } from '../../src/commands/keys/signers.node.ts';
import { signersOf } from '../../src/editions/record.ts';
import { keysWorld, passphrase, typing } from './keys-world.ts';

const world = keysWorld();
const { place, run, people } = world;

describe('the key of who signs', () => {
  const open = async (asked: { keyFile?: string } = {}, lines: readonly string[] = [passphrase], by = 'heron') => {
    const known = (await people()).flatMap(({ handle, publicKey }) => (publicKey ? [{ handle, publicKey }] : []));
    const typed = typing(...lines);
    return {
      typed,
      known,
      opened: await openSigner(world.root, { by, home: world.home, ...asked }, known, typed.read),
    };
  };

  it('is found by the handle, and signs', async () => {
    await run('new heron --line demo-ke');
    const { opened, known } = await open();
    if ('wrong' in opened) throw new Error(opened.wrong);
    const signed = { said: 'a state', signatures: [await opened.sign('a state')] };
    expect(await signersOf(signed, { people: known, threshold: 1, thresholdForTexts: 1 })).toEqual(['heron']);
  });

  it('is found elsewhere, where that is said', async () => {
    await run(`new heron --line demo-ke --out ${world.home}/stick.key`);
    expect((await open({ keyFile: `${world.home}/stick.key` })).opened).toHaveProperty('handle', 'heron');
    expect((await open()).opened).toHaveProperty('wrong', expect.stringMatching(/is not there.*--key FILE/));
  });

  it('is not opened, nor asked for, where it is another than keys.yaml has', async () => {
    await run('new heron --line demo-ke');
    await run(`new heron --out ${world.home}/other.key`);
    const { opened, typed } = await open({ keyFile: `${world.home}/other.key` });
    expect(opened).toHaveProperty('wrong', expect.stringContaining('is not the key that keys.yaml has for heron'));
    expect(typed.prompts).toEqual([]);
  });

  it('is not opened where it lies in the project', async () => {
    await run('new heron --line demo-ke');
    await mkdir(`${world.root}/stick`);
    await writeFile(`${world.root}/stick/heron.key`, await readFile(place()));
    const { opened } = await open({ keyFile: `${world.root}/stick/heron.key` });
    expect(opened).toHaveProperty('wrong', expect.stringContaining('move it out of there'));
  });

  it.each([
    ['has no key in keys.yaml', 'kite', [passphrase], 'keys.yaml has no key of kite'],
    ['gives no passphrase', 'heron', [], 'No passphrase was given.'],
    ['gives a wrong one', 'heron', ['one'], 'The passphrase is not the one of this key.'],
  ])('is not opened for who %s', async (_, by, lines, words) => {
    await run('new heron --line demo-ke');
    expect((await open({}, lines, by)).opened).toHaveProperty('wrong', expect.stringContaining(words));
  });
});
