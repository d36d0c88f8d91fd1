import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { raidScreen } from '../../src/content/screens.ts';
import { follow } from '../../src/menu/transcript.ts';
import { septetsOf } from '../../src/render/gsm.ts';
import { dial, numbers } from '../support/callers.ts';
import { bodyAt, editionIn, expectAsOf } from '../support/expected.ts';
import { post, readBundled, type Served, serve } from '../support/served.ts';
import { withoutAlert } from '../support/without-alert.ts';

let served: Served;
let edition: Edition;
beforeAll(async () => {
  const worker = inject('worker');
  served = await serve(worker);
  edition = editionIn(await readBundled(worker), 'demo-ke');
});
afterAll(() => served.stop());

const maxSeptets = 160;

describe('a call through Africa’s Talking', () => {
  it('begins with the choice of language, and says that this is a demonstration', async () => {
    const { status, headers, body } = await dial(served, { inputs: [] });
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(withoutAlert(body)).toBe('CON DEMO\n1 English\n2 Kiswahili\n3 Francais\n4 Amarigna');
  });

  it('reaches every screen, each page whole, and the page that the content says', async () => {
    const reached = new Set<string>();
    for (const hops of await walk()) {
      await Promise.all(
        hops.map(async (inputs) => {
          await expectAsOf(
            () => fetchPage(inputs),
            (now) => bodyAt(edition, inputs, now),
          );
          reached.add(follow(edition, inputs).screen);
        }),
      );
    }
    const typedAlone = Object.entries(edition.screens).filter(([, { kind }]) => kind === 'which');
    const all = Object.keys(edition.screens).filter((id) => !typedAlone.some(([typed]) => typed === id));
    expect([...reached].sort()).toEqual(all.sort());
  });

  it('gives the same bytes for the same request', async () => {
    for (const inputs of [[], ['1'], ['1', '1'], ['2', '1', '9'], ['4', '2', '1', '1']]) {
      const first = await dial(served, { inputs });
      expect((await dial(served, { inputs })).body).toBe(first.body);
    }
  });

  it.each([
    ['21', ['2', '1']],
    ['2*1', ['21']],
    ['1*1*9', ['119']],
  ])('reads %s as %j', async (typed, inputs) => {
    expect((await dial(served, { inputs: [typed] })).body).toBe((await dial(served, { inputs })).body);
  });

  it('finds a place that was typed with a slip', async () => {
    const ask = Object.entries(edition.screens).find(([, { kind }]) => kind === 'ask')?.[0] ?? '';
    const keys = edition.parents[ask]?.digit ?? '';
    const westlands = Object.entries(edition.screens).flatMap(([id, screen]) =>
      screen.kind === 'places' && screen.nearest === 'clinic'
        ? Object.entries(screen.places).flatMap(([digit, place]) => (place === 'westlands' ? [[id, digit]] : []))
        : [],
    )[0];
    const keysToList = edition.parents[westlands?.[0] ?? '']?.digit ?? '';
    const picked = await fetchPage(['1', '2', keysToList, westlands?.[1] ?? '']);
    expect(await fetchPage(['1', '2', keys, 'westlnds', '1'])).toBe(picked);
  });

  it('answers on a network that nobody knows, and to fields that nobody asked for', async () => {
    const url = await served.addressOf('ussd', 'africastalking', 'demo-ke');
    const fields = { sessionId: 'a', phoneNumber: '+447700900999', serviceCode: '*384*00000#', text: '1' };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ ...fields, networkCode: '00000', input: '1' }).toString();
    expect((await post({ url, method: 'POST', headers, body })).body).toBe(await fetchPage(['1']));
  });

  it.each([
    ['nothing between stars', '1***2'],
    ['digits without end', '9'.repeat(4000)],
    ['hops without end', '1*9*0*'.repeat(900)],
    ['letters of another script', '1*2*ናይሮቢ'],
    ['pictures', '1*2*👩🏾‍⚕️👩🏾‍⚕️'],
    ['what no text holds', '1*2*\u0000\u202e\ufeff'],
    ['what would be markup', '1*2*{place}<b>&amp;%s'],
    ['words of the language itself', '1*__proto__*constructor*toString'],
  ])('answers whatever is typed: %s', async (_what, typed) => {
    await expectAsOf(
      () => fetchPage([typed]),
      (now) => bodyAt(edition, typed.split('*'), now),
    );
  });

  it('answers what is no text at all', async () => {
    const url = await served.addressOf('ussd', 'africastalking', 'demo-ke');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = 'sessionId=a&phoneNumber=%2B447700900999&serviceCode=*384*00000%23&text=1*2*%FF%C0%80%';
    const answer = await post({ url, method: 'POST', headers, body });
    expect([answer.status, answer.body]).toEqual([200, expect.stringMatching(/^CON DEMO\n/)]);
  });

  it('reads nothing of the event that ends a call', async () => {
    const url = `${await served.addressOf('ussd', 'africastalking', 'demo-ke')}/ended`;
    const { status, body } = await post({ url, method: 'POST', headers: {}, body: 'phoneNumber=%2B447700900999' });
    expect([status, body]).toEqual([200, '']);
  });
});

it('200 callers at once each get their own pages', async () => {
  const number = numbers();
  const callers = Array.from({ length: 200 }, (_, index) => ({ number: number(), inputs: keysOf(index) }));
  for (let hop = 0; hop <= 6; hop += 1) {
    await Promise.all(
      callers.map(({ number, inputs }) => {
        const typed = inputs.slice(0, hop);
        return expectAsOf(
          async () => (await dial(served, { number, inputs: typed })).body,
          (now) => bodyAt(edition, typed, now),
        );
      }),
    );
  }
});

/** Six keys of a caller, different from those of the callers around it. */
function keysOf(caller: number): readonly string[] {
  const others = [1, 3, 7, 13, 29].map((step) => String((caller * step + step) % 10));
  return [String((caller % 4) + 1), ...others];
}

async function fetchPage(inputs: readonly string[]): Promise<string> {
  const { status, headers, body } = await dial(served, { inputs });
  expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(body).toMatch(/^(?:CON|END) \S/);
  expect(septetsOf(body)).toBeLessThanOrEqual(maxSeptets);
  return body;
}

/** The inputs of every page, the nearest to the start first; of the places of a pick list, the first alone. */
async function walk(): Promise<readonly (readonly string[])[][]> {
  const seen = new Set<string>();
  const levels: (readonly string[])[][] = [];
  for (let level: (readonly string[])[] = [[]]; level.length > 0; ) {
    const fresh = level.filter((inputs) => {
      const key = JSON.stringify([follow(edition, inputs), bodyAt(edition, inputs, 0)]);
      return !seen.has(key) && seen.add(key);
    });
    levels.push(fresh);
    level = fresh.flatMap((inputs) => nextKeys(inputs).map((key) => [...inputs, key]));
  }
  return levels;
}

function nextKeys(inputs: readonly string[]): readonly string[] {
  const body = bodyAt(edition, inputs, Date.now());
  const offered = [...body.matchAll(/^([1-9]) /gm)].map(([, digit = '']) => digit);
  const position = follow(edition, inputs);
  const screen = edition.screens[position.screen];
  if (screen?.kind === 'ask') return ['kibera'];
  const closes = position.screen === raidScreen && offered.length === 0 ? ['0'] : [];
  if (screen?.kind !== 'places') return body.startsWith('CON') ? [...offered, ...closes] : [];
  const [firstPlace] = Object.keys(screen.places);
  return offered.filter((digit) => screen.places[digit] === undefined || digit === firstPlace);
}
