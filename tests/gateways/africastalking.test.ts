import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sms as handset } from '../../src/gateways/africastalking/handset.ts';
import { sendReply } from '../../src/gateways/africastalking/send.ts';
import { callerOf } from '../../src/gateways/caller.ts';
import type { SmsInbound } from '../../src/gateways/gateway.ts';
import { type Company, openCompany } from './company.ts';

const inbound: SmsInbound = {
  channel: 'sms',
  to: '00000',
  text: 'CLINIC',
  messageId: '1',
  sentAt: null,
  caller: callerOf('+447700900001'),
  handle: { linkId: 'link-1' },
};
const senderOf = (username: string) => ({
  from: '00000',
  sharedKeyword: 'INFO',
  secrets: { AFRICASTALKING_USERNAME: [username], AFRICASTALKING_API_KEY: ['key-1'] },
});

let company: Company;
beforeAll(async () => {
  vi.stubEnv('NO_PROXY', '*');
  company = await openCompany();
});
afterAll(async () => {
  await company.close();
  vi.unstubAllEnvs();
});

it('the sandbox is no account to change to: a live one would not be reached again', async () => {
  company.behave({ status: 401, body: 'The supplied authentication is invalid', contentType: 'text/plain' });
  const { secrets, ...sender } = senderOf('mwavuli');
  const both = { ...secrets, AFRICASTALKING_USERNAME: ['mwavuli', 'sandbox'] };
  await sendReply(inbound, 'Walk-in', { ...sender, secrets: both });
  expect(company.calls().map(({ url }) => url)).toEqual(['https://content.africastalking.com/version1/messaging']);
  const { status, headers, body } = handset.writeSendAnswer();
  company.behave({ status, body, contentType: headers['content-type'] ?? '' });
});

it('a live account reaches the live host, and a sandbox account that of the sandbox', async () => {
  expect(await sendReply(inbound, 'Walk-in', senderOf('mwavuli'))).toEqual({ sent: true });
  expect(await sendReply(inbound, 'Walk-in', senderOf('sandbox'))).toEqual({ sent: true });
  expect(company.calls().map(({ url }) => url)).toEqual([
    'https://content.africastalking.com/version1/messaging',
    'https://api.sandbox.africastalking.com/version1/messaging',
  ]);
  expect(company.calls().map(handset.readSend)).toEqual(
    Array.from({ length: 2 }, () => ({
      to: '+447700900001',
      from: '00000',
      linkId: 'link-1',
      keyword: 'INFO',
      text: 'Walk-in',
    })),
  );
});

it('once the sandbox was used, a live account is refused rather than sent there', async () => {
  const before = company.calls().length;
  expect(await sendReply(inbound, 'Walk-in', senderOf('sandbox'))).toEqual({ sent: true });
  const outcome = await sendReply(inbound, 'Walk-in', senderOf('mwavuli'));
  expect(outcome).toEqual({ sent: false, reason: 'bad-credentials', certain: true, retry: false });
  expect(company.calls()).toHaveLength(before + 1);
});
