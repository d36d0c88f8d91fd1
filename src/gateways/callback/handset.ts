/** A bridge's end of the wire, as docs/callback.md describes it. */
import type { SmsHandset, UssdHandset, WireRequest } from '../handset.ts';
import { jsonOf, propertyOf } from '../json.ts';

export const ussd: UssdHandset = {
  writeCallback: ({ url, session, number, serviceCode, further = [], inputs }) =>
    post(url, { session, caller: number, code: serviceCode, inputs: [...further, ...inputs] }),
  readAnswer(reply) {
    if (reply.status !== 200) return { broken: 'status' };
    const text = propertyOf(jsonOf(reply), 'text');
    const ends = propertyOf(jsonOf(reply), 'ends');
    return typeof text === 'string' && typeof ends === 'boolean' ? { text, ends } : { broken: 'shape' };
  },
};

export const sms: SmsHandset = {
  writeCallback: ({ url, id, number, to, text, sentAt }) =>
    Promise.resolve(post(url, { id, from: number, to, text, sentAt: new Date(sentAt).toISOString() })),
  readAnswer(reply) {
    const text = propertyOf(jsonOf(reply), 'text');
    return reply.status === 200 && typeof text === 'string' ? [text] : [];
  },
  readSend: () => null,
  writeSendAnswer: () => ({ status: 404, headers: {}, body: '' }),
};

function post(url: string, fields: Readonly<Record<string, unknown>>): WireRequest {
  return { method: 'POST', url, headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) };
}
