/** A copy of the content, somebody's home, and passphrases as if they typed them; keys that open quickly. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { KeysOptions } from '../../src/commands/keys/options.ts';
import type { ReadPassphrase } from '../../src/commands/keys/passphrase.node.ts';
import { keyPath } from '../../src/commands/keys/signers.node.ts';
import { keys } from '../../src/commands/keys.node.ts';
import { type KeysSource, keysSource } from '../../src/content/keys.ts';
import { parseYaml } from '../../src/content/yaml-file.ts';
import { type Captured, captured } from '../support/captured.ts';
import { copyContent, removeCopy } from '../support/production-line.ts';

/** The smallest that a key file may ask for: a test opens many. */
export const quick = 2 ** 14;
export const passphrase = 'lantern oboe gravel tuesday';

export type Typing = { readonly read: ReadPassphrase; readonly prompts: string[] };

/** Types these, one after another, and then nothing more. */
export function typing(...lines: readonly string[]): Typing {
  const left = [...lines];
  const prompts: string[] = [];
  const read: ReadPassphrase = async (prompt) => {
    prompts.push(prompt);
    return left.shift() ?? null;
  };
  return { read, prompts };
}

export type KeysWorld = {
  root: string;
  /** A new one for each test. */
  home: string;
  /** The keys.yaml of demo-ke as it ships; each test begins with it. */
  keysYaml: string;
  file(): string;
  /** Where the key of a handle lies. */
  place(handle?: string): string;
  /** `npm run keys -- …`, with the passphrase piped in. */
  run(args: string, options?: KeysOptions): Promise<Captured>;
  people(): Promise<KeysSource['people']>;
};

export function keysWorld(): KeysWorld {
  const world: KeysWorld = {
    ...{ root: '', home: '', keysYaml: '' },
    file: () => `${world.root}/menus/demo-ke/keys.yaml`,
    place: (handle = 'heron') => keyPath(handle, world.home),
    run(args, options = {}) {
      const { root, home } = world;
      const usual = { root, home, read: typing(passphrase).read, isTyped: false, cost: quick };
      return captured(() => keys(args.split(' '), { ...usual, ...options }));
    },
    people: async () => keysSource.parse(parseYaml('keys.yaml', await readFile(world.file(), 'utf8')).value).people,
  };
  beforeAll(async () => {
    world.root = await copyContent();
    world.keysYaml = await readFile(world.file(), 'utf8');
  });
  beforeEach(async () => {
    world.home = await mkdtemp(join(tmpdir(), 'home-'));
    await writeFile(world.file(), world.keysYaml);
    return () => rm(world.home, { recursive: true });
  });
  afterAll(() => removeCopy(world.root));
  return world;
}
