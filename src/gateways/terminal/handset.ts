/** The terminal's end of the wire, as ussd.ts and sms.ts describe it. */
import type { SmsHandset, UssdHandset, WireRequest } from '../handset.ts';

export const ussd: UssdHandset = {
  writeCallback: ({ url, session, number, serviceCode, further = [], inputs }) =>
    post(url, {
      session,
      caller: number,
      code: serviceCode,
      inputs: [...further, ...inputs].map((input) => `${input}\n`).join(''),
    }),
  readAnswer({ status, body }) {
    if (status !== 200) return { broken: 'status' };
    const parts = /^(more|end)\n(.+)$/s.exec(body);
    return parts === null ? { broken: 'shape' } : { text: parts[2] ?? '', ends: parts[1] === 'end' };
  },
};

export const sms: SmsHandset = {
  writeCallback: ({ url, id, number, to, text, sentAt }) =>
    Promise.resolve(post(url, { id, from: number, to, text, sentAt: String(sentAt) })),
  readAnswer: ({ status, body }) => (status === 200 ? [body] : []),
  readSend: () => null,
  writeSendAnswer: () => ({ status: 404, headers: {}, body: '' }),
};

function post(url: string, fields: Readonly<Record<string, string>>): WireRequest {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', url, headers, body: new URLSearchParams(fields).toString() };
}
