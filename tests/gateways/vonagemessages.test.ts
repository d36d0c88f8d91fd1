/** The Messages API of Vonage next to its own libraries. */
import { generateKeyPairSync } from 'node:crypto';
import { Auth } from '@vonage/auth';
import { tokenGenerate, verifySignature } from '@vonage/jwt';
import { Channels, Messages, SMS } from '@vonage/messages';
import fc from 'fast-check';
import { decode, sign } from 'hono/jwt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sms as handset } from '../../src/gateways/vonagemessages/handset.ts';
import { sendCall } from '../../src/gateways/vonagemessages/send.ts';
import { sms } from '../../src/gateways/vonagemessages/sms.ts';
import { arrive, readFixture, url } from './contract.ts';
import type { SmsFixture } from './sms-contract.ts';

const secret = 'ZYtdTtGV3BCFN7tWmOWr1md66XsquMggr4W2cTtXtcPgfnI0Xw';
const sentAt = Date.parse('2026-11-21T09:30:00Z');
const settings = { secrets: { VONAGE_SIGNATURE_SECRET: [secret] }, now: sentAt };
const message = { url, id: '1', number: '+447700900001', to: '+442079460123', text: 'CLINIC', sentAt };
const tokenOf = (headers: Readonly<Record<string, string>>) => headers.authorization?.replace('Bearer ', '') ?? '';

describe('the tokens of its own library', () => {
  afterEach(() => void vi.useRealTimers());

  it('ours is genuine to it, under its secret alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), async (own) => {
        const { headers } = await handset.writeCallback(message, { VONAGE_SIGNATURE_SECRET: [own] });
        expect(verifySignature(tokenOf(headers), own)).toBe(true);
        expect(verifySignature(tokenOf(headers), `${own}.`)).toBe(false);
      }),
      { numRuns: 20 },
    );
  });

  it('it takes every token of the fixture that we take, the published one among them', () => {
    const { signatures } = readFixture<SmsFixture>('vonagemessages', 'sms') ?? expect.fail('it has a fixture');
    for (const { why, headers, secrets, answer } of signatures) {
      const token = headers.authorization?.split(' ')[1] ?? '';
      const isGenuine = (secrets.VONAGE_SIGNATURE_SECRET ?? []).some(
        (key) => key !== '' && verifySignature(token, key),
      );
      // The library reads the end that a token may have by its own clock.
      const isTaken = (answer === null || answer === 'stale') && !why.startsWith('its own end');
      if (isTaken) expect(isGenuine, why).toBe(true);
    }
  });

  it('one that it makes for calls, by the key of an application, is no callback, not even under that key as a secret', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const request = arrive(await handset.writeCallback(message, settings.secrets));
    const headers = new Headers({ authorization: `Bearer ${tokenGenerate('application-1', privateKey)}` });
    for (const key of [privateKey, publicKey]) {
      const known = { secrets: { VONAGE_SIGNATURE_SECRET: [key] }, now: Date.now() };
      expect(await sms.verify({ ...request, headers }, known)).toEqual({ refused: 'signature' });
    }
  });

  it('a beginning or an end that one has counts as it does there, to the second', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: sentAt });
    const callback = await handset.writeCallback(message, settings.secrets);
    const { payload } = decode(tokenOf(callback.headers));
    const at = sentAt / 1000;
    const bounds = [
      { exp: at + 1 },
      { exp: at },
      { exp: at - 1 },
      { nbf: at },
      { nbf: at + 1 },
      { nbf: at, exp: at + 9 },
    ];
    const taken = [];
    for (const claims of bounds) {
      const token = await sign({ ...payload, ...claims }, secret, 'HS256');
      const request = { ...arrive(callback), headers: new Headers({ authorization: `Bearer ${token}` }) };
      const refusal = await sms.verify(request, settings);
      expect(refusal === null, JSON.stringify(claims)).toBe(verifySignature(token, secret));
      if (refusal !== null) expect(refusal).toEqual({ refused: 'stale' });
      taken.push(refusal === null);
    }
    expect(taken).toEqual([true, false, false, true, false, true]);
  });

  it('a handset without a secret signs nothing, and that is refused', async () => {
    const callback = await handset.writeCallback(message, {});
    expect(callback.headers).not.toHaveProperty('authorization');
    expect(await sms.verify(arrive(callback), settings)).toEqual({ refused: 'signature' });
  });
});

describe('a reply', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it.each(['Walk-in & "more"', 'ክሊኒክ 🏥'])('is the call that the library makes: %s', async (text) => {
    const calls: { url: string; headers: Headers; body: unknown }[] = [];
    const { status, headers, body } = handset.writeSendAnswer();
    vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
      calls.push({ url: address, headers: new Headers(init.headers), body: JSON.parse(String(init.body)) });
      return Promise.resolve(new Response(body, { status, headers }));
    });
    const library = new Messages(new Auth({ apiKey: 'key-1', apiSecret: 'secret-1' }));
    const sent = await library.send(
      new SMS({ to: '447700900001', from: '442079460123', text, channel: Channels.SMS, messageType: 'text' }),
    );
    const ours = sendCall({
      to: '+447700900001',
      from: '+442079460123',
      text,
      sharedKeyword: null,
      handle: {},
      credentials: { VONAGE_API_KEY: 'key-1', VONAGE_API_SECRET: 'secret-1' },
    });
    const [call] = calls;
    expect({ url: ours.url, body: JSON.parse(ours.body) }).toEqual({ url: call?.url, body: call?.body });
    for (const name of ['authorization', 'content-type'])
      expect(new Headers(ours.headers).get(name)).toBe(call?.headers.get(name));
    expect(sent).toEqual({ messageUUID: JSON.parse(body).message_uuid });
  });
});
