import { createSecretKey } from 'node:crypto';
import { decode, sign } from 'hono/jwt';
import { initClient } from 'messagebird';
// @ts-expect-error: it ships no types for this file.
import { VerifyOptions, verify } from 'messagebird/lib/webhook-signature-jwt.js';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sms as handset } from '../../src/gateways/messagebird/handset.ts';
import { sendCall } from '../../src/gateways/messagebird/send.ts';
import { sms } from '../../src/gateways/messagebird/sms.ts';
import { type Company, openCompany } from './company.ts';
import { arrive } from './contract.ts';

const key = 'signing-key-1';
const sentAt = Date.parse('2026-11-21T09:30:00Z');
const outgoing = {
  to: '+447700900001',
  from: '+442079460123',
  text: 'Walk-in ☂',
  sharedKeyword: null,
  handle: {},
  credentials: { MESSAGEBIRD_ACCESS_KEY: 'key-1' },
};

let company: Company;
beforeAll(async () => {
  vi.stubEnv('NO_PROXY', '*');
  company = await openCompany();
});
afterAll(async () => {
  await company.close();
  vi.unstubAllEnvs();
});

it("MessageBird's own library believes what its handset signs, and nothing else", async () => {
  const message = { id: '1', number: '+447700900001', to: '442079460123', text: 'ክሊኒክ & *1#', sentAt };
  const url = 'https://line.example/callback/1';
  const { headers, body } = await handset.writeCallback({ url, ...message }, { MESSAGEBIRD_SIGNING_KEY: [key] });
  const token = headers['messagebird-signature-jwt'] ?? '';
  const options = new VerifyOptions();
  const currentDate = new Date(sentAt);
  options.jwtVerifyOptions = { ...options.jwtVerifyOptions, currentDate };
  const believes = (address: string, payload: string, secret: string): Promise<unknown> =>
    verify(address, Buffer.from(payload), token, createSecretKey(Buffer.from(secret)), options);
  await expect(believes(url, body, key)).resolves.toBe(true);
  await expect(believes(`${url}/`, body, key)).rejects.toThrow('url_hash');
  await expect(believes(url, `${body}&more=1`, key)).rejects.toThrow('payload_hash');
  await expect(believes(url, body, 'signing-key-2')).rejects.toThrow('signature verification failed');
});

it.each([
  ['of a year', 365 * 24 * 3600],
  ['of a minute', 60],
  ['of ten seconds', 10],
])('a token %s counts no longer than a minute and the five seconds that its library allows', async (_of, lifetime) => {
  const message = { id: '1', number: '+447700900001', to: '442079460123', text: 'CLINIC', sentAt };
  const url = 'https://line.example/callback/1';
  const callback = await handset.writeCallback({ url, ...message }, { MESSAGEBIRD_SIGNING_KEY: [key] });
  const { payload } = decode(callback.headers['messagebird-signature-jwt'] ?? '');
  const nbf = sentAt / 1000;
  const token = await sign({ ...payload, nbf, exp: nbf + lifetime }, key, 'HS256');
  const request = { ...arrive(callback), url, headers: new Headers({ 'messagebird-signature-jwt': token }) };
  const end = sentAt + (Math.min(lifetime, 60) + 5) * 1000;
  const at = (now: number) => sms.verify(request, { secrets: { MESSAGEBIRD_SIGNING_KEY: [key] }, now });
  expect(await at(sentAt - 5000)).toBeNull();
  expect(await at(end - 1)).toBeNull();
  expect(await at(sentAt - 5001)).toEqual({ refused: 'stale' });
  expect(await at(end)).toEqual({ refused: 'stale' });
});

it("a reply is the call that MessageBird's own library makes", async () => {
  const { status, headers, body } = handset.writeSendAnswer();
  company.behave({ status, body, contentType: headers['content-type'] ?? '' });
  const parameters = {
    originator: '442079460123',
    recipients: ['447700900001'],
    body: outgoing.text,
    datacoding: 'auto' as const,
  };
  const made = await new Promise((resolve, reject) => {
    initClient('key-1').messages.create(parameters, (error, message) => (error ? reject(error) : resolve(message)));
  });
  expect(made).toMatchObject({ id: expect.any(String) });
  const [call] = company.calls();
  const ours = sendCall(outgoing);
  expect(call).toMatchObject({ method: 'POST', url: ours.url, headers: ours.headers });
  expect(JSON.parse(call?.body ?? '')).toEqual(JSON.parse(ours.body));
});
