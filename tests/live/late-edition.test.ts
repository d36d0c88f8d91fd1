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

describe('an edition that comes later than the record that names it', () => {
  const withEdition = (kv: HeldStore) =>
    kv.values.set(`edition/${second.digest}`, second.entries[`edition/${second.digest}`] ?? '');

  it('is waited for by whoever calls once that is known, however young what is remembered', async () => {
    const { kv, one } = await openBehind();
    kv.behave('hangs', 'edition/');
    await pass(20_000);
    expect(await hear(one)).toBe('Edition 1');
    while (!kv.reads.includes(`edition/${second.digest}`)) await turn();
    const told = one.lines().now(line);
    expect(told).toBeInstanceOf(Promise);
    await pass(2_000);
    expect(heard(await told)).toBe('Edition 1');
  });

  it.each([
    ['missing', (kv: HeldStore) => kv.values.delete(`edition/${second.digest}`)],
    ['cut short', (kv: HeldStore) => kv.values.set(`edition/${second.digest}`, 'half of it')],
  ])('and is %s is asked for once more at once, and again after five seconds', async (_what, spoil) => {
    const { kv, one } = await openBehind();
    spoil(kv);
    await pass(60_000);
    expect(await hear(one)).toBe('Edition 1');
    expect(kv.reads.filter((key) => key.startsWith('edition/'))).toHaveLength(2);
    withEdition(kv);
    await pass(4_999);
    expect(await hear(one)).toBe('Edition 1');
    await pass(1);
    expect(await hear(one)).toBe('Edition 2');
  });

  it('does not stay missing where the platform remembers for a day that it was not there', async () => {
    const kv = holdStore(second.entries);
    const remembering: HeldStore = {
      ...kv,
      get: (key, options) =>
        key.startsWith('edition/') && options.cacheTtl > 30 ? Promise.resolve(null) : kv.get(key, options),
    };
    expect(await hear(isolate(remembering))).toBe('Edition 2');
  });
});
