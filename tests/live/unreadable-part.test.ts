import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bundleEditions } from '../../src/editions/bundle.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { createLive } from '../../src/live/live.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { textReply } from '../../src/live/text-reply.ts';
import { defaultSmsLimits, defaultUssdLimits } from '../../src/render/limits.ts';
import { builtOn, editionOf, now } from '../support/lines.ts';
import { ussdPage } from '../support/page.ts';

const kenya = editionOf('demo-ke');
const whole = await bundleEditions([kenya], builtOn);
const secret = 'made-up-for-this-test';
const openGate = {
  key: () => Promise.resolve({ id: 'k', key: new TextEncoder().encode(secret) }),
  admit: () => Promise.resolve({ admitted: true } as const),
  settle: () => Promise.resolve(),
  release: () => Promise.resolve(),
  hearSlip: () => Promise.resolve('not-done' as const),
};
const env = { GATEWAY_SECRET: secret, PUBLIC_URL: 'https://line.invalid', GATES: { getByName: () => openGate } };

const logged: string[] = [];
beforeEach(() => {
  logged.length = 0;
  vi.spyOn(console, 'log').mockImplementation((word: string) => void logged.push(word));
  return () => vi.restoreAllMocks();
});

/** The live side on a bundle, asked as a bridge and a monitor ask it. */
async function open(bundled: string) {
  const { app } = createLive({ bundled, now: () => now });
  const { ussd, sms } = handsets.callback ?? {};
  const url = async (channel: string) =>
    `https://line.invalid/${channel}/callback/${await pathSecret(secret, 'demo-ke/callback')}`;
  const post = async ({ url, ...init }: WireRequest) => (await app.request(url, init, env)).json();
  return {
    async dial(keys: string) {
      const call = { session: 's', number: '+254700000001', serviceCode: '*384*00000#', inputs: keys.split('') };
      const request = ussd?.writeCallback({ ...call, url: await url('ussd') });
      return request && (await post(request));
    },
    async text(typed: string) {
      const message = { id: crypto.randomUUID(), number: '+254700000001', to: '00000', text: typed, sentAt: now };
      const request = await sms?.writeCallback({ ...message, url: await url('sms') }, {});
      return request && Reflect.get(Object(await post(request)), 'text');
    },
    health: async () => (await app.request(`/health/${await pathSecret(secret, 'health')}`, {}, env)).json(),
  };
}

const constantPage = expect.stringMatching(/^DEMO\nSorry, that did not work\. .*all:\n\+448081570801$/);
const page = (keys: string) => ussdPage(kenya, keys.split(''), defaultUssdLimits, now).text;
const reply = (typed: string) => textReply(kenya, typed, null, defaultSmsLimits, now).text;

describe('a line of which the clinics cannot be read', () => {
  const bundled = whole.replace('"clinics":[{', '"clinics":[}');

  it('still tells a call of rights in a raid, and gives the constant page where a clinic is asked for', async () => {
    const { dial } = await open(bundled);
    expect(await dial('11')).toEqual({ text: page('11'), ends: expect.any(Boolean) });
    expect(await dial('1211')).toEqual({ text: constantPage, ends: true });
    expect(await dial('11')).toMatchObject({ text: page('11') });
  });

  it('still answers the texts RAID and HELP, and gives the constant page to CHECK', async () => {
    const { text } = await open(bundled);
    for (const typed of ['RAID', 'HELP']) expect(await text(typed)).toBe(reply(typed));
    expect(await text('CHECK C4823')).toEqual(constantPage);
  });

  it('leaves its own constant page unanswered when that comes back', async () => {
    const { text } = await open(bundled);
    expect(await text('Sorry, that did not work. Call: +448081570801')).toBeNull();
  });

  it('logs once that they cannot be read, and parses them once', async () => {
    const { dial } = await open(bundled);
    const parse = vi.spyOn(JSON, 'parse');
    for (const _ of [1, 2, 3]) await dial('1211');
    expect(logged.filter((word) => word === 'edition-unreadable')).toHaveLength(1);
    expect(parse.mock.calls.filter(([json]) => json.startsWith('[}'))).toHaveLength(1);
  });
});

describe('health', () => {
  it('is well where every byte is the one that was built', async () => {
    expect(await (await open(whole)).health()).toMatchObject({ ok: true, lines: [{ line: 'demo-ke' }] });
    expect(logged).toEqual([]);
  });

  it.each([
    ['clinics that cannot be read', whole.replace('"clinics":[{', '"clinics":[}'), ['edition-unreadable']],
    ['places that cannot be read', whole.replace('"places":[{', '"places":[}'), ['edition-unreadable']],
    ['a row that cannot be read', whole.replace('\n{', '\n}'), ['edition-unreadable']],
    ['a number that is another', whole.replace('"phone":"+44', '"phone":"+45'), []],
    [
      'parts that the head looks for elsewhere',
      whole.replace(/\["clinics",\d+/, '["clinics",5'),
      ['edition-unreadable'],
    ],
    ['a head that was made again', whole.replace('{"build"', '{build'), []],
  ])('is not well with %s, and says so as often as it is asked', async (_, bundled, words) => {
    expect(bundled).not.toBe(whole);
    const { health } = await open(bundled);
    for (const _ of [1, 2]) expect(await health()).toMatchObject({ ok: false });
    expect(logged).toEqual(words);
  });

  it('reads and digests a line once', async () => {
    const { health } = await open(whole);
    await health();
    const [digest, parse] = [vi.spyOn(crypto.subtle, 'digest'), vi.spyOn(JSON, 'parse')];
    expect(await health()).toMatchObject({ ok: true });
    const digested = digest.mock.calls.filter(([, bytes]) => bytes.byteLength > 1000);
    const parsed = parse.mock.calls.filter(([json]) => json.length > 1000);
    expect([digested.length, parsed.length]).toEqual([0, 0]);
  });
});
