import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeTrouble } from '../../src/commands/store/store-trouble.ts';
import { throwAwayTrust } from '../../src/commands/store/throw-away-key.node.ts';
import { writeState } from '../../src/commands/store/write-state.node.ts';
import type { StateRecord } from '../../src/content/state.ts';
import { canonicalJson } from '../../src/editions/canonical.ts';
import { type MemoryStore, memoryStore } from '../support/line-store.ts';
import { removeCopy } from '../support/production-line.ts';
import { makePerson, signedBy, trustIn } from '../support/published.ts';
import { actIn, changeText, heard, line, openWorld, type Run, runIn } from './publishing.ts';

let root: string;
let store: MemoryStore;
let run: Run;

beforeEach(async () => {
  root = await openWorld([]);
  store = memoryStore();
  run = runIn(root, store);
  await run('publish');
});
afterEach(() => removeCopy(root));

const publishAs = async (text: string, before: string) => {
  await changeText(root, text, before);
  return run('publish');
};
/** What somebody else does meanwhile. */
const meanwhile = async (text: string, before: string) => {
  await changeText(root, text, before);
  await actIn(root, store)('publish');
};
const callersHear = async () => (await heard(store, await throwAwayTrust(root)))?.edition.strings.en?.['clinic.label'];

describe('two people who publish at once', () => {
  it('are told where the other one came before the state was written: nothing is written over', async () => {
    store.afterPut('edition/', async () => {
      await meanwhile('Theirs', 'Mine');
    });
    const { exitCode, err } = await publishAs('Mine', 'Clinic near me');
    expect([exitCode, err]).toEqual([
      1,
      expect.stringContaining('Nothing was published: somebody else changed what callers hear'),
    ]);
    expect(await callersHear()).toBe('Theirs');
    expect((await store.list('edition/')).map(({ metadata }) => metadata.number)).toHaveLength(3);
  });

  it('are told where the other one wrote right behind: callers hear one of them, and one is told', async () => {
    const base = await store.get(`state/${line}`);
    store.afterPut('state/', async () => {
      const mine = await store.get(`state/${line}`);
      await store.put(`state/${line}`, base ?? '');
      await meanwhile('Theirs', 'Mine');
      expect(await store.get(`state/${line}`)).not.toBe(mine);
    });
    const { exitCode, err } = await publishAs('Mine', 'Clinic near me');
    expect([exitCode, err]).toEqual([1, expect.stringContaining('Somebody else published at the same moment')]);
    expect(await callersHear()).toBe('Theirs');
    expect((await run('publish')).out).toContain('Nothing to publish');
  });

  it('go on from a take-down that came in between, when they do it again', async () => {
    store.afterPut('edition/', async () => {
      await actIn(root, store)('take-down', 'hotline nurses');
    });
    const first = await publishAs('Mine', 'Clinic near me');
    const second = await run('publish');
    expect([first.exitCode, second.exitCode]).toEqual([1, 0]);
    const now = await heard(store, await throwAwayTrust(root));
    expect(now?.verified.release.takenDown).toEqual([{ kind: 'hotline', id: 'nurses' }]);
  });
});

describe('the state of a line', () => {
  const asha = makePerson('asha');
  const trust = async () => trustIn([await asha]);
  const which = () => ({ root, line, isRemote: true });
  const record = async (publishedAt: number, number = 2): Promise<StateRecord> => {
    const said = { kind: 'state', format: 1, line, number, release: '', edition: '', takenDown: [], changed: [] };
    return { format: 1, release: null, state: await signedBy([await asha], { ...said, latest: 1, publishedAt }) };
  };

  it('is unseen where the store still shows the one before', async () => {
    const base = await store.get(`state/${line}`);
    const stale = { ...store, put: async () => undefined };
    expect(await writeState(stale, which(), await trust(), base, await record(1))).toBe('unseen');
    expect(await writeState(store, which(), await trust(), base, await record(1))).toBe('written');
    expect(await store.get(`state/${line}`)).toBe(canonicalJson(await record(1)));
    expect(await writeState(store, which(), await trust(), base, await record(2))).toBe('overtaken');
  });

  it('is not written where no caller would hear it, and stays as it was', async () => {
    const base = await store.get(`state/${line}`);
    const stranger = trustIn([await makePerson('stranger')]);
    expect(await writeState(store, which(), stranger, base, await record(1))).toBe('unbelieved');
    expect(await writeState(store, which(), await trust(), base, await record(1, 1_000_001))).toBe('unbelieved');
    expect(await store.get(`state/${line}`)).toBe(base);
  });

  it('stays where the store does not answer, and the person is told why', async () => {
    const base = await store.get(`state/${line}`);
    await changeText(root, 'Mine');
    const put = async () => {
      throw storeTrouble('Cloudflare cannot be reached from here.');
    };
    const { exitCode, err } = await run('publish', '', { store: { ...store, put } });
    expect([exitCode, err]).toEqual([1, 'Cloudflare cannot be reached from here.\n']);
    expect(await store.get(`state/${line}`)).toBe(base);
  });
});
