import { beforeEach, describe, expect, it, vi } from 'vitest';
import { editionKey, stateKey } from '../../src/editions/store.ts';
import { type HeldStore, holdStore } from '../support/held-store.ts';
import { openIsolate } from '../support/isolate.ts';
import { editionOf, now } from '../support/lines.ts';
import {
  asha,
  ben,
  bundled,
  compiledIn,
  editions,
  first,
  heardBy,
  numbered,
  pagesOf,
  people,
  publish,
  second,
  state,
} from '../support/numbered.ts';
import { bundleTrusting, makePerson, type Publication, published, signedBy } from '../support/published.ts';

let at = now;
const logged: string[] = [];
beforeEach(() => {
  at = now;
  logged.length = 0;
  vi.spyOn(console, 'log').mockImplementation((word: string) => void logged.push(word));
  return () => vi.restoreAllMocks();
});
const open = (store: HeldStore, text = bundled) => openIsolate({ bundled: text, store, now: () => at });

it('the editions of these tests say other numbers, and are heard as they are published', async () => {
  expect(new Set(editions.map((edition) => pagesOf(edition, at).join())).size).toBe(3);
  expect(await heardBy(await open(holdStore(first.entries)))).toEqual(pagesOf(editions[1], at));
  expect(await heardBy(await open(holdStore(second.entries)))).toEqual(pagesOf(editions[2], at));
});

const both = [asha, ben];
const stranger = await makePerson('asha');
const [editionOne, editionTwo] = [editionKey(first.digest), editionKey(second.digest)];
const record = second.entries[state] ?? '';
const document = second.entries[editionTwo] ?? '';
const part = (text: string, share: number) => text.slice(0, Math.floor(text.length * share));
const withRecord = (text: string) => (store: HeldStore) => void store.values.set(state, text);
const signed =
  (by: readonly (typeof asha)[], more: Partial<Publication> = {}, edition = editions[2]) =>
  async (store: HeldStore) => {
    const { entries } = await publish(edition, 2, { ...more, by });
    for (const [key, value] of Object.entries(entries)) store.values.set(key, value);
  };
const parsed = JSON.parse(record);
const other = await published(numbered(4, editionOf('demo-ew')), { by: both, release: { number: 2 } });

/** What the store has or does after the second edition was published. */
const faults: readonly (readonly [what: string, spoil: (store: HeldStore) => unknown])[] = [
  ['is empty', (store) => store.values.clear()],
  ['fails', (store) => store.behave('fails')],
  ['hangs', (store) => store.behave('hangs')],
  ['fails at the record', (store) => store.behave('fails', 'state/')],
  ['fails at the edition', (store) => store.behave('fails', 'edition/')],
  ['hangs at the edition', (store) => store.behave('hangs', 'edition/')],
  ...['', 'oops', 'null', '[]', '{}', '"state"', '7', '\0', '\ufeff', '['.repeat(100_000), 'x'.repeat(2_000_000)].map(
    (text) => [`has garbage for a record: ${JSON.stringify(text.slice(0, 8))}`, withRecord(text)] as const,
  ),
  ['has half of the record', withRecord(part(record, 0.5))],
  ['has all of the record but its last letter', withRecord(record.slice(0, -1))],
  ['has the record and not the edition', (store) => store.values.delete(editionTwo)],
  ['has garbage for an edition', (store) => store.values.set(editionTwo, 'oops')],
  ['has nothing for an edition', (store) => store.values.set(editionTwo, '')],
  ['has half of the edition', (store) => store.values.set(editionTwo, part(document, 0.5))],
  ['has all of the edition but its last letter', (store) => store.values.set(editionTwo, document.slice(0, -1))],
  ['has another edition under its digest', (store) => store.values.set(editionTwo, first.entries[editionOne] ?? '')],
  ['has a record of a format to come', withRecord(JSON.stringify({ ...parsed, format: 2 }))],
  ['has a state of a format to come', signed(both, { state: { format: 2 as never } })],
  ['has an edition of a format to come', signed(both, {}, { ...editions[2], format: 99 as never })],
  ['has the record of another line', withRecord(other.entries[stateKey('demo-ew')] ?? '')],
  ['has a release of another line', signed(both, { release: { line: 'demo-ew' } })],
  ['has a state of another line', signed(both, { state: { line: 'demo-ew' } })],
  [
    'names the edition of another line',
    async (store) => {
      store.values.set(editionKey(other.digest), other.entries[editionKey(other.digest)] ?? '');
      await signed(both, { release: { edition: other.digest }, state: { edition: other.digest } })(store);
    },
  ],
  ['has a record that nobody signed', signed([])],
  ['has a release that one of two signed', signed([asha])],
  ['has a release that one signed twice', signed([asha, asha])],
  ['has a release that one signed under two names', signed([asha, { ...asha, handle: 'ben' }])],
  ['has a release that one of two and a stranger signed', signed([ben, stranger])],
  ['has a state that a stranger signed', signed(both, { stateBy: [stranger] })],
  ['has a state that nobody signed', signed(both, { stateBy: [] })],
  [
    'has signatures of another text',
    withRecord(JSON.stringify({ ...parsed, state: { ...parsed.state, said: parsed.release.said } })),
  ],
  [
    'has a state of another release',
    withRecord(JSON.stringify({ ...parsed, release: JSON.parse(first.entries[state] ?? '').release })),
  ],
  [
    'has a state that names an edition which its release does not',
    signed([asha], { stateBy: [asha], state: { edition: first.digest } }),
  ],
  [
    'has take-downs that are none',
    signed(both, { state: { takenDown: [null] as never }, release: { takenDown: ['all'] as never } }),
  ],
  ['has a release without its lists', signed(both, { release: { takenDown: undefined as never } })],
];

describe.each(faults)('where the store %s', (what, spoil) => {
  const maxMilliseconds = what === 'hangs at the edition' ? 2_500 : 1_000;
  it('a fresh isolate says what is compiled in, in time', async () => {
    const store = holdStore(second.entries);
    await spoil(store);
    const isolate = await open(store);
    const began = performance.now();
    await isolate.dial('');
    expect(performance.now() - began).toBeLessThan(maxMilliseconds);
    expect(await heardBy(isolate)).toEqual(pagesOf(compiledIn, at));
  });

  it('an isolate that has heard an edition goes on with it', async () => {
    const store = holdStore(first.entries);
    const isolate = await open(store);
    await isolate.dial('');
    for (const [key, value] of Object.entries(second.entries)) store.values.set(key, value);
    await spoil(store);
    at += 31_000;
    expect(await heardBy(isolate)).toEqual(pagesOf(editions[1], at));
    expect(logged.every((word) => ['state-refused', 'store-unreadable', 'edition-unreadable'].includes(word))).toBe(
      true,
    );
  });

  it('it is heard again as soon as the store is mended', async () => {
    const store = holdStore(second.entries);
    await spoil(store);
    const isolate = await open(store);
    await isolate.dial('');
    store.behave('answers');
    // What it names was released too: nothing but a newer release takes its place.
    const isReleased = ['has an edition of a format to come', 'names the edition of another line'].includes(what);
    const mended = isReleased ? await publish(editions[2], 3) : second;
    for (const [key, value] of Object.entries(mended.entries)) store.values.set(key, value);
    at += 31_000;
    expect(await heardBy(isolate)).toEqual(pagesOf(editions[2], at));
  });
});

describe('a state that is older', () => {
  it('than one seen is refused; a fresh isolate, which has seen none, hears it', async () => {
    const store = holdStore({ ...first.entries, ...second.entries });
    const isolate = await open(store);
    await isolate.dial('');
    withRecord(first.entries[state] ?? '')(store);
    at += 31_000;
    expect(await heardBy(isolate)).toEqual(pagesOf(editions[2], at));
    expect(logged).toEqual(['state-refused']);
    expect(await heardBy(await open(store))).toEqual(pagesOf(editions[1], at));
  });

  it.each([
    ['release', { release: 2, number: 1, takenDown: [] }],
    ['state', { release: 1, number: 2, takenDown: [] }],
  ])('than the %s that was compiled in is refused by every isolate', async (_what, floor) => {
    const text = await bundleTrusting([compiledIn], people, floor);
    expect(await heardBy(await open(holdStore(first.entries), text))).toEqual(pagesOf(compiledIn, at));
    expect(await heardBy(await open(holdStore(second.entries), text))).toEqual(pagesOf(editions[2], at));
  });
});

it('of two states of one number every isolate ends at the one that the store kept, whichever it heard first', async () => {
  const rival = JSON.parse(record);
  const said = { ...JSON.parse(rival.state.said), publishedAt: now - 1 };
  const other = JSON.stringify({ ...rival, state: await signedBy([asha], said) });
  const store = holdStore(second.entries);
  const isolate = await open(store);
  await isolate.dial('');
  for (const text of [other, record]) {
    store.values.set(state, text);
    at += 31_000;
    expect(await heardBy(isolate)).toEqual(pagesOf(editions[2], at));
  }
  expect(logged).toEqual([]);
});

it('of two releases of one number an isolate keeps the one that it heard, until there is a newer one', async () => {
  const rival = await publish(numbered(5), 2, { release: { after: 0 }, state: { number: 3 } });
  const third = await publish(numbered(6), 3, { state: { number: 4 } });
  const store = holdStore({ ...third.entries, ...rival.entries, ...second.entries });
  const isolate = await open(store);
  expect(await heardBy(isolate)).toEqual(pagesOf(editions[2], at));
  store.values.set(state, rival.entries[state] ?? '');
  at += 31_000;
  expect(await heardBy(isolate)).toEqual(pagesOf(editions[2], at));
  expect(logged).toContain('state-refused');
  store.values.set(state, third.entries[state] ?? '');
  at += 31_000;
  expect(await heardBy(isolate)).toEqual(pagesOf(numbered(6), at));
});
