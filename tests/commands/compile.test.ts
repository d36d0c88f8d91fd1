import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { compileLines } from '../../src/commands/runtime/compile.node.ts';
import { throwAwaySigner, throwAwayTrust } from '../../src/commands/store/throw-away-key.node.ts';
import { signersOf } from '../../src/editions/record.ts';
import { noFloor } from '../../src/editions/trust.ts';
import { memoryStore } from '../support/line-store.ts';
import { now } from '../support/lines.ts';
import { removeCopy } from '../support/production-line.ts';
import { makePerson, type Person } from '../support/published.ts';
import { publishFiles } from '../support/published-files.ts';
import { handles, line, openWorld } from './publishing.ts';

let root: string;
let people: readonly Person[];
const published = () => `${root}/menus/${line}/published.json`;

beforeAll(async () => {
  people = await Promise.all(handles.map(makePerson));
  root = await openWorld(people);
});
afterEach(() => rm(published(), { recursive: true, force: true }));
afterAll(() => removeCopy(root));

/** What is written to be built in: the whole text, and what its head says of the line. */
async function compiled(options: { production: boolean; own?: boolean }) {
  const done = await compileLines({ root, now, ...options });
  if ('reason' in done) return done;
  const text = await readFile(done.path, 'utf8');
  const { trust, floor } = JSON.parse(text.slice(0, text.indexOf('\n'))).lines[0];
  return { text, trust, floor };
}
const ofKeysYaml = () => ({
  people: people.map(({ handle, publicKey }) => ({ handle, publicKey })),
  threshold: 2,
  thresholdForTexts: 2,
});

describe('what npm start builds', () => {
  it('believes the throw-away key of this computer alone, and starts from nothing', async () => {
    await writeFile(published(), 'what others have published is not in the store of this computer');
    const own = await throwAwayTrust(root);
    expect(await compiled({ production: false, own: true })).toMatchObject({ trust: own, floor: noFloor });
    expect(own).toMatchObject({ people: [{ handle: 'this-computer' }], threshold: 1 });
  });

  it('believes what that key signs, now and after a restart', async () => {
    const signed = { said: 'a state', signatures: [await (await throwAwaySigner(root)).sign('a state')] };
    expect(await signersOf(signed, await throwAwayTrust(root))).toEqual(['this-computer']);
  });

  it('makes one key, though two commands need it at once', async () => {
    await rm(`${root}/.wrangler`, { recursive: true, force: true });
    const [one, other] = await Promise.all([throwAwayTrust(root), throwAwayTrust(root)]);
    expect(one).toEqual(other);
  });
});

describe('what deploys', () => {
  it('knows the keys of keys.yaml, and never the one of this computer, whatever is asked', async () => {
    const own = await throwAwayTrust(root);
    for (const options of [{ production: true, own: true }, { production: true }, { production: false }]) {
      const found = await compiled(options);
      if ('reason' in found) throw new Error('it compiles');
      expect(found.trust).toEqual(ofKeysYaml());
      expect(found.text).not.toContain('this-computer');
      expect(found.text).not.toContain(own.people[0]?.publicKey);
    }
  });

  it('has no floor where nothing was published, and needs no published.json', async () => {
    expect(await compiled({ production: true })).toMatchObject({ floor: noFloor });
  });

  it('does not fall below what was published last, though its keys have gone since', async () => {
    const store = memoryStore();
    await publishFiles(store, { root, line, isRemote: true }, { by: people, now });
    const record = await store.get(`state/${line}`);
    await writeFile(published(), record ?? '');
    expect(await compiled({ production: true })).toMatchObject({ floor: { release: 1, number: 1, takenDown: [] } });
    await writeFile(published(), (record ?? '').replaceAll('first-person', 'nobody-known'));
    expect(await compiled({ production: true })).toMatchObject({ floor: { release: 1, number: 1 } });
    await writeFile(published(), (record ?? '').replaceAll(line, 'my-other'));
    expect(await compiled({ production: true })).toMatchObject({ reason: 'floor-unreadable' });
  });

  it.each([
    ['is empty', ''],
    ['holds what git leaves when two have changed it', '<<<<<<< ours\n{}\n======='],
    ['holds another thing', '{"format":1}'],
  ])('is not built where published.json %s', async (_, text) => {
    await writeFile(published(), text);
    expect(await compiled({ production: true })).toMatchObject({
      reason: 'floor-unreadable',
      path: `menus/${line}/published.json`,
    });
  });

  it('is not built where published.json is there and cannot be read', async () => {
    await mkdir(published());
    expect(await compiled({ production: true })).toMatchObject({ reason: 'floor-unreadable' });
  });
});
