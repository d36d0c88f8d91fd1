/** Telnyx's own library at the other end: it checks what the handset signs, and makes the call that we make. */
import fc from 'fast-check';
import Telnyx from 'telnyx';
import { TelnyxWebhook } from 'telnyx/lib/webhooks';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sms as handset } from '../../src/gateways/telnyx/handset.ts';
import { readOutcome, sendCall } from '../../src/gateways/telnyx/send.ts';
import { sms } from '../../src/gateways/telnyx/sms.ts';
import { arrive, readFixture, understand, url } from './contract.ts';
import type { SmsFixture } from './sms-contract.ts';

const marked = handset.madeUpSettings?.TELNYX_PUBLIC_KEY ?? '';
const publicKey = marked.replace(/^example-/, '');
const secrets = { TELNYX_PUBLIC_KEY: [marked] };
const sentAt = Date.parse('2026-11-21T09:30:00Z');
const message = { url, id: 'message-1', number: '+447700900001', to: '+442079460123', text: 'CLINIC', sentAt };
const client = (call: typeof fetch) => new Telnyx({ apiKey: 'KEY1', publicKey, maxRetries: 0, fetch: call });

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: sentAt }));
afterEach(() => void vi.useRealTimers());

/** What the library makes of the time and the signature of a request. */
async function isTaken(body: string, headers: Readonly<Record<string, string>>, key = publicKey): Promise<boolean> {
  try {
    await new TelnyxWebhook(key).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}

it('the library takes whatever the handset signs, and so do we', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 160 }), async (text) => {
      const request = await handset.writeCallback({ ...message, text }, secrets);
      const event = await client(fetch).webhooks.unwrap(request.body, { headers: { ...request.headers } });
      const payload = 'data' in event && event.data && 'payload' in event.data ? event.data.payload : null;
      expect(payload).toMatchObject({ id: message.id, text, from: { phone_number: message.number } });
      expect(await sms.verify(arrive(request), { secrets, now: sentAt })).toBeNull();
      expect(understand(sms, arrive(request), message.number)).toMatchObject({ text, messageId: message.id });
    }),
    { numRuns: 25 },
  );
});

it('the made-up public half counts behind the mark of an example alone, which production refuses', async () => {
  const request = arrive(await handset.writeCallback(message, secrets));
  const refusalOf = (...keys: readonly string[]) =>
    sms.verify(request, { secrets: { TELNYX_PUBLIC_KEY: keys }, now: sentAt });
  expect(await refusalOf(marked)).toBeNull();
  for (const key of [publicKey, ` ${publicKey}`, `${publicKey}\n`])
    expect(await refusalOf(key), key).toEqual({ refused: 'signature' });
  expect(await refusalOf(publicKey, marked)).toBeNull();
});

it('whoever holds another public half is not taken in by the handset', async () => {
  for (const key of ['eu2zvPjhY6odxV34Z/EsRiERvTodkev4Fq0SlK90Izg=', 'token-2']) {
    const request = await handset.writeCallback(message, { TELNYX_PUBLIC_KEY: [key] });
    expect(await isTaken(request.body, request.headers)).toBe(false);
    expect(await sms.verify(arrive(request), { secrets, now: sentAt })).toEqual({ refused: 'signature' });
  }
});

const signatures = readFixture<SmsFixture>('telnyx', 'sms')?.signatures ?? [];

it.each(signatures.filter(({ secrets }) => secrets.TELNYX_PUBLIC_KEY?.length === 1))(
  'the library says the same as we: $why',
  async ({ body, headers, secrets, now = 0, answer }) => {
    const [key = ''] = secrets.TELNYX_PUBLIC_KEY ?? [];
    // It counts whole seconds.
    vi.setSystemTime(Math.abs(now - sentAt) > 300_000 ? now + Math.sign(now - sentAt) * 999 : now);
    expect(await isTaken(body, headers, key.replace(/^example-/, ''))).toBe(answer === null);
  },
);

it('our call is the one that the library makes', async () => {
  const made: Request[] = [];
  const { status, headers, body } = handset.writeSendAnswer();
  const telnyx = client((address, init) => {
    made.push(new Request(address, init));
    return Promise.resolve(new Response(body, { status, headers }));
  });
  const text = '診所 "& <b>"\n€';
  const from = message.to;
  const to = message.number;
  const { data } = await telnyx.messages.send({ from, to, text, type: 'SMS', use_profile_webhooks: false });
  const credentials = { TELNYX_API_KEY: 'KEY1' };
  const ours = sendCall({ to, from, text, sharedKeyword: null, handle: {}, credentials });
  const [theirs] = made;
  expect(theirs?.method).toBe('POST');
  expect(theirs?.url).toBe(ours.url);
  expect(await theirs?.json()).toEqual(JSON.parse(ours.body));
  for (const [name, value] of Object.entries(ours.headers)) expect(theirs?.headers.get(name)).toBe(value);
  expect(data?.to?.[0]?.status).toBe('queued');
  expect(readOutcome({ status, body })).toEqual({ sent: true });
});
