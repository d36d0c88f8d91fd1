import { describe, expect, it, vi } from 'vitest';
import { openPositions } from '../../src/commands/dial/positions-in-process.ts';
import type { Edition } from '../../src/content/edition.ts';
import { openStore } from '../../src/editions/store.ts';
import type { RawRequest } from '../../src/gateways/gateway.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { answerSms, answerUssd } from '../../src/live/answer.ts';
import { openBundle } from '../../src/live/bundle.ts';
import type { Ground } from '../../src/live/ground.ts';
import { createLines } from '../../src/live/lines.ts';
import { createMemory } from '../../src/live/memory.ts';
import { gateStub } from '../support/gate.ts';
import { editionOf, now } from '../support/lines.ts';
import { bundleTrusting, makePerson, published, storeInMemory, trustIn } from '../support/published.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined);

const line = 'demo-ke';
const url = 'https://line.invalid/';
const asha = await makePerson('asha');
const own = editionOf(line);
const reachedBy = (code: string, number: string, sharedKeyword: string | null): Edition => ({
  ...own,
  line: {
    ...own.line,
    ussd: [{ gateway: 'callback', codes: [code], networks: [], deepDial: 'unconfirmed' }],
    sms: [{ gateway: 'callback', number, sharedKeyword }],
  },
});
const compiledIn = reachedBy('*384*1#', '22384', 'UMOJA');
const withSlip = reachedBy('*384*2#', '22385', null);
const bundle = openBundle(await bundleTrusting([compiledIn], trustIn([asha])));
const { entries } = await published(withSlip, { by: [asha] });
const { callback } = handsets;
const ussd = ussdGateways.find(({ name }) => name === 'callback');
const sms = smsGateways.find(({ name }) => name === 'callback');
if (!callback?.ussd || !callback.sms || !ussd || !sms) throw new Error('bridges carry both');
const handset = { ussd: callback.ussd, sms: callback.sms };

/** An isolate that hears what was published. */
const ground: Ground = {
  lines: createLines(
    bundle,
    () => now,
  )({
    store: openStore(storeInMemory(entries)),
    slipSecretsOf: () => [],
    behind: () => undefined,
  }),
  settings: { gatewaySecrets: [], publicUrl: url, phone: false, valuesOf: () => [] },
  gateOf: () => gateStub(() => now),
  positionsOf: () => openPositions(() => now),
  memory: createMemory(),
  now: () => now,
};
const raw = ({ headers, body }: WireRequest): RawRequest => ({ url, headers: new Headers(headers), body, suffix: '' });
const bodyOf = (body: string | undefined): unknown => Reflect.get(Object(JSON.parse(body ?? '{}')), 'text');

async function dial(serviceCode: string, inputs: readonly string[] = []): Promise<unknown> {
  const call = { url, session: 's', number: '+254700000001', serviceCode, inputs };
  const outcome = await answerUssd(ground, ussd ?? fail(), line, raw(handset.ussd.writeCallback(call)));
  return outcome && bodyOf(outcome.reply.body);
}

async function text(to: string, typed: string, number = '+254700000001'): Promise<unknown> {
  const message = { url, id: crypto.randomUUID(), number, to, text: typed, sentAt: now };
  const outcome = await answerSms(ground, sms ?? fail(), line, raw(await handset.sms.writeCallback(message, {})));
  return outcome && bodyOf(outcome.reply.body);
}
const fail = (): never => {
  throw new Error('found above');
};

describe('a line that was published with a slip in how it is reached', () => {
  it.each(['*384*1#', '*384*2#'])('is heard by who dials %s', async (code) => {
    expect(await dial(code)).toMatch(/^DEMO\n/);
    expect(await dial(code.replace('#', '*11#'))).toBe(await dial(code, ['1', '1']));
  });

  it('is not heard by who dials a code that it never had', async () => {
    expect(await dial('*384*3#')).toBeNull();
  });

  it.each([
    ['22385', 'RAID'],
    ['22384', 'UMOJA RAID'],
    ['22384', 'RAID'],
  ])('answers a text to %s: %s', async (number, typed) => {
    expect(await text(number, typed)).toContain('To read more');
  });

  it('answers no text to a number that it never had', async () => {
    expect(await text('22386', 'RAID')).toBeNull();
  });
});
