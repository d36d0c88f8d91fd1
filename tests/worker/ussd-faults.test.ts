import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import bundled from '../../.generated/lines.jsonl';
import { handsets } from '../../src/gateways/handsets.ts';
import { openBundle } from '../../src/live/bundle.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import worker from '../../src/live.worker.ts';
import { defaultUssdLimits } from '../../src/render/limits.ts';
import { broken, withBroken } from '../support/bindings.ts';
import { ussdPage } from '../support/page.ts';

type Bindings = Parameters<typeof worker.fetch>[1];
const bindings = env as unknown as Bindings & Readonly<Record<string, string>>;
const settings = Object.fromEntries(Object.entries(bindings).filter(([, value]) => typeof value === 'string'));
const edition = openBundle(bundled).edition('demo-ke');
if (!edition) throw new Error('the line is compiled');

/** What was heard before is old at each test. */
const began = Date.now();
let minutes = 0;
const touched: string[] = [];
const logged: string[] = [];
beforeEach(() => {
  touched.length = 0;
  logged.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void logged.push(line));
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Every first screen, every menu, whatever its options lead to, a place typed, a page turned. */
const { languages } = edition.line;
const digits = ['1', '2', '3', '4', '5', '6', '7'];
const calls: readonly (readonly string[])[] = [
  [],
  ...languages.flatMap(({ digit }) => [[digit], ...digits.map((option) => [digit, option])]),
  ['1', '1', '9'],
  ['1', '2', 'kawangware'],
  ['1', '2', '1', '1', '9'],
  ['0', '8', '*', ''],
];

const never = () => new Promise<never>(() => undefined);
const hanging = { key: never, admit: never, settle: never, release: never };
const keys: string[] = [];
const noteKey = (key: string) => {
  keys.push(key);
  return Promise.resolve(null);
};
const faults: readonly (readonly [what: string, using: () => object])[] = [
  ['every binding breaks at any use', () => withBroken(settings, touched)],
  ['no binding is there', () => settings],
  ['the gate hangs', () => ({ ...bindings, GATES: { getByName: () => hanging } })],
  ['the gate’s namespace breaks', () => ({ ...bindings, GATES: broken('GATES', touched) })],
  ['only the cache breaks, and all that is outside', () => bindings],
  ['the store hangs', () => ({ ...bindings, EDITIONS: { get: never } })],
  ['the store of editions notes what it is asked', () => ({ ...bindings, EDITIONS: { get: noteKey } })],
];

/** Hands the Worker one hop, with a context in which nothing may go on behind the answer. */
async function hop(inputs: readonly string[], using: object): Promise<string> {
  const secret = await pathSecret(bindings.GATEWAY_SECRET ?? '', 'demo-ke/africastalking');
  const url = `${bindings.PUBLIC_URL}/ussd/africastalking/${secret}`;
  const call = { url, session: 's', number: '+447700900001', serviceCode: '*384*00000#', inputs };
  const request = handsets.africastalking?.ussd?.writeCallback(call);
  if (!request) throw new Error('no handset');
  const context = broken('the context', touched) as ExecutionContext;
  const { method, headers, body } = request;
  const response = await worker.fetch(new Request(url, { method, headers, body }), using as Bindings, context);
  return response.text();
}

/** The store, and what keeps its asking alive behind the answer. */
const mayBeTouched = ['EDITIONS', 'the context'];

describe('a call is answered without any binding [calls-ask-nobody]', () => {
  it.each(faults)('%s: the same screens, and nothing is asked but what is published', async (_what, using) => {
    minutes += 1;
    vi.setSystemTime(began + minutes * 60_000);
    for (const name of ['caches', 'fetch']) vi.stubGlobal(name, broken(name, touched));
    for (const inputs of calls) {
      const { text, ends } = ussdPage(edition, inputs, defaultUssdLimits, Date.now());
      expect([inputs, await hop(inputs, using())]).toEqual([inputs, `${ends ? 'END' : 'CON'} ${text}`]);
    }
    expect(touched.filter((name) => !mayBeTouched.includes(name))).toEqual([]);
    expect(logged.filter((word) => word !== 'store-unreadable')).toEqual([]);
    expect(keys.filter((key) => key !== 'state/demo-ke' && key !== 'off/demo-ke')).toEqual([]);
  });
});
