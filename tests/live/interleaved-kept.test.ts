import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openPositions } from '../../src/commands/dial/positions-in-process.ts';
import { callerOf } from '../../src/gateways/caller.ts';
import { hmacKey } from '../../src/live/gate/digests.ts';
import { callPage } from '../../src/live/pages.ts';
import type { PositionsStub } from '../../src/live/positions/held.ts';
import { lastInputCarriers, openKept, pagesOf } from '../support/kept-calls.ts';
import { editionOf, now } from '../support/lines.ts';
import { bundleOf } from '../support/other-lines.ts';
import { randomFrom } from '../support/random.ts';

const count = 500;
const edition = editionOf('demo-ke');
const bundled = await bundleOf([edition]);

/** Numbers that no two of share a bucket: what has no session is told by that alone. */
async function numbersOf(positions: PositionsStub): Promise<readonly string[]> {
  const hmac = await hmacKey((await positions.key()).key);
  const byBucket = new Map<number, string>();
  for (let index = 0; byBucket.size < count; index += 1) {
    const number = `+44770090${String(index).padStart(4, '0')}`;
    byBucket.set(await callerOf(number).bucket(hmac), number);
  }
  return [...byBucket.values()];
}

describe.each(lastInputCarriers.map((carrier) => [carrier.gateway.name, carrier] as const))('over %s', (_, carrier) => {
  it('five hundred calls at once each get exactly what they get alone, whichever isolate answers [kept-calls-never-cross]', async () => {
    const random = randomFrom(500);
    const positions = openPositions(() => now);
    const bound = { getByName: () => positions };
    const isolates = [1, 2, 3].map(() => openKept(carrier, { bundled, now: () => now, positions: bound }));
    const pause = async (): Promise<void> => {
      for (let turns = random.whole(6); turns > 0; turns -= 1) await setImmediate();
    };
    const numbers = await numbersOf(positions);
    const calls = numbers.map((number, index) => {
      const inputs = Array.from({ length: 2 + random.whole(7) }, () => random.pick([...'01234567129', 'kawangware']));
      return { session: `session-${index}`, number, inputs };
    });
    const heard = await Promise.all(calls.map((call) => pagesOf(() => random.pick(isolates), call, pause)));
    const alone = calls.map(({ inputs }) =>
      [[], ...inputs].map((__, length) => callPage(edition, inputs.slice(0, length), [], carrier.gateway.limits, now)),
    );
    expect(heard).toEqual(alone);
    expect(new Set(alone.map((pages) => JSON.stringify(pages))).size).toBeGreaterThan(count / 2);
  });
});
