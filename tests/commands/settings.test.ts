import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readExampleSettings, readSettings } from '../../src/commands/runtime/settings.node.ts';
import { madeUpKeyPairs, madeUpSettings } from '../../src/gateways/made-up.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
  await writeFile(join(folder, '.dev.vars.example'), '# words\nA="one # two"\nB=\n');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the settings of this computer', () => {
  it('are copied from the example where there are none', async () => {
    expect(await readSettings(folder)).toEqual({ settings: { A: 'one # two', B: '' }, made: true });
    expect(await readFile(join(folder, '.dev.vars'), 'utf8')).toContain('A=');
  });

  it('are never written over', async () => {
    await writeFile(join(folder, '.dev.vars'), 'A=mine\n');
    expect(await readSettings(folder)).toEqual({ settings: { A: 'mine' }, made: false });
    expect(await readFile(join(folder, '.dev.vars'), 'utf8')).toBe('A=mine\n');
  });
});

describe('the example settings', () => {
  it('mark every secret as an example', async () => {
    const settings = await readExampleSettings();
    const secrets = Object.entries(settings).filter(([name]) => /SECRET|TOKEN|KEY/.test(name));
    expect(secrets.length).toBeGreaterThan(0);
    for (const [, value] of secrets) expect(value).toMatch(/^example-/);
  });

  it('have every setting of every gateway', async () => {
    const settings = await readExampleSettings();
    const missing = Object.keys(madeUpSettings('')).filter((name) => !settings[name]);
    expect(missing).toEqual([]);
  });

  it('have the key by which a handset signs, where a company signs by a key pair', async () => {
    expect(Object.keys(madeUpKeyPairs).length).toBeGreaterThan(0);
    expect(await readExampleSettings()).toMatchObject(madeUpKeyPairs);
  });
});
