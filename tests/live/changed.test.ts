import { describe, expect, it, vi } from 'vitest';
import { changedMilliseconds, type State } from '../../src/content/state.ts';
import { openStore } from '../../src/editions/store.ts';
import { openBundle } from '../../src/live/bundle.ts';
import { countKeys } from '../../src/live/changed.ts';
import { createLines } from '../../src/live/lines.ts';
import { editionOf } from '../support/lines.ts';
import { lineLike } from '../support/other-lines.ts';
import { bundleTrusting, type Entries, makePerson, published, storeInMemory, trustIn } from '../support/published.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined);

const now = Date.UTC(2026, 10, 22);
const hour = 3_600_000;
const key = (digit: string, publishedAt: number): State['changed'][number] => ({
  screen: 'menu',
  digit,
  meaning: 'groups',
  until: publishedAt + changedMilliseconds,
});
const nothingYet = { said: [], counted: [] };
const untilOf = ({ counted }: ReturnType<typeof countKeys>) => counted.map(({ digit, until }) => [digit, until - now]);

describe('keys that an isolate counts', () => {
  it.each([
    ['is behind', now - hour, changedMilliseconds],
    ['is right', now, changedMilliseconds],
    ['is ahead', now + hour, hour + changedMilliseconds],
  ])(
    'are counted for five minutes from when it hears of them, where the clock of who published %s',
    (_what, at, left) => {
      const counted = countKeys(nothingYet, { changed: [key('7', at)], publishedAt: at }, now);
      expect(untilOf(counted)).toEqual([['7', left]]);
    },
  );

  it('are never counted for longer than five minutes from the later of both, whatever the record says', () => {
    const far = { ...key('7', now), until: now + 100 * hour };
    expect(untilOf(countKeys(nothingYet, { changed: [far], publishedAt: now - hour }, now))).toEqual([
      ['7', changedMilliseconds],
    ]);
  });

  it('are counted as they are said where it has heard nothing before', () => {
    const counted = countKeys(null, { changed: [key('7', now - hour)], publishedAt: now - hour }, now);
    expect(untilOf(counted)).toEqual([['7', changedMilliseconds - hour]]);
  });

  it('go on as they counted while later records say them again, or no more', () => {
    const first = countKeys(nothingYet, { changed: [key('7', now - hour)], publishedAt: now - hour }, now);
    for (const changed of [[key('7', now - hour)], []])
      expect(untilOf(countKeys(first, { changed, publishedAt: now - hour + 1 }, now + 60_000))).toEqual([
        ['7', changedMilliseconds],
      ]);
    const later = now + changedMilliseconds;
    expect(untilOf(countKeys(first, { changed: [], publishedAt: now - hour + 1 }, later))).toEqual([]);
  });
});

describe('an isolate', () => {
  const line = 'demo-ke';
  const before = now - hour;
  const at = async (number: number, more: Partial<State>) =>
    published(lineLike(editionOf(line), line, { organisation: `Edition ${number}` }), {
      by: [await asha],
      release: { number },
      state: { publishedAt: before, ...more },
    });
  const asha = makePerson('asha');

  async function isolate() {
    const store = storeInMemory();
    const clock = { now };
    const text = await bundleTrusting([editionOf(line)], trustIn([await asha]));
    const follow = createLines(openBundle(text), () => clock.now);
    const lines = follow({ store: openStore(store), slipSecretsOf: () => [], behind: () => undefined });
    return async (entries: Entries, milliseconds: number) => {
      for (const [name, value] of Object.entries(entries)) store.values.set(name, value);
      clock.now += milliseconds;
      const { changed, edition } = await lines.now(line);
      return [edition?.line.organisation, ...changed.map(({ until }) => until - clock.now)];
    };
  }

  it.each([
    ['a record', async () => (await at(1, {})).entries],
    ['that there is none', async () => ({})],
  ])('that has heard %s counts what changes then from its own moment', async (_what, heard) => {
    const hear = await isolate();
    await hear(await heard(), 60_000);
    const { entries } = await at(2, { changed: [key('7', before)] });
    expect(await hear(entries, 60_000)).toEqual(['Edition 2', changedMilliseconds]);
    expect(await hear(entries, 60_000)).toEqual(['Edition 2', changedMilliseconds - 60_000]);
  });

  it('counts from when an edition is spoken that came later than its record', async () => {
    const hear = await isolate();
    await hear((await at(1, {})).entries, 60_000);
    const { entries, digest } = await at(2, { changed: [key('7', before)] });
    const { [`edition/${digest}`]: document = '', ...record } = entries;
    expect(await hear(record, 60_000)).toEqual(['Edition 1', changedMilliseconds]);
    expect(await hear({ [`edition/${digest}`]: document }, 120_000)).toEqual(['Edition 2', changedMilliseconds]);
  });
});
