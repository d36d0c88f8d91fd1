import { beforeEach, describe, expect, it, vi } from 'vitest';
import { editionKey, openStore, stateKey } from '../../src/editions/store.ts';
import { openBundle } from '../../src/live/bundle.ts';
import type { LineNow } from '../../src/live/line-now.ts';
import { createLines } from '../../src/live/lines.ts';
import { editionOf } from '../support/lines.ts';
import { lineLike } from '../support/other-lines.ts';
import { bundleTrusting, makePerson, published, storeInMemory, trustIn } from '../support/published.ts';

const line = 'demo-ke';
const asha = await makePerson('asha');
const bundle = openBundle(await bundleTrusting([editionOf(line)], trustIn([asha])));
const [hotline] = editionOf(line).hotlines;
const down = { kind: 'hotline', id: hotline?.id ?? '', number: 1 } as const;
const changed = { screen: 'menu', digit: '7', meaning: 'groups', until: 1 };
const { entries, digest } = await published(lineLike(editionOf(line), line, { organisation: 'Published' }), {
  by: [asha],
  state: { takenDown: [down], changed: [changed] },
});
const [state, edition] = [stateKey(line), editionKey(digest)];

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  return () => vi.restoreAllMocks();
});

/** What a fresh isolate says of a line. */
async function heard(values: Readonly<Record<string, string>>): Promise<LineNow> {
  const lines = createLines(
    bundle,
    () => 0,
  )({
    store: openStore(storeInMemory(values)),
    slipSecretsOf: () => [],
    behind: () => undefined,
  });
  return lines.now(line);
}
const meaning = ({ edition: said, constant, closed, changed: keys, source }: LineNow) =>
  JSON.stringify([said?.line, said?.hotlines, said?.screens, constant, closed, keys, source]);

const [asPublished, takenDownAlone, compiledIn] = (
  await Promise.all([heard(entries), heard({ [state]: entries[state] ?? '' }), heard({})])
).map(meaning);

/** The text as the store gives it after one bit of it has changed. */
function flipped(text: string, at: number, bit: number): string {
  const bytes = Buffer.from(text);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return bytes.toString('utf8');
}

describe('one bit of what is stored, turned over', () => {
  it('has meanings to tell apart', () => {
    expect(new Set([asPublished, takenDownAlone, compiledIn]).size).toBe(3);
  });

  it('in the record, at every byte, leaves what was signed or what is compiled in', async () => {
    const record = entries[state] ?? '';
    const meanings = new Map<string, number>();
    for (let at = 0; at < Buffer.byteLength(record); at += 1)
      for (const bit of [at % 8, (at + 3) % 8]) {
        const found = meaning(await heard({ ...entries, [state]: flipped(record, at, bit) }));
        meanings.set(found, (meanings.get(found) ?? 0) + 1);
      }
    expect([...meanings.keys()].filter((found) => found !== asPublished && found !== compiledIn)).toEqual([]);
    expect(meanings.get(compiledIn ?? '')).toBeGreaterThan(1_000);
  }, 60_000);

  it('in the edition, at every 499th byte, leaves what is compiled in, without what is taken down', async () => {
    const document = entries[edition] ?? '';
    const found = new Set<string>();
    for (let at = 0; at < Buffer.byteLength(document); at += 499)
      found.add(meaning(await heard({ ...entries, [edition]: flipped(document, at, at % 8) })));
    expect([...found]).toEqual([takenDownAlone]);
  }, 60_000);
});
