import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bundleEditions } from '../../src/editions/bundle.ts';
import { sms as handset } from '../../src/gateways/callback/handset.ts';
import { sms } from '../../src/gateways/callback/sms.ts';
import type { HttpReply, SmsGateway } from '../../src/gateways/gateway.ts';
import { smsGateways } from '../../src/gateways/gateways.ts';
import type { SmsHandset, WireRequest } from '../../src/gateways/handset.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { madeUpSettings } from '../../src/gateways/made-up.ts';
import { openBundle } from '../../src/live/bundle.ts';
import { createLive } from '../../src/live/live.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { answerUnconfigured, onlyLine } from '../../src/live/unconfigured.ts';
import { gateStub } from '../support/gate.ts';
import { builtOn, editionOf, now } from '../support/lines.ts';
import { bundleOf, lineLike } from '../support/other-lines.ts';
import { withoutStore } from '../support/without-store.ts';

const bundle = openBundle(await bundleEditions([editionOf('demo-ke')], builtOn));

/** `line` is the one that is asked; where it is null, the one that the number tells. */
async function reply(number: string, line: string | null, to = '00000') {
  const message = { url: 'http://localhost/', id: 'm', number, to, text: 'RAID', sentAt: now };
  const { url, headers, body } = await handset.writeCallback(message, {});
  const request = { url, headers: new Headers(headers), body, suffix: '' };
  const lineNow = await withoutStore(bundle).now(line ?? onlyLine(bundle, sms, request));
  return answerUnconfigured(lineNow, sms, request, now)?.body;
}

describe('a text while a setting is missing', () => {
  it.each([['demo-ke'], [null]])(
    'gets the hotline from whom the line answers, and nobody else (line %s)',
    async (line) => {
      expect(await reply('+254700000001', line)).toContain('+448081570801');
      expect(await reply('+12025550123', line)).toBe('{"text":null}');
      expect(await reply('40404', line)).toBe('{"text":null}');
    },
  );

  it('gets no number where no line is known', async () => {
    expect(await reply('+12025550123', null, '11111')).toMatch(/^{"text":"Sorry[^0-9]*"}$/);
  });
});

const secret = 'made-up-for-this-test';
const publicUrl = 'https://line.invalid';
const whole = { ...madeUpSettings(secret), GATEWAY_SECRET: secret, PUBLIC_URL: publicUrl };
const everywhere = smsGateways.map(({ name }) => ({ gateway: name, number: '+254700000000', sharedKeyword: null }));
const bundled = await bundleOf([lineLike(editionOf('demo-ke'), 'demo-ke', { sms: everywhere })]);
const handsetFor = ({ name }: SmsGateway): SmsHandset => {
  const handset = handsets[name]?.sms;
  if (!handset) throw new Error('every gateway has a handset');
  return handset;
};

const logged: unknown[] = [];
beforeEach(() => {
  logged.length = 0;
  const spy = vi.spyOn(console, 'log').mockImplementation((word) => void logged.push(word));
  return () => spy.mockRestore();
});

/** A text to the one number of a line that has these settings, and what its gateway gets for it. */
async function answerTo(
  gateway: SmsGateway,
  settings: Readonly<Record<string, string>>,
  change: (request: WireRequest) => Partial<WireRequest> = () => ({}),
  to = '+254700000000',
): Promise<HttpReply & { readonly sends: number }> {
  let sends = 0;
  const send: SmsGateway['send'] = () => {
    sends += 1;
    return Promise.resolve({ sent: true });
  };
  const catching = gateway.send ? { ...gateway, send } : gateway;
  const { app } = createLive({ bundled, now: () => now, gateways: { ussd: [], sms: [catching] } });
  const url = `${publicUrl}/sms/${gateway.name}/${await pathSecret(secret, `demo-ke/${gateway.name}`)}`;
  const signing = Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, [value]]));
  const message = { url, id: 'm', number: '+254700000001', to, text: 'RAID', sentAt: now };
  const request = await handsetFor(gateway).writeCallback(message, signing);
  const gate = gateStub(() => now);
  const behind: Promise<unknown>[] = [];
  const waitUntil = (work: Promise<unknown>) => void behind.push(work);
  const context = { waitUntil, passThroughOnException: () => undefined, props: {} };
  const { url: address, ...init } = { ...request, ...change(request) };
  const response = await app.request(address, init, { ...settings, GATES: { getByName: () => gate } }, context);
  const body = await response.text();
  await Promise.all(behind);
  return { status: response.status, headers: Object.fromEntries(response.headers), body, sends };
}

const without = (name: string) => ({ ...whole, [name]: '' });
const comeAgain = { status: 503, body: '', sends: 0 };
const refusal = { status: 404, body: 'Not found\n', sends: 0 };

describe.each(smsGateways.filter(({ replies }) => replies === 'send'))(
  'a text over $name, which has to be called,',
  (gateway) => {
    it('is answered where its settings are there', async () => {
      expect(await answerTo(gateway, whole)).toMatchObject({ status: 200, sends: 1 });
      expect(logged).toEqual([]);
    });

    it.each(gateway.settings)('is to come again while %s is missing, and whoever watches is told', async (name) => {
      expect(await answerTo(gateway, without(name))).toMatchObject(comeAgain);
      expect(logged).toEqual(['settings-invalid']);
    });

    it.each(['GATEWAY_SECRET', 'PUBLIC_URL'])('is to come again while %s is missing', async (name) => {
      expect(await answerTo(gateway, without(name))).toMatchObject(comeAgain);
      expect(await answerTo(gateway, without(name), () => ({ body: '' }))).toMatchObject(comeAgain);
    });

    it.each([
      ['at an address of another shape', ({ url }: WireRequest) => ({ url: url.slice(0, -1) })],
      ['at an address of no gateway', ({ url }: WireRequest) => ({ url: url.replace(gateway.name, 'nobody') })],
      ['by another method', () => ({ method: 'PUT' })],
    ])('gets the 404 as ever %s', async (_, change) => {
      for (const name of ['GATEWAY_SECRET', ...gateway.settings])
        expect(await answerTo(gateway, without(name), change)).toMatchObject(refusal);
    });

    it.each(gateway.settings)('gets the 404 as ever with another secret, while %s is missing', async (name) => {
      const forged = ({ url }: WireRequest) => ({ url: url.replace(/[0-9a-f]{32}$/, '0'.repeat(32)) });
      expect(await answerTo(gateway, without(name), forged)).toMatchObject(refusal);
    });

    it('gets the 404 as ever where it cannot be read, or is to another number, though it cannot be answered', async () => {
      const own = gateway.signing === 'none' ? gateway.settings : [];
      for (const name of own) {
        expect(await answerTo(gateway, without(name), () => ({ body: '' }))).toMatchObject(refusal);
        expect(await answerTo(gateway, without(name), undefined, '+254711111111')).toMatchObject(refusal);
      }
    });
  },
);
