import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openSigner } from '../../src/commands/keys/signers.node.ts';
import { keys } from '../../src/commands/keys.node.ts';
import type { OnLineOptions } from '../../src/commands/publishing/on-line.node.ts';
import { compileLines } from '../../src/commands/runtime/compile.node.ts';
import { groundFor } from '../../src/commands/store/published-line.node.ts';
import { openStore } from '../../src/editions/store.ts';
import { openBundle } from '../../src/live/bundle.ts';
import { createLines } from '../../src/live/lines.ts';
import { captured } from '../support/captured.ts';
import { memoryStore } from '../support/line-store.ts';
import { now } from '../support/lines.ts';
import { removeCopy } from '../support/production-line.ts';
import { passphrase, quick, typing } from './keys-world.ts';
import { changeText, line, openWorld, runIn } from './publishing.ts';

/** docs/keys.md, from the first key to one that was stolen: step by step, each on what the one before left. */
let root: string;
let home: string;
const store = memoryStore();
const deployed: string[] = [];
const logged: string[] = [];
beforeAll(async () => {
  root = await openWorld([]);
  home = await mkdtemp(join(tmpdir(), 'homes-'));
});
beforeEach(() => {
  logged.length = 0;
  vi.spyOn(console, 'log').mockImplementation((word: string) => void logged.push(word));
  return () => vi.restoreAllMocks();
});
afterAll(async () => {
  await removeCopy(root);
  await rm(home, { recursive: true });
});

const keyOf = (name: string) => `${home}/${name}.key`;
const makeKey = (handle: string, name: string, ...more: string[]) =>
  captured(() =>
    keys(['new', handle, '--line', line, '--out', keyOf(name), ...more], {
      ...{ root, home, read: typing(passphrase).read, isTyped: false, cost: quick },
    }),
  );

/** `--by` opens the key in that file, where it is the one of keys.yaml. */
const opening = (name: string): OnLineOptions => ({
  async openSigner(by) {
    const ground = await groundFor({ root, line, isRemote: true });
    if ('wrong' in ground) return ground;
    return openSigner(root, { by, keyFile: keyOf(name) }, ground.trust.people, typing(passphrase).read);
  },
});
const run: ReturnType<typeof runIn> = (command, args = '', options = {}) =>
  runIn(root, store)(command, `${args} --remote`, options);

/** Two people publish what the files say, as docs/publishing.md has it. */
async function publishByTwo(first: string, second: string, more = ''): Promise<void> {
  const by = (handle: string) => `--by ${handle} ${more}`;
  expect(await run('publish', by('first-person'), opening(first))).toMatchObject({ exitCode: 0 });
  expect(await run('sign', by('second-person'), opening(second))).toMatchObject({ exitCode: 0 });
  expect(await run('publish', by('first-person'), opening(first))).toMatchObject({ exitCode: 0 });
}

async function deploy(): Promise<void> {
  const compiled = await compileLines({ root, production: true, now });
  if ('reason' in compiled) throw new Error(compiled.reason);
  deployed.push(await readFile(compiled.path, 'utf8'));
}

/** What the first words of the menu are to a caller of a fresh isolate of what was deployed last; with what is taken down. */
async function heard() {
  const follow = createLines(openBundle(deployed.at(-1) ?? ''), () => now);
  const lines = follow({ store: openStore(store), slipSecretsOf: () => [], behind: () => undefined });
  const { edition, source } = await lines.now(line);
  const texts = JSON.stringify(edition?.strings);
  const words = ['Clinic near me', 'Clinic close by', 'Clinic around here', 'Clinic of a thief'];
  return {
    said: words.find((word) => texts.includes(word)),
    source,
    clinics: edition?.clinics.map(({ code }) => code) ?? [],
  };
}
const clinicsHeard = async () => (await heard()).clinics;
let stillThere: readonly string[] = [];

it('two people make keys, and what both have signed is heard', async () => {
  expect((await makeKey('first-person', 'first')).exitCode).toBe(0);
  expect((await makeKey('second-person', 'second')).exitCode).toBe(0);
  await deploy();
  expect(await heard()).toMatchObject({ said: 'Clinic near me', source: 'bundled' });
  await changeText(root, 'Clinic close by');
  await publishByTwo('first', 'second');
  expect(await heard()).toMatchObject({ said: 'Clinic close by', source: 'published' });
});

it('a thief of one key publishes nothing', async () => {
  await changeText(root, 'Clinic of a thief', 'Clinic close by');
  const { exitCode, out } = await run('publish', '--by first-person', opening('first'));
  expect([exitCode, out]).toEqual([0, expect.stringContaining('1 more')]);
  await run('publish', '--by first-person', opening('first'));
  expect(await heard()).toMatchObject({ said: 'Clinic close by', source: 'published' });
  expect((await run('sign', '--by second-person', opening('first'))).err).toContain(
    'is not the key that keys.yaml has',
  );
  await changeText(root, 'Clinic close by', 'Clinic of a thief');
});

it('a thief of one key can take down', async () => {
  const [code, ...others] = await clinicsHeard();
  stillThere = others;
  expect((await run('take-down', `clinic ${code} --by first-person`, opening('first'))).exitCode).toBe(0);
  expect(await clinicsHeard()).toEqual(stillThere);
});

it('once the key is replaced and deployed, what the old one signed is refused, and what is compiled in is heard', async () => {
  expect((await makeKey('first-person', 'anew', '--replace')).exitCode).toBe(0);
  await changeText(root, 'Clinic around here', 'Clinic close by');
  await deploy();
  expect(await heard()).toMatchObject({ said: 'Clinic around here', source: 'bundled' });
  expect(logged).toEqual(['state-refused']);
  expect(await clinicsHeard()).toEqual(stillThere);
  const thief = await run('take-down', 'line --by first-person', opening('first'));
  expect([thief.exitCode, thief.err]).toEqual([1, expect.stringContaining('begin anew: npm run publish')]);
  expect(await clinicsHeard()).toEqual(stillThere);
});

it('published anew by the new key and the other one, it is heard again', async () => {
  await changeText(root, 'Clinic near me', 'Clinic around here');
  await publishByTwo('anew', 'second', '--anew');
  expect(await heard()).toMatchObject({ said: 'Clinic near me', source: 'published' });
  expect(await clinicsHeard()).toEqual(stillThere);
  expect(logged).toEqual([]);
});
