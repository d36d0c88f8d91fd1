import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEdition } from '../../src/commands/store/stored-editions.node.ts';
import type { Trust } from '../../src/content/state.ts';
import { canonicalJson } from '../../src/editions/canonical.ts';
import { type EditionHead, openDocument, writeDocument } from '../../src/editions/document.ts';
import { verifyRecord } from '../../src/editions/record.ts';
import { editionKey, stateKey } from '../../src/editions/store.ts';
import { type MemoryStore, memoryStore } from '../support/line-store.ts';
import { now } from '../support/lines.ts';
import { removeCopy, rewrite } from '../support/production-line.ts';
import { makePerson, type Person, signedBy, trustIn } from '../support/published.ts';
import { changeText, handles, heard, layDown, line, openWorld, type Run, runIn } from './publishing.ts';

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
const folder = () => `${root}/menus/${line}/signatures`;

async function publishTogether(): Promise<void> {
  await run('publish', first);
  await run('sign', second);
  await run('publish', first);
}
const record = async () => JSON.parse((await store.get(stateKey(line))) ?? '');
const verified = async () => {
  const found = await verifyRecord((await store.get(stateKey(line))) ?? '', line, trust);
  if ('reason' in found) throw new Error(found.reason);
  return found;
};
/** The second person signs a state alone, and writes it into the store. */
async function alone(over: object): Promise<void> {
  const { release, state } = await record();
  const signed = await signedBy([people[1]], { ...JSON.parse(state.said), ...over });
  await store.put(stateKey(line), canonicalJson({ format: 1, release, state: signed }));
}
/** Puts an edition into the store that nobody signed, made out of the one that callers hear. */
async function plant(head: Partial<EditionHead>, text: string): Promise<string> {
  const { state } = await verified();
  const opened = await openDocument((await store.get(editionKey(state.edition))) ?? '', state.edition, line);
  if (!opened) throw new Error('it is heard');
  const { edition, head: own } = opened;
  const { en = {}, ...strings } = edition.strings;
  const others = { ...edition, strings: { ...strings, en: { ...en, 'clinic.label': text } } };
  const made = await writeDocument(others, { ...own, ...head }, null);
  const { number, madeAt, madeBy } = { ...own, ...head };
  await store.put(editionKey(made.digest), made.text, { line, number, madeAt, madeBy });
  return made.digest;
}

describe('a file beside signatures', () => {
  it.each([
    ['that somebody else made in your name', 'heron', handles[0]],
    ['of nobody of keys.yaml', 'heron', 'heron'],
    ['of a name that a terminal would obey', 'heron', 'heron\u001b[2J'],
  ])('%s counts for nothing, and keeps nobody from signing', async (_what, handle, by) => {
    await run('publish', second);
    await layDown(root, await makePerson(handle), {}, by);
    const published = await run('publish', first);
    expect([published.exitCode, published.err]).toEqual([0, '']);
    expect(published.out).toContain('Signed, and not published yet');
  });

  it.each([
    ['a release that is none', { takenDown: [null] }],
    ['a release of more than there is', { number: 2 ** 53 }],
  ])('with %s is left out, whoever signed it', async (_what, over) => {
    await run('publish', first);
    await layDown(root, people[0], over);
    expect(await run('sign', second)).toMatchObject({ exitCode: 1, err: expect.stringContaining('Nothing waits') });
  });

  it('that is a folder, a link or huge is passed over', async () => {
    await run('publish', first);
    const name = (letter: string) => `${folder()}/${letter.repeat(64)}-${handles[0]}.json`;
    await mkdir(name('a'));
    await symlink('/etc/passwd', name('b'));
    await writeFile(name('c'), ' '.repeat(4_000_001));
    expect((await run('sign', second)).exitCode).toBe(0);
  });
});

describe('an edition', () => {
  it('of a number that only the store knows moves no other number', async () => {
    await publishTogether();
    await store.put('edition/planted', 'x', { line, number: Number.MAX_SAFE_INTEGER - 1, madeAt: now, madeBy: [] });
    await store.put('edition/beside', 'x', { line, number: 2, madeAt: now, madeBy: [] });
    await changeText(root, 'Care near me');
    await publishTogether();
    expect((await heard(store, trust))?.number).toBe(3);
  });

  it('whose maker has no handle is opened by nobody', async () => {
    await publishTogether();
    const digest = await plant({ madeBy: ['kite\u001b[8m'] }, 'Care');
    expect(await openEdition(store, line, digest)).toBeNull();
  });

  it('that one person names as the one before theirs is vouched for by nobody', async () => {
    await removeCopy(root);
    await open(1);
    await publishTogether();
    const planted = await plant({ number: 7 }, 'Planted 555');
    const own = await plant({ number: 2, previous: planted }, 'Care');
    await alone({ number: 2, latest: 2, edition: own });
    expect((await heard(store, trust))?.number).toBe(2);
    expect((await run('rollback', `7 ${second}`)).out).toContain('nothing says that people signed it');
    expect((await run('sign', first)).err).toContain('Nothing was signed: your files make another edition');
    for (const name of await readdir(folder())) await rm(`${folder()}/${name}`);
    // To restore something on it would be to release it, and so what it names.
    await run('take-down', `hotline nurses ${first}`);
    await run('restore', `hotline nurses ${second}`);
    expect((await run('sign', first)).err).toContain('Nothing was signed: your files make another edition');
  });

  it('of other texts that one person published on the release is vouched for while it is heard', async () => {
    await removeCopy(root);
    await open(1);
    await publishTogether();
    await changeText(root, 'Care near me');
    await run('publish', second);
    await run('take-down', `hotline nurses ${first}`);
    await run('restore', `hotline nurses ${second}`);
    expect((await run('sign', first)).out).toContain('This edition was heard before: nothing is made again.');
    await run('publish', first);
    expect((await verified()).release).toMatchObject({ number: 2, takenDown: [] });
  });
});

describe('a state that one person signed', () => {
  it('with a number that leaves none above it is heard by nobody', async () => {
    await publishTogether();
    await alone({ number: Number.MAX_SAFE_INTEGER });
    expect(await heard(store, trust)).toBeNull();
  });

  it('with the last number of a release keeps nothing from being taken down, once two have published', async () => {
    await publishTogether();
    await alone({ number: 1_000_000 });
    const before = await store.get(stateKey(line));
    const refused = await run('take-down', `hotline nurses ${first}`);
    expect([refused.exitCode, refused.err]).toEqual([1, expect.stringContaining('NOT TAKEN DOWN: callers would not')]);
    expect(await store.get(stateKey(line))).toBe(before);
    await changeText(root, 'Care near me');
    await publishTogether();
    expect((await run('take-down', `hotline nurses ${first}`)).exitCode).toBe(0);
    expect((await verified()).state.number).toBe(1_000_002);
  });
});

describe('a release that enough have signed and nobody wants any more', () => {
  it('uses up its number, so that it cannot follow the one made instead', async () => {
    await publishTogether();
    await changeText(root, 'Set aside');
    await run('publish', first);
    await run('sign', second);
    const aside = await readdir(folder());
    await changeText(root, 'Care near me', 'Set aside');
    const ask = async (question: string) => !question.startsWith('Publish it?');
    const { out } = await run('publish', first, { ask });
    expect(out).toContain('It is not published. Keep its files: the next release takes a number above it.');
    const [own = ''] = (await readdir(folder())).filter((name) => !aside.includes(name));
    await run('sign', `${own.slice(0, 12)} ${second}`);
    for (const name of aside) await rm(`${folder()}/${name}`);
    expect((await run('publish', first)).exitCode).toBe(0);
    expect((await verified()).release.number).toBe(3);
    expect((await heard(store, trust))?.edition.strings.en?.['clinic.label']).toBe('Care near me');
  });
});

describe('a clock that is behind', () => {
  it.each([
    ['publish', ''],
    ['rollback', '1 '],
    ['restore', 'hotline nurses '],
  ] as const)('keeps %s from being done, and says so', async (command, words) => {
    await publishTogether();
    await run('take-down', `hotline nurses ${first}`);
    const { exitCode, err } = await run(command, `${words}${first}`, { now: now - 1000 });
    expect([exitCode, err]).toEqual([1, expect.stringContaining('the clock of this computer is behind')]);
  });

  it('keeps nobody from taking something down', async () => {
    await publishTogether();
    expect((await run('take-down', `hotline nurses ${first}`, { now: now - 1000 })).exitCode).toBe(0);
  });
});

describe('what is taken down and the edition does not have', () => {
  const hotlines = () => `${root}/menus/${line}/hotlines.csv`;

  it('stays down, also where the edition before is heard again, until it is restored', async () => {
    await rewrite(
      hotlines(),
      (text) => `${text}${text.split('\n')[1]?.replace('lawyers,', 'more,').replace('0191', '0195')}\n`,
    );
    await publishTogether();
    await run('take-down', `hotline more ${first}`);
    await rewrite(hotlines(), (text) => text.replace(/^more,.*\n/m, ''));
    const said = (await run('publish', first)).out;
    expect(said).toContain('Taken down, and not in this edition: hotline more.');
    await run('sign', second);
    await run('publish', first);
    const down = [{ kind: 'hotline', id: 'more' }];
    expect((await verified()).release.takenDown).toEqual(down);
    expect((await run('rollback', `1 ${first}`)).out).toContain('Taken down, and it stays so: hotline more.');
    for (const name of await readdir(folder())) await rm(`${folder()}/${name}`);

    const restored = await run('restore', `hotline more ${first}`);
    expect(restored.err).toContain('Callers do not hear of hotline more now, so nothing comes back.');
    expect((await run('sign', second)).out).toContain('Down no more, though not in this edition: hotline more.');
    await run('publish', first);
    expect((await verified()).release.takenDown).toEqual([]);
  });
});
