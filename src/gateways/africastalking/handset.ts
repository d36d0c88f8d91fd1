/** Africa's Talking's end of the wire, as ussd.ts, sms.ts and send.ts describe it; on the sandbox's network. */
import type { SentMessage, SmsHandset, UssdHandset, WireRequest } from '../handset.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const sandboxNetwork = '99999';
const sendAddress = /^https:\/\/(?:api|content|api\.sandbox)\.africastalking\.com\/version1\/messaging$/;

export const ussd: UssdHandset = {
  writeCallback: ({ url, session, number, serviceCode, further = [], inputs }) =>
    post(url, {
      sessionId: session,
      phoneNumber: number,
      networkCode: sandboxNetwork,
      serviceCode,
      text: [...further, ...inputs].join('*'),
    }),
  readAnswer({ status, body }) {
    if (status !== 200) return { broken: 'status' };
    const parts = /^(CON|END) (.+)$/s.exec(body);
    return parts === null ? { broken: 'prefix' } : { text: parts[2] ?? '', ends: parts[1] === 'END' };
  },
};

export const sms: SmsHandset = {
  writeCallback: ({ url, id, number, to, text, sentAt }) =>
    Promise.resolve(
      post(url, {
        date: `${new Date(sentAt).toISOString().slice(0, 19)}Z`,
        from: number,
        id,
        text,
        to,
        cost: 'KES 0.0000',
        networkCode: sandboxNetwork,
      }),
    ),
  readAnswer: () => [],
  readSend,
  writeSendAnswer: () => ({
    status: 201,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      SMSMessageData: {
        Message: 'Sent to 1/1 Total Cost: KES 0.0000',
        Recipients: [{ statusCode: 101, number: '', status: 'Success', cost: 'KES 0.0000', messageId: 'ATXid_sample' }],
      },
    }),
  }),
};

function post(url: string, fields: Readonly<Record<string, string>>): WireRequest {
  return { method: 'POST', url, headers: form, body: new URLSearchParams(fields).toString() };
}

function readSend({ method, url, body }: WireRequest): SentMessage | null {
  const fields = new URLSearchParams(body);
  const to = fields.get('to');
  const text = fields.get('message');
  if (method !== 'POST' || !sendAddress.test(url) || to === null || text === null) return null;
  return { to, text, from: fields.get('from'), linkId: fields.get('linkId'), keyword: fields.get('keyword') };
}
