import { listDurableObjectIds, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import bundled from '../../.generated/lines.jsonl';
import { callerOf } from '../../src/gateways/caller.ts';
import { openBundle } from '../../src/live/bundle.ts';
import type { Digest } from '../../src/live/gate/admission.ts';
import { hmacKey } from '../../src/live/gate/digests.ts';
import { callPage } from '../../src/live/pages.ts';
import type { Positions } from '../../src/live/positions.worker.ts';
import type { Env } from '../../src/live/settings.ts';
import { startOf } from '../../src/menu/position.ts';
import { evict } from '../support/evict.ts';
import { interleave, type lastInputCarriers, openKept, pagesOf } from '../support/kept-calls.ts';
import { numbered, sessionless } from '../support/last-input.ts';
import { randomFrom } from '../support/random.ts';
import { withoutAlert } from '../support/without-alert.ts';

const { POSITIONS } = env as unknown as { readonly POSITIONS: DurableObjectNamespace<Positions> };
const positions = POSITIONS as unknown as Env['POSITIONS'];
const edition = openBundle(bundled).edition('demo-ke');
if (!edition) throw new Error('the line is compiled');
const began = Date.now();
const object = () => POSITIONS.getByName('positions-demo-ke');
const open = (carrier: (typeof lastInputCarriers)[number]) =>
  openKept(carrier, { bundled, now: () => began, positions });
const call = { session: 'session-0f3a', number: '+447700900123' };

vi.setConfig({ testTimeout: 60_000 });

/** Numbers that no two of share a bucket. */
async function numbersOf(count: number): Promise<readonly string[]> {
  const hmac = await hmacKey((await object().key()).key);
  const byBucket = new Map<number, string>();
  for (let index = 0; byBucket.size < count; index += 1) {
    const number = `+44770090${String(index).padStart(4, '0')}`;
    byBucket.set(await callerOf(number).bucket(hmac), number);
  }
  return [...byBucket.values()];
}

describe('the positions of a line, in the runtime they deploy to', () => {
  it.each([numbered, sessionless])(
    'keep five hundred calls over $gateway.name apart, which come at once [kept-calls-never-cross]',
    async (carrier) => {
      const random = randomFrom(500);
      const isolates = [1, 2, 3].map(() => open(carrier));
      const calls = (await numbersOf(500)).map((number, index) => {
        const inputs = Array.from({ length: 2 + random.whole(4) }, () => random.pick([...'01234567129']));
        return { session: `session-${index}`, number, inputs };
      });
      // More at the same moment would wait longer than a caller does, where other work goes on.
      const heard = await interleave(() => random.pick(isolates), calls, random, 8);
      const alone = calls.map(({ inputs }) =>
        [[], ...inputs].map((_, length) =>
          callPage(edition, inputs.slice(0, length), [], carrier.gateway.limits, began),
        ),
      );
      expect(heard).toEqual(alone);
    },
  );

  it('have a new key once they were evicted, and have forgotten every call, which then hears so [positions-are-forgotten]', async () => {
    const [remembering, other] = [open(numbered), open(numbered)];
    await pagesOf(() => remembering, { ...call, inputs: ['1', '3'] });
    const before = await object().key();
    await evict(object());
    const after = await object().key();
    expect(after.id).not.toBe(before.id);
    expect([...after.key]).not.toEqual([...before.key]);
    const lost = await remembering.hop({ ...call, inputs: ['1', '3', '1'] });
    expect(withoutAlert(lost.text)).toMatch(/^DEMO\nThe call was cut off\. From the start:\n1 English/);
    expect(await other.hop({ ...call, inputs: ['1', '3', '1', '2'] })).toEqual(
      callPage(edition, ['2'], [], numbered.gateway.limits, began),
    );
  });

  it('have a timer while they hold calls, which drops them after five minutes and then ends [calls-are-forgotten-in-time]', async () => {
    await evict(object());
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: began });
    try {
      const keyId = (await object().key()).id;
      const hold = (session: string) => {
        const named = { keyId, gateway: 'numbered', session: session as Digest };
        return object().begin({ ...named, sequence: 1, position: startOf(edition) });
      };
      const end = (session: string) => object().end({ keyId, gateway: 'numbered', session: session as Digest });
      await hold('first');
      await vi.advanceTimersByTimeAsync(60_000);
      await hold('second');
      await vi.advanceTimersByTimeAsync(299_999);
      expect(vi.getTimerCount()).toBe(1);
      await vi.advanceTimersByTimeAsync(1);
      expect(vi.getTimerCount()).toBe(0);
      await hold('third');
      await end('third');
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('store nothing, set no alarm, and have no other name than that of their line [positions-leave-no-byte]', async () => {
    const phones = open(numbered);
    await pagesOf(() => phones, { ...call, inputs: ['1', '2', 'kawangware'] });
    const stored = await runInDurableObject(object(), async (_positions: Positions, { storage }) => ({
      tables: storage.sql.exec('SELECT name FROM sqlite_master').toArray(),
      pairs: [...(await storage.list()).keys()],
      alarm: await storage.getAlarm(),
    }));
    expect(stored).toEqual({ tables: [], pairs: [], alarm: null });
    const named = [POSITIONS.idFromName('positions-demo-ke').toString()];
    expect((await listDurableObjectIds(POSITIONS)).map(String)).toEqual(named);
  });
});
