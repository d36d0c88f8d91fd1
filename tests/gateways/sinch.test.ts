import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sms as handset } from '../../src/gateways/sinch/handset.ts';
import { sendCall } from '../../src/gateways/sinch/send.ts';
import { type Company, openCompany } from './company.ts';

/** The library reads its own version in a package that it forgets to depend on: any version does. */
const { resolve } = createRequire(import.meta.url);
const forgotten = { url: pathToFileURL(resolve('vitest/package.json')).href, format: 'json', shortCircuit: true };
registerHooks({
  resolve: (name, context, next) => (name === '@sinch/sdk-core/package.json' ? forgotten : next(name, context)),
});
const { SmsCallbackWebhooks, SmsService } = await import('@sinch/sms');

const secret = 'secret-1';
const message = {
  url: 'https://line.example/callback/1',
  id: '01W4',
  number: '+447700900001',
  to: '+442079460123',
  text: 'ክሊኒክ *1#',
  sentAt: Date.parse('2026-11-21T09:30:00Z'),
};
const outgoing = {
  to: '+447700900001',
  from: '+442079460123',
  text: 'Walk-in ☂',
  sharedKeyword: null,
  handle: {},
  credentials: { SINCH_SERVICE_PLAN_ID: 'plan-1', SINCH_API_TOKEN: 'token-1', SINCH_REGION: 'eu' },
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

it("Sinch's own library believes what its handset signs, and reads in it what we read", async () => {
  const { headers, body } = await handset.writeCallback(message, { SINCH_WEBHOOK_SECRET: [secret] });
  const library = new SmsCallbackWebhooks(secret);
  expect(library.validateAuthenticationHeader(headers, body)).toBe(true);
  expect(library.validateAuthenticationHeader(headers, `${body} `)).toBe(false);
  expect(new SmsCallbackWebhooks('secret-2').validateAuthenticationHeader(headers, body)).toBe(false);
  expect(library.parseEvent(body)).toMatchObject({
    type: 'mo_text',
    id: message.id,
    from: '447700900001',
    to: '442079460123',
    body: message.text,
    received_at: new Date(message.sentAt),
  });
});

it('without a secret its handset signs nothing', async () => {
  const { headers } = await handset.writeCallback(message, {});
  expect(Object.keys(headers)).toEqual(['content-type']);
});

it("a reply is the call that Sinch's own library makes", async () => {
  const { status, headers, body } = handset.writeSendAnswer();
  company.behave({ status, body, contentType: headers['content-type'] ?? '' });
  const library = new SmsService({ servicePlanId: 'plan-1', apiToken: 'token-1', smsRegion: 'eu' });
  const made = await library.batches.send({
    sendSMSRequestBody: { from: '442079460123', to: [outgoing.to], body: outgoing.text },
  });
  expect(made).toMatchObject({ id: expect.any(String) });
  const [call] = company.calls();
  const ours = sendCall(outgoing);
  if (typeof ours === 'string') throw new Error(ours);
  expect(call).toMatchObject({ method: 'POST', url: ours.url, headers: ours.headers });
  expect(JSON.parse(call?.body ?? '')).toEqual(JSON.parse(ours.body));
});

const callAt = (region: string) =>
  sendCall({ ...outgoing, credentials: { ...outgoing.credentials, SINCH_REGION: region } });

it.each(['us', 'eu', 'br', 'ca', 'au', ' EU\n'])('a reply goes to the region of the account: %j', (region) => {
  expect(callAt(region)).toMatchObject({
    url: `https://${region.trim().toLowerCase()}.sms.api.sinch.com/xms/v1/plan-1/batches`,
  });
});

it.each(['elsewhere.example/', 'eu@elsewhere.example', '../eu', 'gb', 'eu.us', 'us eu', ''])(
  'a region that is none, %j, makes no call',
  (region) => {
    expect(callAt(region)).toBe('bad-credentials');
  },
);

it('a plan with a slash stays one piece of the path', () => {
  const call = sendCall({ ...outgoing, credentials: { ...outgoing.credentials, SINCH_SERVICE_PLAN_ID: '../a?b' } });
  expect(call).toMatchObject({ url: 'https://eu.sms.api.sinch.com/xms/v1/..%2Fa%3Fb/batches' });
});
