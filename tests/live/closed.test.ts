import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openPositions } from '../../src/commands/dial/positions-in-process.ts';
import type { RawRequest, SmsGateway, UssdGateway } from '../../src/gateways/gateway.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { madeUpSettings } from '../../src/gateways/made-up.ts';
import { answerSms, answerUssd } from '../../src/live/answer.ts';
import { openBundle } from '../../src/live/bundle.ts';
import type { Ground } from '../../src/live/ground.ts';
import { createMemory } from '../../src/live/memory.ts';
import { gateStub } from '../support/gate.ts';
import { editionOf, now } from '../support/lines.ts';
import { lineLike } from '../support/other-lines.ts';
import { bundleTrusting, trustIn } from '../support/published.ts';
import { withoutStore } from '../support/without-store.ts';

const line = 'demo-ke';
const secrets = Object.fromEntries(
  Object.entries(madeUpSettings('a-token-for-this-test')).map(([name, value]) => [name, [value]]),
);
const closed = { release: 1, number: 1, takenDown: [{ kind: 'line', id: '' }] } as const;
const code = '*384*00000#';
/** A line that every gateway carries. */
const everywhere = lineLike(editionOf(line), line, {
  ussd: ussdGateways.map(({ name }) => ({
    gateway: name,
    codes: [code],
    networks: [],
    deepDial: 'unconfirmed' as const,
  })),
  sms: smsGateways.map(({ name }) => ({ gateway: name, number: '+254700000000', sharedKeyword: null })),
});
const bundled = await bundleTrusting([everywhere], trustIn([]), closed);
const unreadable = bundled.replace('\n{"alerts"', '\n{"oops');

const groundOf = (text: string): Ground => ({
  lines: withoutStore(openBundle(text)),
  settings: {
    gatewaySecrets: [],
    publicUrl: 'https://line.invalid',
    phone: false,
    valuesOf: (name) => secrets[name] ?? [],
  },
  gateOf: () => gateStub(() => now),
  positionsOf: () => openPositions(() => now),
  memory: createMemory(),
  now: () => now,
});
const raw = ({ url, headers, body }: WireRequest): RawRequest => ({
  url,
  headers: new Headers(headers),
  body,
  suffix: url.slice(address.length),
});
const address = 'https://line.invalid/address';

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  return () => vi.restoreAllMocks();
});

/** Nothing else is said: no hotline, no way on, no language to choose. */
function expectClosed(said: string): void {
  expect(said).toMatch(/^DEMO\n.*closed/);
  expect(said).not.toMatch(/\d{3}/);
}

describe.each([
  ['readable', bundled],
  ['unreadable', unreadable],
])('a line that is taken down, its edition %s', (_what, text) => {
  it.each(ussdGateways)('says so to every call through $name', async (gateway: UssdGateway) => {
    for (const inputs of [[], ['1'], ['1', '1']]) {
      const handset = handsets[gateway.name]?.ussd;
      const call = { url: address, session: 's', number: '+254700000001', serviceCode: code, inputs };
      const outcome = handset && (await answerUssd(groundOf(text), gateway, line, raw(handset.writeCallback(call))));
      const page = outcome && handset?.readAnswer(outcome.reply);
      expect(page).toMatchObject({ ends: true });
      expectClosed(String(Reflect.get(Object(page), 'text')));
    }
  });

  it.each(smsGateways)('says so to every text through $name', async (gateway: SmsGateway) => {
    for (const typed of ['RAID', 'HELP', 'CHECK C4823', 'anything']) {
      const said = await repliesTo(gateway, typed, text);
      expect(said).toHaveLength(1);
      expectClosed(said[0] ?? '');
    }
  });
});

/** What arrives on the phone after a text, whichever way the gateway brings it. */
async function repliesTo(gateway: SmsGateway, typed: string, bundle: string): Promise<readonly string[]> {
  const handset = handsets[gateway.name]?.sms;
  if (!handset) throw new Error('every gateway has a handset');
  const message = { url: address, id: 'SM1', number: '+254700000001', to: '+254700000000', text: typed, sentAt: now };
  const request = await handset.writeCallback(message, secrets);
  const sent: string[] = [];
  const send: SmsGateway['send'] = (_inbound, text) => {
    sent.push(text);
    return Promise.resolve({ sent: true });
  };
  const catching = gateway.send ? { ...gateway, send } : gateway;
  const outcome = await answerSms(groundOf(bundle), catching, line, raw(request));
  await outcome?.behind;
  return outcome ? [...sent, ...handset.readAnswer(outcome.reply)] : sent;
}
