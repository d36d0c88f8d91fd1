import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../src/editions/store.ts';
import { openBundle } from '../../src/live/bundle.ts';
import type { LineNow } from '../../src/live/line-now.ts';
import { createLines, type Lines } from '../../src/live/lines.ts';
import { type HeldStore, holdStore } from '../support/held-store.ts';
import { editionOf } from '../support/lines.ts';
import { lineLike } from '../support/other-lines.ts';
import { bundleTrusting, makePerson, published, trustIn } from '../support/published.ts';

const line = 'demo-ke';
const asha = await makePerson('asha');
const bundled = await bundleTrusting([editionOf(line)], trustIn([asha]));
const saying = (organisation: string) => lineLike(editionOf(line), line, { organisation });
const [first, second] = await Promise.all(
  [1, 2].map((number) => published(saying(`Edition ${number}`), { by: [asha], release: { number } })),
);
if (!first || !second) throw new Error('two were published');

let at = 0;
const logged: string[] = [];
beforeEach(() => {
  at = Date.UTC(2026, 10, 22);
  logged.length = 0;
  vi.spyOn(console, 'log').mockImplementation((word: string) => void logged.push(word));
  // What is verified takes real time; only waiting is in the hands of the test.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const pass = async (milliseconds: number): Promise<void> => {
  at += milliseconds;
  await vi.advanceTimersByTimeAsync(milliseconds);
};

type Isolate = { readonly lines: (store?: HeldStore) => Lines; readonly settle: () => Promise<void> };

/** An isolate that has just begun. */
function isolate(kv: HeldStore): Isolate {
  const behind: Promise<unknown>[] = [];
  const follow = createLines(openBundle(bundled), () => at);
  return {
    lines: (store = kv) =>
      follow({ store: openStore(store), slipSecretsOf: () => [], behind: (work) => void behind.push(work) }),
    settle: async () => void (await Promise.all(behind)),
  };
}

const heard = ({ edition }: LineNow) => edition?.line.organisation ?? 'nothing';
const hear = async ({ lines }: Isolate, store?: HeldStore) => heard(await lines(store).now(line));
const compiledIn = editionOf(line).line.organisation;

/** An isolate that has heard the first edition, which the second has since followed in the store. */
async function openBehind() {
  const kv = holdStore(first?.entries);
  const one = isolate(kv);
  expect(await hear(one)).toBe('Edition 1');
  for (const [key, value] of Object.entries(second?.entries ?? {})) kv.values.set(key, value);
  kv.reads.length = 0;
  return { kv, one };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** What a caller hears after 400 ms, and not before. Else time stands still: who waits for it never hears anything. */
async function hearLate(one: Isolate, store?: HeldStore): Promise<string> {
  const said: string[] = [];
  void hear(one, store).then((organisation) => said.push(organisation));
  await pass(399);
  await turn();
  expect(said).toEqual([]);
  await pass(1);
  await turn();
  return said[0] ?? 'nothing';
}

describe('what is remembered', () => {
  it.each([0, 14_999, 15_000])('for %i ms is told as it is, and nothing is read', async (age) => {
    const { kv, one } = await openBehind();
    await pass(age);
    const told = one.lines().now(line);
    expect(told).not.toBeInstanceOf(Promise);
    expect(heard(await told)).toBe('Edition 1');
    expect(kv.reads).toEqual([]);
  });

  it.each([15_001, 30_000])('for %i ms is told at once, and asked for anew behind the answer', async (age) => {
    const { kv, one } = await openBehind();
    await pass(age);
    const told = one.lines().now(line);
    expect(told).not.toBeInstanceOf(Promise);
    expect(heard(await told)).toBe('Edition 1');
    await one.settle();
    expect(await hear(one)).toBe('Edition 2');
    expect(kv.reads).toEqual([`state/${line}`, `off/${line}`, `edition/${second.digest}`]);
  });

  it.each([30_001, 10 * 60_000])('for %i ms is asked for before the answer', async (age) => {
    const { one } = await openBehind();
    await pass(age);
    expect(await hear(one)).toBe('Edition 2');
  });

  it('of a fresh isolate is what is compiled in, so that its first caller waits for what is published', async () => {
    expect(await hear(isolate(holdStore()))).toBe(compiledIn);
    expect(await hear(isolate(holdStore(second.entries)))).toBe('Edition 2');
  });

  it('needs no store', async () => {
    const follow = createLines(openBundle(bundled), () => at);
    const lines = follow({ store: null, slipSecretsOf: () => [], behind: () => undefined });
    expect(heard(await lines.now(line))).toBe(compiledIn);
  });
});

describe('a call in two isolates', () => {
  it('of which one was idle for ten minutes and one is fresh hears one edition, hop by hop', async () => {
    const { kv, one } = await openBehind();
    await pass(10 * 60_000);
    const other = isolate(kv);
    for (const hop of [one, other, one, other]) {
      expect(await hear(hop)).toBe('Edition 2');
      await pass(4_000);
    }
  });

  it('hears what was published half a minute ago in both, whichever was asked last', async () => {
    const { kv, one } = await openBehind();
    const other = isolate(kv);
    for (let hop = 0; hop < 12; hop += 1) {
      await hear(hop % 2 === 0 ? one : other);
      await pass(5_000);
      await Promise.all([one.settle(), other.settle()]);
    }
    expect([await hear(one), await hear(other)]).toEqual(['Edition 2', 'Edition 2']);
  });
});

describe('many callers at once', () => {
  it('in a fresh isolate cause one read, and all hear what is published', async () => {
    const kv = holdStore(second.entries);
    const one = isolate(kv);
    const all = await Promise.all(Array.from({ length: 500 }, () => hear(one)));
    expect(new Set(all)).toEqual(new Set(['Edition 2']));
    expect(kv.reads).toEqual([`state/${line}`, `off/${line}`, `edition/${second.digest}`]);
  });

  it('while it is asked for anew cause one read', async () => {
    const { kv, one } = await openBehind();
    await pass(20_000);
    await Promise.all(Array.from({ length: 500 }, () => hear(one)));
    await one.settle();
    expect(kv.reads).toHaveLength(3);
  });
});

describe('a store that hangs', () => {
  it('is waited for 400 ms, and then not for five seconds', async () => {
    const { kv, one } = await openBehind();
    await pass(60_000);
    kv.behave('hangs');
    expect(await hearLate(one)).toBe('Edition 1');
    await pass(4_900);
    expect(await hear(one)).toBe('Edition 1');
    await pass(100);
    expect(await hearLate(one)).toBe('Edition 1');
    expect(kv.reads).toHaveLength(4);
  });

  it('at the edition is waited for 2 s once more, and what is taken down counts at once', async () => {
    const kv = holdStore(first.entries);
    const one = isolate(kv);
    await hear(one);
    const down = [{ kind: 'line', id: '' }] as const;
    const next = await published(saying('Edition 2'), { by: [asha], release: { number: 2, takenDown: down } });
    for (const [key, value] of Object.entries(next.entries)) kv.values.set(key, value);
    kv.behave('hangs', 'edition/');
    await pass(60_000);
    const told = hear(one);
    while (!kv.reads.includes(`edition/${next.digest}`)) await turn();
    await turn();
    expect(one.lines().last(line).closed).toMatchObject({ ends: true });
    await pass(2_000);
    expect(await told).toBe('Edition 1');
    expect(await hear(one)).toBe('Edition 1');
  });

  it('at the edition keeps a caller no more than 2 s, and not less', async () => {
    const { kv, one } = await openBehind();
    kv.behave('hangs', 'edition/');
    await pass(60_000);
    const said: string[] = [];
    void hear(one).then((organisation) => said.push(organisation));
    while (!kv.reads.includes(`edition/${second.digest}`)) await turn();
    await turn();
    await pass(1_999);
    await turn();
    expect(said).toEqual([]);
    await pass(1);
    await turn();
    expect(said).toEqual(['Edition 1']);
  });

  it('at the record keeps no caller longer than 400 ms, also where an edition is missing', async () => {
    const { kv, one } = await openBehind();
    kv.values.delete(`edition/${second.digest}`);
    await pass(60_000);
    expect(await hear(one)).toBe('Edition 1');
    kv.behave('hangs');
    await pass(5_000);
    expect(await hearLate(one)).toBe('Edition 1');
  });

  it('at the slips does not keep back what is published', async () => {
    const { kv, one } = await openBehind();
    kv.behave('hangs', 'off/');
    await pass(60_000);
    const told = hear(one);
    while (heard(one.lines().last(line)) === 'Edition 1') await turn();
    await pass(400);
    expect(await told).toBe('Edition 2');
  });

  it('answers again: the next caller after the pause hears what is published', async () => {
    const { kv, one } = await openBehind();
    await pass(60_000);
    kv.behave('hangs');
    await hearLate(one);
    kv.behave('answers');
    await pass(5_000);
    expect(await hear(one)).toBe('Edition 2');
  });
});

describe('a store that fails', () => {
  it('is not waited for, is left alone for five seconds, and then asked again', async () => {
    const { kv, one } = await openBehind();
    await pass(60_000);
    kv.behave('fails');
    for (const _ of [1, 2, 3]) expect(await hear(one)).toBe('Edition 1');
    expect(kv.reads).toHaveLength(2);
    expect(logged).toEqual(['store-unreadable', 'store-unreadable']);
    kv.behave('answers');
    await pass(5_000);
    expect(await hear(one)).toBe('Edition 2');
  });

  it('by throwing, as a binding that is none does, is the same', async () => {
    const refuse = (): never => {
      throw new Error('this binding is broken');
    };
    const follow = createLines(openBundle(bundled), () => at);
    const lines = follow({ store: openStore({ get: refuse }), slipSecretsOf: () => [], behind: refuse });
    expect(heard(await lines.now(line))).toBe(compiledIn);
  });
});

describe('a request that is gone', () => {
  it('while others wait for what it asked keeps none of them longer than 400 ms, and nobody after them', async () => {
    const kv = holdStore(second.entries);
    const never = holdStore();
    never.behave('hangs');
    const one = isolate(kv);
    // Of its own waiting nothing goes on either.
    void one.lines(never).now(line);
    vi.clearAllTimers();
    expect(await hearLate(one, kv)).toBe(compiledIn);
    expect(await hear(one, kv)).toBe('Edition 2');
  });
});
