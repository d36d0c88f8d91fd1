import { readdir, readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Trust } from '../../src/content/state.ts';
import { floorOf } from '../../src/editions/trust.ts';
import { type MemoryStore, memoryStore } from '../support/line-store.ts';
import { removeCopy, rewrite } from '../support/production-line.ts';
import { makePerson, type Person, trustIn } from '../support/published.ts';
import {
  changeOptions,
  changeText,
  fetchFolder,
  handles,
  heard,
  layDown,
  line,
  openWorld,
  type Run,
  runIn,
} from './publishing.ts';

let root: string;
let people: readonly [Person, Person];
let trust: Trust;
let store: MemoryStore;
let run: Run;

async function open(thresholdForTexts = 2): Promise<void> {
  people = [await makePerson(handles[0]), await makePerson(handles[1])];
  root = await openWorld(people, 2, thresholdForTexts);
  trust = trustIn(people, 2, thresholdForTexts);
  store = memoryStore();
  run = runIn(root, store, people);
}
beforeEach(() => open());
afterEach(() => removeCopy(root));

const first = `--remote --by ${handles[0]}`;
const second = `--remote --by ${handles[1]}`;
const signatures = () => readdir(`${root}/menus/${line}/signatures`).catch(() => []);
const inSignature = async (change: (text: string) => string) => {
  const [name = ''] = await signatures();
  await rewrite(`${root}/menus/${line}/signatures/${name}`, change);
};

async function publishTogether(): Promise<void> {
  await run('publish', first);
  await run('sign', second);
  await run('publish', first);
}

describe('a line that two people sign for', () => {
  it('says nothing new until the second has signed, out of files of their own, and then exactly what both signed [signed-by-enough]', async () => {
    const started = await run('publish', first);
    expect([started.exitCode, started.out]).toEqual([
      0,
      expect.stringContaining('1 more person has to sign (second-person).'),
    ]);
    expect(started.out).toContain('They run: npm run sign -- --line my-line --remote --by HANDLE');
    expect(await heard(store, trust)).toBeNull();

    const other = await openWorld(people);
    await fetchFolder(root, other);
    const signed = await runIn(other, store, people)('sign', second);
    expect([signed.exitCode, signed.out]).toEqual([
      0,
      expect.stringContaining('Your own files make the same edition, byte for byte.'),
    ]);
    expect(signed.out).toContain('  + hotline lawyers, phone (Lawyers): (202) 555-0191');
    await changeText(other, 'Not signed');
    const published = await runIn(other, store, people)('publish', second);
    expect(published.out).toContain('Edition 1 was signed by first-person and second-person.');

    const now = await heard(store, trust);
    expect([now?.number, now?.edition.strings.en?.['clinic.label']]).toEqual([1, 'Clinic near me']);
    const kept = await readFile(`${other}/menus/${line}/published.json`, 'utf8');
    expect(floorOf(kept, line)).toEqual({ release: 1, number: 1, takenDown: [] });
    expect(await readdir(`${other}/menus/${line}/signatures`)).toEqual([]);
    await removeCopy(other);
  });

  it('is not signed by who has other files, and says which', async () => {
    await run('publish', first);
    await changeText(root, 'Care near me');
    const { exitCode, err } = await run('sign', second);
    expect([exitCode, err]).toEqual([1, expect.stringContaining('These files differ: locales/en/my-line.yaml.')]);
    expect(await signatures()).toHaveLength(1);
  });

  it('is not published by one who runs publish twice, nor signed twice by one', async () => {
    await run('publish', first);
    const again = await run('publish', first);
    expect([again.exitCode, again.err]).toEqual([1, expect.stringContaining('You have signed this already')]);
    const twice = await run('sign', first);
    expect([twice.exitCode, twice.err]).toEqual([1, expect.stringContaining('You have signed what waits already.')]);
    const other = await run('publish', second);
    expect([other.exitCode, other.err]).toEqual([1, expect.stringContaining('Add your signature: npm run sign')]);
    expect(await heard(store, trust)).toBeNull();
  });

  it.each([
    ['of the release', (text: string) => text.replace('\\"after\\":0', '\\"after\\":9')],
    ['of the signature', (text: string) => text.replace(/("signature": "..)./, (_, start) => `${start}A`)],
  ])('is not heard where one byte %s was changed after it was signed', async (_, change) => {
    await run('publish', first);
    await run('sign', second);
    await inSignature(change);
    await run('publish', first);
    expect(await heard(store, trust)).toBeNull();
    expect(await store.get(`state/${line}`)).toBeNull();
  });

  it('is signed by nobody where the edition in the store was changed, or its release says other than it has to', async () => {
    await run('publish', first);
    const [edition] = await store.list('edition/');
    const text = (await store.get(edition?.key ?? '')) ?? '';
    await store.put(edition?.key ?? '', text.replace('near me', 'far off'), edition?.metadata);
    const damaged = await run('sign', second);
    expect([damaged.exitCode, damaged.err]).toEqual([
      1,
      expect.stringContaining('The store does not hold the edition'),
    ]);
    await store.put(edition?.key ?? '', text, edition?.metadata);
    await layDown(root, people[0], { takenDown: [{ id: 'nurses', kind: 'hotline' }] });
    const other = await run('sign', second);
    expect([other.exitCode, other.err]).toEqual([1, expect.stringContaining('Nobody should sign it.')]);
  });

  it('keeps down what one person took down while the release waited', async () => {
    await publishTogether();
    await changeText(root, 'Care near me');
    await run('publish', first);
    await run('take-down', `hotline nurses ${second}`);
    await run('sign', second);
    await run('publish', first);
    const now = await heard(store, trust);
    expect(now?.edition.strings.en?.['clinic.label']).toBe('Care near me');
    expect(now?.verified.state.takenDown).toEqual([{ kind: 'hotline', id: 'nurses', number: 2 }]);
  });

  it('does not publish what was made on an edition that callers hear no more', async () => {
    await publishTogether();
    await changeText(root, 'Care near me');
    await run('publish', first);
    const waits = `${root}/menus/${line}/signatures/${(await signatures())[0]}`;
    const signature = await readFile(waits, 'utf8');
    await changeText(root, 'A clinic', 'Care near me');
    await run('publish', second);
    const [mine = ''] = (await signatures()).filter((name) => name.endsWith(`${handles[1]}.json`));
    await run('sign', `${mine.slice(0, 12)} ${first}`);
    await run('publish', first);
    expect((await heard(store, trust))?.edition.strings.en?.['clinic.label']).toBe('A clinic');
    await writeFile(waits, signature);
    const late = await run('sign', second);
    expect([late.exitCode, late.err]).toEqual([1, expect.stringContaining('it has to be made again')]);
  });

  it('does not publish what waited while something was restored: what is down is decided in a release', async () => {
    await publishTogether();
    await run('take-down', `hotline nurses ${first}`);
    await changeText(root, 'Care near me');
    await run('publish', first);
    const [waits = ''] = await signatures();
    await run('restore', `hotline nurses ${first}`);
    const [mine = ''] = (await signatures()).filter((name) => name !== waits);
    await run('sign', `${mine.slice(0, 12)} ${second}`);
    await rewrite(`${root}/menus/${line}/signatures/${waits}`, (text) => `${text}\n`);
    await run('publish', first);
    expect((await heard(store, trust))?.verified.release.takenDown).toEqual([]);
    const late = await run('sign', `${waits.slice(0, 12)} ${second}`);
    expect([late.exitCode, late.err]).toEqual([1, expect.stringContaining('it has to be made again')]);
  });

  it('goes back with two signatures too, and nothing is made again of what was heard before', async () => {
    await publishTogether();
    await changeText(root, 'Care near me');
    await publishTogether();
    await run('rollback', `1 ${first}`);
    expect((await heard(store, trust))?.number).toBe(2);
    const signed = await run('sign', second);
    expect(signed.out).toContain('This edition was heard before: nothing is made again.');
    await run('publish', second);
    expect((await heard(store, trust))?.number).toBe(1);
  });

  it('refuses a key that would do another thing, before anybody signs', async () => {
    await publishTogether();
    await changeOptions(root, '1: raid, 2: clinic, 3: about, 4: lawyer, 5: alert');
    const { exitCode, err } = await run('publish', first);
    expect([exitCode, err]).toEqual([1, expect.stringContaining('On screen menu, key 3 leads to lawyer')]);
    expect(await signatures()).toEqual([]);
  });

  it('begins anew with other people where keys.yaml has changed, and only when it is asked to', async () => {
    await publishTogether();
    const successor = await makePerson(handles[1]);
    const then = [people[0], successor];
    await rewrite(`${root}/menus/${line}/keys.yaml`, (text) => text.replace(people[1].publicKey, successor.publicKey));
    const runThen = runIn(root, store, then);
    const refused = await runThen('publish', first);
    expect([refused.exitCode, refused.err]).toEqual([
      1,
      expect.stringContaining('npm run publish -- --line my-line --remote --anew'),
    ]);
    await changeText(root, 'Care near me');
    const started = await runThen('publish', `--anew ${first}`);
    expect(started.out).toContain('They run: npm run sign -- --line my-line --remote --by HANDLE --anew');
    await runThen('sign', `--anew ${second}`);
    expect((await runThen('publish', `--anew ${first}`)).exitCode).toBe(0);
    const now = await heard(store, trustIn(then, 2));
    expect([now?.number, now?.verified.release.number, now?.verified.state.number]).toEqual([2, 2, 2]);
  });

  it('refuses to work on an older state than the one that was published last', async () => {
    await publishTogether();
    const older = (await store.get(`state/${line}`)) ?? '';
    await changeText(root, 'Care near me');
    await publishTogether();
    await store.put(`state/${line}`, older);
    const { exitCode, err } = await run('publish', first);
    expect([exitCode, err]).toEqual([1, expect.stringContaining('The store holds an older state of my-line')]);
  });

  it.each([
    ['nobody', '--remote', 'Say who signs: --by HANDLE.'],
    ['a stranger', '--remote --by a-stranger', 'has no key of that handle. It has: first-person, second-person.'],
  ])('is not published by %s', async (_, args, words) => {
    const { exitCode, err } = await run('publish', args);
    expect([exitCode, err]).toEqual([1, expect.stringContaining(words)]);
    expect(store.values.size).toBe(0);
  });

  it('cannot be published while too few have keys, and says how to make one', async () => {
    await rewrite(`${root}/menus/${line}/keys.yaml`, (text) => text.replace(/, publicKey: "[^"]*"/, ''));
    const { exitCode, err } = await run('publish', first);
    expect([exitCode, err]).toEqual([1, expect.stringContaining('asks for 2 people to sign, and has the keys of 1.')]);
    expect(err).toContain('npm run keys -- new HANDLE');
  });

  it('is not published to callers while it is a demonstration', async () => {
    await rewrite(`${root}/menus/${line}/line.yaml`, (text) => text.replace('demo: false', 'demo: true'));
    for (const command of ['publish', 'sign', 'rollback', 'restore', 'take-down'] as const) {
      const words = { rollback: '1', restore: 'line', 'take-down': 'line' }[command as string] ?? '';
      const unreachable = { ...store, get: () => Promise.reject(new Error('the store was asked')) };
      const { exitCode, err } = await run(command, `${words} --remote`, { store: unreachable });
      expect([exitCode, err]).toEqual([1, expect.stringContaining('it is tried on this computer, without --remote.')]);
    }
    expect(store.values.size).toBe(0);
  });

  it('can be taken down where it was published, and its file calls it a demonstration since', async () => {
    await publishTogether();
    await rewrite(`${root}/menus/${line}/line.yaml`, (text) => text.replace('demo: false', 'demo: true'));
    expect((await run('take-down', `line ${first}`)).exitCode).toBe(0);
    expect((await run('publish', first)).exitCode).toBe(1);
  });
});

describe('a line that lets one person change texts', () => {
  beforeEach(async () => {
    await removeCopy(root);
    await open(1);
    await publishTogether();
  });

  it('says a changed text with one signature, on the release that two signed', async () => {
    await changeText(root, 'Care near me');
    const { out } = await run('publish', second);
    expect(out).toContain('Texts alone change, and no number in them: one person may publish that.');
    const now = await heard(store, trust);
    expect([now?.number, now?.edition.strings.en?.['clinic.label']]).toEqual([2, 'Care near me']);
    expect([now?.verified.release.number, now?.verified.state.number]).toEqual([1, 2]);
    await changeText(root, 'A clinic', 'Care near me');
    await run('publish', first);
    expect((await heard(store, trust))?.number).toBe(3);
  });

  it.each([
    ['a number in a text', () => changeText(root, 'Clinic 247')],
    ['a key', () => changeOptions(root, '1: raid, 2: clinic, 4: about, 5: alert, 6: lawyer')],
    [
      'a hotline',
      () => rewrite(`${root}/menus/${line}/hotlines.csv`, (text) => text.replace('+12025550191', '+12025550195')),
    ],
  ])('takes two people for %s', async (_, change) => {
    await change();
    const { out } = await run('publish', second);
    expect(out).toContain('1 more person has to sign (first-person).');
    expect((await heard(store, trust))?.number).toBe(1);
  });
});
