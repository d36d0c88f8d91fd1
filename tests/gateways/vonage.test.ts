/** The SMS API of Vonage next to its own library, and its callbacks as JSON. */
import { createHash, createHmac } from 'node:crypto';
import { AlgorithmTypes, Auth } from '@vonage/auth';
import { type InboundMessage, MessageSendAllFailure, SMS, SMSStatus, TypeEnum } from '@vonage/sms';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RawRequest } from '../../src/gateways/gateway.ts';
import { sms as handset } from '../../src/gateways/vonage/handset.ts';
import { readOutcome, sendCall } from '../../src/gateways/vonage/send.ts';
import { sms } from '../../src/gateways/vonage/sms.ts';
import { arrive, readFixture, requestWith, url, without } from './contract.ts';
import type { SmsFixture } from './sms-contract.ts';

const secret = 'my_secret_key_for_testing';
const sentAt = Date.parse('2026-11-21T09:30:00Z');
const settings = { secrets: { VONAGE_SIGNATURE_SECRET: [secret] }, now: sentAt };
const account = { apiKey: 'key-1', apiSecret: 'secret-1' };
const library = new SMS(new Auth(account));

const formOf = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const fieldsOf = (body: unknown) => Object.fromEntries(new URLSearchParams(String(body)));
const request = (body: string, type = 'application/x-www-form-urlencoded'): RawRequest => ({
  url,
  headers: new Headers({ 'content-type': type }),
  body,
  suffix: '',
});
const jsonRequest = (fields: unknown) =>
  request(typeof fields === 'string' ? fields : JSON.stringify(fields), 'application/json');

/** What the page on signing says, in few words: sorted, each behind an ampersand, `&` and `=` in a value as `_`. */
const written = (fields: Record<string, string>) =>
  Object.keys(fields)
    .sort()
    .map((name) => `&${name}=${fields[name]?.replaceAll(/[&=]/g, '_')}`)
    .join('');

const signers = {
  [AlgorithmTypes.md5hash]: (text: string) => createHash('md5').update(`${text}${secret}`),
  [AlgorithmTypes.md5hmac]: (text: string) => createHmac('md5', secret).update(text),
  [AlgorithmTypes.sha1hmac]: (text: string) => createHmac('sha1', secret).update(text),
  [AlgorithmTypes.sha256hmac]: (text: string) => createHmac('sha256', secret).update(text),
  [AlgorithmTypes.sha512hmac]: (text: string) => createHmac('sha512', secret).update(text),
};

const inbound = {
  'api-key': 'abcd1234',
  msisdn: '447700900001',
  to: '442079460123',
  messageId: '0A0000000123ABCD1',
  text: 'CLINIC & =',
  type: TypeEnum.TEXT,
  keyword: 'CLINIC',
  'message-timestamp': '2026-11-21 09:30:00',
  timestamp: String(sentAt / 1000),
  nonce: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
  concat: 'false',
  'concat-ref': '',
  'concat-total': '',
  'concat-part': '',
  data: '',
  udh: '',
} satisfies InboundMessage;

describe('the signatures of its own library', () => {
  it.each(Object.values(AlgorithmTypes))(
    'by %s are taken by us where they are no MD5, whatever the fields',
    async (algorithm) => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), async (text, other) => {
          const fields = { ...inbound, text, nonce: other };
          const sig = signers[algorithm](written(fields)).digest('hex');
          for (const [sent, isWhole] of [
            [fields, true],
            [{ ...fields, text: `${text}.` }, false],
          ] as const) {
            const ours = await Promise.all(
              [request(formOf({ ...sent, sig })), jsonRequest({ ...sent, sig })].map((given) =>
                sms.verify(given, settings),
              ),
            );
            expect(library.verifySignature(sig, sent, secret, algorithm)).toBe(isWhole);
            const isTaken = isWhole && !algorithm.startsWith('MD5');
            expect(ours).toEqual(Array.from({ length: 2 }, () => (isTaken ? null : { refused: 'signature' })));
          }
        }),
        { numRuns: 30 },
      );
    },
  );

  it('the callbacks of our handset are genuine to it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 160 }), async (text) => {
        const message = { url, id: '1', number: '+447700900001', to: '+442079460123', text, sentAt };
        const { sig = '', ...fields } = fieldsOf((await handset.writeCallback(message, settings.secrets)).body);
        expect(library.verifySignature(sig, fields, secret, AlgorithmTypes.sha256hmac)).toBe(true);
        expect(library.verifySignature(sig, fields, 'other', AlgorithmTypes.sha256hmac)).toBe(false);
      }),
    );
  });

  it('what it signs of its own calls is another string, which neither it nor we take for a callback', async () => {
    const signing = new Auth({ ...account, signature: { secret, algorithm: AlgorithmTypes.sha256hmac } });
    const fields = { ...inbound, text: 'CLINIC', api_key: account.apiKey };
    const { sig = '', ...signed } = await signing.createSignatureHash(fields);
    const sent = fieldsOf(formOf({ ...signed }));
    expect(library.verifySignature(sig, sent, secret, AlgorithmTypes.sha256hmac)).toBe(false);
    expect(await sms.verify(request(formOf({ ...sent, sig })), settings)).toEqual({ refused: 'signature' });
  });

  it('a callback without one is taken where no secret is set, by the handset as well', async () => {
    const message = { url, id: '1', number: '+447700900001', to: '+442079460123', text: 'CLINIC', sentAt };
    const callback = await handset.writeCallback(message, {});
    expect(Object.keys(fieldsOf(callback.body))).not.toContain('sig');
    expect(await sms.verify(arrive(callback), { secrets: {}, now: 0 })).toBeNull();
    expect(await sms.verify(arrive(callback), settings)).toEqual({ refused: 'signature' });
  });
});

describe('a callback as JSON', () => {
  const fixture = readFixture<SmsFixture>('vonage', 'sms') ?? expect.fail('it has a fixture');
  const bodies = [...Object.values(fixture.reads).flat(), ...fixture.noMessages].map(({ body }) => String(body));

  it.each(bodies)('is understood as the form is: %s', (body) => {
    const form = sms.readInbound(requestWith(fixture, body));
    const json = sms.readInbound(jsonRequest(fieldsOf(body)));
    expect(form).not.toHaveProperty('refused');
    expect(json).toEqual('caller' in form ? { ...form, caller: expect.anything() } : form);
    if ('caller' in form && 'caller' in json) {
      const number = fieldsOf(body).msisdn ?? '';
      expect(json.caller.isOneOf([number])).toBe(true);
      expect(form.caller.isOneOf([number])).toBe(true);
    }
  });

  it.each(fixture.needs)('is refused without %s', (name) => {
    const fields = fieldsOf(without(fixture.sample, name));
    expect(sms.readInbound(jsonRequest(fields))).toEqual({ refused: 'missing-field' });
  });

  it.each([
    ['a number for its digits', { ...inbound, msisdn: 447700900001, to: 442079460123 }, { to: '+442079460123' }],
    ['null for what did not come', { ...inbound, 'concat-part': null, 'message-timestamp': null }, { sentAt: null }],
    ['parts by number', { ...inbound, concat: true, 'concat-part': 1 }, { text: 'CLINIC & =' }],
    ['fields that nobody reads', { ...inbound, more: { a: [null] } }, { text: 'CLINIC & =' }],
  ])('is understood with %s', (_, body, understood) => {
    expect(sms.readInbound(jsonRequest(body))).toMatchObject(understood);
  });

  it.each([
    ['the second part by number', { ...inbound, concat: true, 'concat-part': 2 }, { noMessage: true }],
    ['a sender that is an object', { ...inbound, msisdn: { number: '447700900001' } }, { refused: 'malformed' }],
    ['a text that is a list', { ...inbound, text: ['CLINIC'] }, { refused: 'malformed' }],
    ['a text that is null', { ...inbound, text: null }, { refused: 'missing-field' }],
    ['a list', [inbound], { refused: 'malformed' }],
    ['half of it', '{"msisdn":"4477', { refused: 'malformed' }],
    ['two senders', JSON.stringify(inbound).replace('{', '{"msisdn":"1",'), { refused: 'repeated-field' }],
    ['nothing', '', { refused: 'malformed' }],
  ])('is no message with %s', (_, body, answer) => {
    expect(sms.readInbound(jsonRequest(body))).toEqual(answer);
  });
});

describe('a reply', () => {
  afterEach(() => void vi.unstubAllGlobals());

  /** Sends by the library, with this answer to its call; the call, and what it made of the answer. */
  async function sendByLibrary(text: string, { status, body }: { readonly status: number; readonly body: string }) {
    const calls: { url: string; headers: Headers; body: unknown }[] = [];
    vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
      calls.push({ url: address, headers: new Headers(init.headers), body: JSON.parse(String(init.body)) });
      return Promise.resolve(new Response(body, { status, headers: { 'content-type': 'application/json' } }));
    });
    const type = /^[\x20-\x7e]*$/.test(text) ? TypeEnum.TEXT : TypeEnum.UNICODE;
    const message = { from: '442079460123', to: '447700900001', text, type, statusReportReq: false };
    const answer: unknown = await library.send(message).catch((error: unknown) => error);
    return { call: calls[0], answer };
  }

  it.each(['Walk-in & "more"', 'ክሊኒክ 🏥'])('is the call that the library makes: %s', async (text) => {
    const { call, answer } = await sendByLibrary(text, handset.writeSendAnswer());
    const ours = sendCall({
      to: '+447700900001',
      from: '+442079460123',
      text,
      sharedKeyword: null,
      handle: {},
      credentials: { VONAGE_API_KEY: account.apiKey, VONAGE_API_SECRET: account.apiSecret },
    });
    expect({ url: ours.url, body: JSON.parse(ours.body) }).toEqual({ url: call?.url, body: call?.body });
    for (const name of ['authorization', 'content-type'])
      expect(new Headers(ours.headers).get(name)).toBe(call?.headers.get(name));
    expect(answer).toMatchObject({ messageCount: '1', messages: [{ status: SMSStatus.SUCCESS }] });
  });

  it('is text where GSM 03.38 has every letter, Unicode for any other', () => {
    const outgoing = { to: '', from: '', sharedKeyword: null, handle: {}, credentials: {} };
    const typeOf = (text: string) => JSON.parse(sendCall({ ...outgoing, text }).body).type;
    expect(['naïve', 'à é Ñ € [1]\n', ''].map(typeOf)).toEqual(['unicode', 'text', 'text']);
  });

  it.each(Object.values(SMSStatus))(
    'that comes back with status %s is read as the library reads it',
    async (status) => {
      const body = JSON.stringify({ 'message-count': 1, messages: [{ status, 'error-text': 'x' }] });
      const outcome = readOutcome({ status: 200, body });
      const { answer } = await sendByLibrary('Walk-in', { status: 200, body });
      expect(outcome.sent).toBe(!(answer instanceof MessageSendAllFailure));
      expect(outcome).not.toHaveProperty('reason', 'not-understood');
    },
  );
});
