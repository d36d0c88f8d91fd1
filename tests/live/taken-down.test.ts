import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { canonicalJson } from '../../src/editions/canonical.ts';
import { type HeldStore, holdStore } from '../support/held-store.ts';
import { type Isolate, openIsolate } from '../support/isolate.ts';
import { now } from '../support/lines.ts';
import {
  asha,
  ben,
  bundled,
  compiledIn,
  editions,
  first,
  heardBy,
  line,
  people,
  publish,
  state,
} from '../support/numbered.ts';
import { bundleTrusting, type Publication, signedBy, trustIn } from '../support/published.ts';

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  return () => vi.restoreAllMocks();
});
const open = (store: HeldStore, text = bundled) => openIsolate({ bundled: text, store, now: () => now });

describe('what is taken down', () => {
  const [hotline] = compiledIn.hotlines;
  if (!hotline) throw new Error('a hotline');
  const down = [{ kind: 'hotline', id: hotline.id }] as const;
  const saysAnother = (said: string, { hotlines: [, ...others] }: Edition) =>
    others.some(({ phone }) => said.includes(phone));
  const everywhere = async (isolate: Isolate) => [...(await heardBy(isolate)), await isolate.text('CALL')].join('\n');

  it.each<readonly [what: string, more: Partial<Publication>]>([
    ['by the release', { release: { takenDown: down } }],
    ['by one person after it', { state: { takenDown: [{ ...down[0], number: 2 }], number: 2 } }],
  ])('%s counts where the edition cannot be read', async (_what, more) => {
    const { entries } = await publish(editions[2], 2, more);
    const isolate = await open(holdStore({ [state]: entries[state] ?? '' }));
    const said = await everywhere(isolate);
    expect(said).not.toContain(hotline.phone);
    expect(said).toContain(compiledIn.hotlines[1]?.phone);
  });

  it('by one person of two counts, and nothing else of what they signed alone [one-takes-down]', async () => {
    const store = holdStore(first.entries);
    const taken = {
      ...JSON.parse(JSON.parse(first.entries[state] ?? '').state.said),
      number: 2,
      takenDown: [{ ...down[0], number: 2 }],
    };
    const release = JSON.parse(first.entries[state] ?? '').release;
    store.values.set(state, JSON.stringify({ format: 1, release, state: await signedBy([asha], taken) }));
    const said = await everywhere(await open(store));
    expect(said).not.toContain(editions[1].hotlines[0]?.phone);
    expect(said).toContain(editions[1].hotlines[1]?.phone);
  });

  it('before anything was published, or in what is compiled in, counts', async () => {
    const none = {
      kind: 'state',
      format: 1,
      line,
      number: 1,
      release: '',
      edition: '',
      changed: [],
      latest: 0,
      publishedAt: now,
    };
    const taken = await signedBy([ben], { ...none, takenDown: [{ ...down[0], number: 1 }] });
    const store = holdStore({ [state]: JSON.stringify({ format: 1, release: null, state: taken }) });
    expect(await everywhere(await open(store))).not.toContain(hotline.phone);
    const floor = { release: 1, number: 1, takenDown: down };
    const text = await bundleTrusting([compiledIn], people, floor);
    expect(await everywhere(await open(holdStore(), text))).not.toContain(hotline.phone);
  });

  it.each([
    ['an edition that cannot be read', (text: string) => text.replace('\n{"alerts"', '\n{"oops')],
    [
      'an edition without its hotlines',
      (text: string) => text.replace('"hotlines":[{"answeredBy"', '"hotlinez":[{"answeredBy"'),
    ],
    ['an edition without its contacts', (text: string) => text.replace('"contacts":[', '"contactz":[')],
    ['clinics that cannot be read', (text: string) => text.replace('"clinics":[{', '"clinics":[}')],
  ])('is not offered on the page of last resort of %s', async (_what, spoil) => {
    const text = await bundleTrusting([compiledIn], people, { release: 1, number: 1, takenDown: down });
    expect(spoil(text)).not.toBe(text);
    const isolate = await open(holdStore(), spoil(text));
    const said = [await everywhere(isolate), await isolate.dial('1211'), await isolate.text('CHECK C4823')].join('\n');
    expect(said).not.toContain(hotline.phone);
    expect(saysAnother(said, compiledIn)).toBe(true);
  });

  it('leaves words alone on that page where it is every hotline', async () => {
    const all = compiledIn.hotlines.map(({ id }) => ({ kind: 'hotline', id }) as const);
    const text = await bundleTrusting([compiledIn], people, { release: 1, number: 1, takenDown: all });
    const isolate = await open(holdStore(), text.replace('\n{"alerts"', '\n{"oops'));
    expect(await isolate.dial('')).toMatch(/^DEMO\nSorry[^0-9]*$/);
  });

  it('while a setting is missing is not offered either', async () => {
    const { entries } = await publish(editions[2], 2, { release: { takenDown: down } });
    for (const settings of [{ GATEWAY_SECRET: '' }, { PUBLIC_URL: '' }]) {
      const isolate = await openIsolate({ bundled, store: holdStore(entries), now: () => now, settings });
      const said = await isolate.dial('');
      expect(said).not.toContain(editions[2].hotlines[0]?.phone);
      expect(saysAnother(said, editions[2])).toBe(true);
    }
  });

  it('while a setting is missing is still the whole line, where it is the line', async () => {
    const { entries } = await publish(editions[2], 2, { release: { takenDown: [{ kind: 'line', id: '' }] } });
    const settings = { GATEWAY_SECRET: '' };
    const isolate = await openIsolate({ bundled, store: holdStore(entries), now: () => now, settings });
    for (const said of [await isolate.dial(''), await isolate.text('RAID')]) expect(said).toMatch(/^DEMO\n.*closed/);
  });
});

describe('a text that one person changed [no-number-by-one]', () => {
  const texts = trustIn([asha, ben], 2, 1);
  const reworded = (words: string): Edition => {
    const { en } = editions[1].strings;
    if (!en) throw new Error('English');
    return { ...editions[1], strings: { ...editions[1].strings, en: { ...en, 'raid.ask': words } } };
  };

  async function heardAfter(edition: Edition, trust = texts) {
    const { entries, digest } = await publish(edition, 2);
    const { release, state: before } = JSON.parse(first.entries[state] ?? '');
    const next = { ...JSON.parse(before.said), number: 2, edition: digest };
    const store = holdStore({ ...first.entries, ...entries });
    store.values.set(state, canonicalJson({ format: 1, release, state: await signedBy([ben], next) }));
    return (await open(store, await bundleTrusting([compiledIn], trust))).dial('11');
  }

  it('is heard where the line lets one person change texts, and only there', async () => {
    expect(await heardAfter(reworded('Call at once.'))).toContain('Call at once.');
    expect(await heardAfter(reworded('Call at once.'), people)).not.toContain('Call at once.');
  });

  it.each(['Call 0700 123 456 at once.', 'Call ٠٧٠٠١٢٣٤٥٦ at once.'])(
    'is not heard with a number in it: %s',
    async (words) => {
      expect(await heardAfter(reworded(words))).not.toContain('at once');
    },
  );

  it('is not heard where anything else differs', async () => {
    const edition = { ...reworded('Call at once.'), hotlines: editions[2].hotlines };
    expect(await heardAfter(edition)).not.toContain('at once');
  });
});
