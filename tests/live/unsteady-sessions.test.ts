/** Calls whose gateway may name them otherwise at each hop, or not at all. */
import { describe, expect, it } from 'vitest';
import { openPositions, positionsInProcess } from '../../src/commands/dial/positions-in-process.ts';
import { callerOf } from '../../src/gateways/caller.ts';
import type { UssdGateway } from '../../src/gateways/gateway.ts';
import { ussd as nalo } from '../../src/gateways/nalo/ussd.ts';
import { hmacKey } from '../../src/live/gate/digests.ts';
import { callPage } from '../../src/live/pages.ts';
import type { PositionsStub } from '../../src/live/positions/held.ts';
import { interleave, type KeptPhones, lastInputCarriers, openKept, pagesOf } from '../support/kept-calls.ts';
import { editionOf, now } from '../support/lines.ts';
import { bundleOf } from '../support/other-lines.ts';
import { randomFrom } from '../support/random.ts';

const edition = editionOf('demo-ke');
const bundled = await bundleOf([edition]);
const inputs = ['1', '3', '9', '0', '1', '9'];
const number = '+447700900123';
const unsteady = lastInputCarriers.filter(({ gateway }) => gateway.unsteadySessions);
const steady = lastInputCarriers.filter(({ gateway }) => !gateway.unsteadySessions && gateway.name !== 'sessionless');

const alone = (keys: readonly string[], { limits }: UssdGateway) =>
  [[], ...keys].map((_, length) => callPage(edition, keys.slice(0, length), [], limits, now));
const open = (carrier: (typeof lastInputCarriers)[number], positions = positionsInProcess(() => now)) =>
  openKept(carrier, { bundled, now: () => now, positions });

/** Every page of a call whose hops are named by these sessions, in turn. */
async function pagesNamed(phones: (hop: number) => KeptPhones, sessions: readonly string[], caller = number) {
  const pages = [];
  for (let length = 0; length <= inputs.length; length += 1) {
    const session = sessions[length % sessions.length] ?? '';
    pages.push(await phones(length).hop({ session, number: caller, inputs: inputs.slice(0, length) }));
  }
  return pages;
}

it('Nalo alone has sessions that may change', () => {
  expect(unsteady.map(({ gateway }) => gateway)).toEqual([nalo]);
});

describe.each(unsteady.map((carrier) => [carrier.gateway.name, carrier] as const))('a call over %s', (_, carrier) => {
  const way = [
    ['is another at each hop', ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
    ['is one of two', ['a', 'b']],
    ['is missing at the start', ['', 'a', 'a', 'a', 'a', 'a', 'a']],
    ['is missing in the middle', ['a', 'a', '', 'a', '', '', 'a']],
    ['is missing', ['']],
    ['is there at the start alone', ['a', '', '', '', '', '', '']],
    ['changes and is missing', ['a', '', 'b', '', 'c', 'c', '']],
  ] as const;

  it.each(way)('is not lost where its session %s, whichever isolate answers', async (__, sessions) => {
    const positions = positionsInProcess(() => now);
    const isolates = [open(carrier, positions), open(carrier, positions)];
    const one = open(carrier);
    const expected = alone(inputs, carrier.gateway);
    expect(await pagesNamed(() => one, sessions)).toEqual(expected);
    expect(await pagesNamed((hop) => isolates[hop % 2] ?? one, sessions)).toEqual(expected);
  });

  it('of callers of one bucket stays its own where each session is steady [kept-calls-never-cross]', async () => {
    const positions = openPositions(() => now);
    const bound = { getByName: () => positions };
    const isolates = [1, 2, 3].map(() => open(carrier, bound));
    const numbers = await pairOf(positions);
    const random = randomFrom(65_536);
    for (let times = 0; times < 12; times += 1) {
      const calls = [0, 1, 2, 3].map((index) => ({
        session: `${times}-${index}`,
        number: numbers[index % 2] ?? '',
        inputs: Array.from({ length: 2 + random.whole(7) }, () => random.pick([...'01234567129', 'kawangware'])),
      }));
      const heard = await interleave(() => random.pick(isolates), calls, random, 2);
      expect(heard).toEqual(calls.map((call) => alone(call.inputs, carrier.gateway)));
    }
  });

  it('without a number is told by its session alone', async () => {
    const phones = open(carrier);
    const hop = async (session: string, ...keys: string[]) => {
      const callback = await phones.write({ session, number, inputs: keys });
      const { MSISDN: _number, ...fields } = JSON.parse(callback.body);
      const { body } = await phones.deliver({ ...callback, body: JSON.stringify(fields) });
      return body;
    };
    await hop('a');
    expect(await hop('a', '1')).toContain('Police');
    expect(await hop('b', '1')).toContain('The call was cut off');
    expect(await hop('a', '1', '')).toContain('Police');
  });
});

it.each(steady)('over $gateway.name a session that nobody has begun is nobody else’s call', async (carrier) => {
  const phones = open(carrier);
  await pagesOf(() => phones, { session: 'a', number, inputs: ['1', '3'] });
  expect((await phones.hop({ session: 'b', number, inputs: ['1', '3', '1'] })).text).toContain('The call was cut off');
});

/** Two numbers that share a bucket of these positions. */
async function pairOf(positions: PositionsStub): Promise<readonly string[]> {
  const hmac = await hmacKey((await positions.key()).key);
  const byBucket = new Map<number, string>();
  for (let index = 0; ; index += 1) {
    const one = `+4477009${String(index).padStart(5, '0')}`;
    const bucket = await callerOf(one).bucket(hmac);
    const other = byBucket.get(bucket);
    if (other !== undefined) return [one, other];
    byBucket.set(bucket, one);
  }
}
