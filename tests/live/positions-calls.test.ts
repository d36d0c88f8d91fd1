import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPositions, positionsInProcess } from '../../src/commands/dial/positions-in-process.ts';
import { callPage } from '../../src/live/pages.ts';
import type { PositionsStub } from '../../src/live/positions/held.ts';
import { maxAgeMilliseconds } from '../../src/live/positions/limits.ts';
import { type KeptPhones, lastInputCarriers, openIsolate, openKept, pagesOf } from '../support/kept-calls.ts';
import { numbered, otherSessionless, overSignal, sessionless, unnumbered } from '../support/last-input.ts';
import { now as began, editionOf } from '../support/lines.ts';
import { bundleOf } from '../support/other-lines.ts';
import { randomFrom } from '../support/random.ts';

const edition = editionOf('demo-ke');
const bundled = await bundleOf([edition]);
const call = { session: 'session-0f3a', number: '+447700900123' };
const keys = [...'01234567912', '9', '0', '', '*', '#', '12', 'kawangware', 'milimani', 'zzz'];

let now = began;
const clock = () => now;
const logged: string[] = [];
beforeEach(() => {
  now = began;
  logged.length = 0;
  vi.spyOn(console, 'log').mockImplementation((word: string) => void logged.push(word));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Positions that note what they are asked, and can be replaced by others, as when they are evicted. */
function watched() {
  let within = openPositions(clock);
  const asked: [name: string, given: unknown][] = [];
  const stub = new Proxy({} as PositionsStub, {
    get: (_, name: keyof PositionsStub) => (given: never) => {
      asked.push([name, given]);
      return within[name](given);
    },
  });
  const evict = () => {
    within = openPositions(clock);
  };
  return { bound: { getByName: () => stub }, asked, evict };
}

const open = (carrier: (typeof lastInputCarriers)[number], positions = positionsInProcess(clock)) =>
  openKept(carrier, { bundled, now: clock, positions });
const interrupted = /^DEMO\nThe call was cut off\. From the start:\n/;

describe.each(lastInputCarriers.map((carrier) => [carrier.gateway.name, carrier] as const))('%s', (_, carrier) => {
  const { limits } = carrier.gateway;
  const pageOf = (...inputs: string[]) => callPage(edition, inputs, [], limits, now);

  it('shows at each key what a gateway shows that sends all of them, whichever isolate answers', async () => {
    const random = randomFrom(6);
    const positions = positionsInProcess(clock);
    const isolates = [1, 2, 3].map(() => open(carrier, positions));
    for (let count = 0; count < 40; count += 1) {
      const inputs = Array.from({ length: 2 + random.whole(9) }, () => random.pick(keys));
      const pages = await pagesOf(() => random.pick(isolates), { ...call, session: `session-${count}`, inputs });
      expect(pages).toEqual([[], ...inputs.keys()].map((__, length) => pageOf(...inputs.slice(0, length))));
    }
    expect(logged).toEqual([]);
  });

  it('begins behind the keys that were dialled with the code', async () => {
    const phones = open(carrier);
    const further = ['2', '1'];
    expect(await phones.hop({ ...call, further, inputs: [] })).toEqual(pageOf('2', '1'));
    expect(await phones.hop({ ...call, further, inputs: ['9'] })).toEqual(pageOf('2', '1', '9'));
  });

  it.each(['the isolate that served it', 'another isolate'])(
    'leads a call whose position is lost to the start, which says so and goes on, by %s [lost-calls-begin-again]',
    async (who) => {
      const { bound, evict } = watched();
      const first = open(carrier, bound);
      await pagesOf(() => first, { ...call, inputs: ['1', '3'] });
      evict();
      const phones = who.startsWith('another') ? open(carrier, bound) : first;
      const inputs = ['1', '3', '2'];
      const { text, ends } = await phones.hop({ ...call, inputs });
      expect(text).toMatch(interrupted);
      expect(text).toContain('\n2 Kiswahili');
      expect(ends).toBe(false);
      expect(await phones.hop({ ...call, inputs: [...inputs, '2'] })).toEqual(pageOf('2'));
    },
  );

  it('forgets a call five minutes after its last key, and not before [calls-are-forgotten-in-time]', async () => {
    const phones = open(carrier);
    await phones.hop({ ...call, inputs: [] });
    now += maxAgeMilliseconds - 1;
    expect(await phones.hop({ ...call, inputs: ['1'] })).toEqual(pageOf('1'));
    now += maxAgeMilliseconds;
    expect((await phones.hop({ ...call, inputs: ['1', '2'] })).text).toMatch(interrupted);
  });

  it('leads a call that nobody has begun to the start as it is, where nothing was typed yet', async () => {
    const phones = open(carrier);
    expect(await phones.hop({ ...call, inputs: [''] })).toEqual(pageOf());
    expect(await phones.hop({ ...call, inputs: ['', '1'] })).toEqual(pageOf('1'));
  });

  it.each<[string, () => PositionsStub]>([
    ['fail', () => new Proxy({} as PositionsStub, { get: () => () => Promise.reject(new Error('gone')) })],
    ['are others at each call', () => ({ ...openPositions(clock), key: () => openPositions(clock).key() })],
  ])('ends the call with a number where the positions %s', async (_how, stub) => {
    const [broken, bound] = [stub(), { getByName: () => broken }];
    for (const inputs of [[], ['1']]) {
      const page = await open(carrier, bound).hop({ ...call, inputs });
      expect(page).toEqual({ text: expect.stringMatching(/all:\n\+448081570801$/), ends: true });
    }
    expect(logged).toEqual(['positions-unavailable', 'positions-unavailable']);
  });

  it('ends the call with a number where the positions hang', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const hanging = new Proxy({} as PositionsStub, { get: () => () => new Promise(() => undefined) });
    const page = open(carrier, { getByName: () => hanging }).hop({ ...call, inputs: ['1'] });
    while (vi.getTimerCount() === 0) await setImmediate();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await page).toEqual({ text: expect.stringMatching(/all:\n\+448081570801$/), ends: true });
    expect(logged).toEqual(['positions-unavailable']);
  });

  it('ends the call with a number where the positions are not bound', async () => {
    const phones = openKept(carrier, { bundled, now: clock, positions: undefined });
    expect((await phones.hop({ ...call, inputs: [] })).ends).toBe(true);
    expect(logged).toEqual(['positions-unavailable']);
  });

  it('tells the positions a digest, numbers and ids of the edition: no number, no session, nothing typed [positions-know-no-number]', async () => {
    const { bound, asked } = watched();
    const phones = open(carrier, bound);
    await pagesOf(() => phones, { ...call, inputs: ['1', '2', '7', 'zq447700900555', '00447700900666', '1'] });
    const told = asked.filter(([name]) => name !== 'key').map(([, given]) => given);
    expect(told.length).toBeGreaterThan(6);
    for (const given of told) {
      expect(given).toMatchObject({ session: expect.stringMatching(/^[0-9a-f]{16}$/) });
      const { session: _session, caller: _caller, keyId: _keyId, ...rest } = Object(given);
      expect(JSON.stringify(rest)).not.toMatch(/4477009|0f3a|zq/);
      expect(JSON.stringify(given)).not.toMatch(/447700900|session-/);
    }
  });

  it('takes one call of the positions for a key, and a second one where another isolate served the key before', async () => {
    const { bound, asked } = watched();
    const [first, second] = [open(carrier, bound), open(carrier, bound)];
    const hop = async (phones: KeptPhones, ...inputs: string[]) => {
      asked.length = 0;
      expect(await phones.hop({ ...call, inputs })).toEqual(pageOf(...inputs));
      return asked.map(([name]) => name);
    };
    expect(await hop(first)).toEqual(['key', 'begin']);
    expect(await hop(first, '1')).toEqual(['advance']);
    expect(await hop(first, '1', '3')).toEqual(['advance']);
    expect(await hop(second, '1', '3', '9')).toEqual(['key', 'find', 'advance']);
    expect(await hop(first, '1', '3', '9', '0')).toEqual(['advance', 'advance']);
    expect(await hop(second, '1', '3', '9', '0', '1')).toEqual(['advance', 'advance']);
    expect(await hop(second, '1', '3', '9', '0', '1', '9')).toEqual(['advance']);
  });
});

describe('a request that comes again', () => {
  it('shows the same page and moves nothing, where steps are numbered', async () => {
    const positions = positionsInProcess(clock);
    const isolates = [open(numbered, positions), open(numbered, positions)];
    const random = randomFrom(7);
    const inputs = ['1', '2', '9', '1', '9', '0', '3'];
    for (let length = 0; length <= inputs.length; length += 1) {
      const hop = { ...call, inputs: inputs.slice(0, length) };
      const page = callPage(edition, hop.inputs, [], numbered.gateway.limits, now);
      for (let times = 0; times < 4; times += 1) expect(await random.pick(isolates).hop(hop)).toEqual(page);
      const together = await Promise.all([0, 1, 0, 1].map((index) => isolates[index]?.hop(hop)));
      expect(together).toEqual([page, page, page, page]);
    }
  });

  it('late, shows where the call is, where steps are numbered', async () => {
    const phones = open(numbered);
    const inputs = ['1', '3', '1'];
    const pages = await pagesOf(() => phones, { ...call, inputs });
    for (const length of [1, 2]) {
      expect(await phones.hop({ ...call, inputs: inputs.slice(0, length) })).toEqual(pages.at(-1));
    }
  });

  it('shows the start that says so once more, where the position was lost', async () => {
    const phones = open(numbered);
    const hop = { ...call, inputs: ['1', '2'] };
    const page = await phones.hop(hop);
    expect(page.text).toMatch(interrupted);
    expect(await phones.hop(hop)).toEqual(page);
  });

  it.each([unnumbered, sessionless])(
    'may move twice where $gateway.name, and then shows the page of both',
    async (carrier) => {
      const random = randomFrom(8);
      for (let count = 0; count < 40; count += 1) {
        const phones = open(carrier);
        const taken: string[] = [];
        const inputs = Array.from({ length: 6 }, () => random.pick([...'01234567919', '12']));
        await phones.hop({ ...call, inputs: [] });
        for (const length of [1, 2, 3, 4, 5, 6]) {
          const hop = { ...call, inputs: inputs.slice(0, length) };
          for (let times = random.whole(2); times >= 0; times -= 1) {
            taken.push(hop.inputs.at(-1) ?? '');
            expect(await phones.hop(hop)).toEqual(callPage(edition, taken, [], carrier.gateway.limits, now));
          }
        }
      }
    },
  );

  it('at once, in two isolates, shows the page of one or of both, where steps are not numbered', async () => {
    const positions = positionsInProcess(clock);
    const isolates = [open(unnumbered, positions), open(unnumbered, positions)];
    await pagesOf(() => isolates[0] ?? open(unnumbered), { ...call, inputs: ['1', '3'] });
    const pages = await Promise.all(isolates.map((phones) => phones.hop({ ...call, inputs: ['1', '3', '9'] })));
    const { limits } = unnumbered.gateway;
    const once = callPage(edition, ['1', '3', '9'], [], limits, now);
    const twice = callPage(edition, ['1', '3', '9', '9'], [], limits, now);
    expect(pages).toEqual(expect.arrayContaining([once, twice]));
  });
});

it('calls of all gateways at once, in one isolate, each go their own way under the same number and session [kept-calls-never-cross]', async () => {
  const random = randomFrom(9);
  const { bound, asked } = watched();
  const phonesOf = openIsolate({ bundled, now: clock, positions: bound });
  const carriers = [...lastInputCarriers, otherSessionless];
  const calls = carriers.map((carrier) => ({ carrier, inputs: Array.from({ length: 8 }, () => random.pick(keys)) }));
  for (let length = 0; length <= 8; length += 1)
    for (const { carrier, inputs } of calls) {
      const hop = { ...call, inputs: inputs.slice(0, length) };
      const page = callPage(edition, hop.inputs, [], carrier.gateway.limits, now);
      expect([carrier.gateway.name, await phonesOf(carrier).hop(hop)]).toEqual([carrier.gateway.name, page]);
    }
  // None takes what the isolate remembers of a call for that of another: it would have to ask once more.
  const told = asked.map(([name]) => name).filter((name) => name !== 'key');
  expect(told).toEqual([...carriers.map(() => 'begin'), ...calls.flatMap(({ inputs }) => inputs.map(() => 'advance'))]);
  expect(logged).toEqual([]);
});

describe('a call that the gateway says is over', () => {
  it.each([numbered, unnumbered, sessionless])(
    'is forgotten, over $gateway.name [calls-are-forgotten-in-time]',
    async (carrier) => {
      const { bound, asked } = watched();
      const phones = open(carrier, bound);
      await pagesOf(() => phones, { ...call, inputs: ['1'] });
      const over = overSignal(await phones.write({ ...call, inputs: ['1', '1'] }));
      expect(await phones.deliver(over)).toEqual({ status: 200, body: '' });
      expect(asked.at(-1)?.[0]).toBe('end');
      const before = asked.length;
      expect((await phones.hop({ ...call, inputs: ['1', '1'] })).text).toMatch(interrupted);
      expect(
        asked.slice(before).map(([name]) => name),
        'the isolate knows nothing of it either',
      ).toEqual(['find', 'begin']);
    },
  );

  it('needs no answer where the positions are gone', async () => {
    const phones = openKept(numbered, { bundled, now: clock, positions: undefined });
    expect(await phones.deliver(overSignal(await phones.write({ ...call, inputs: ['1'] })))).toMatchObject({
      status: 200,
    });
    expect(logged).toEqual([]);
  });
});
