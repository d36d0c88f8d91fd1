/** A phone on two made-up lines, and a Worker that answers as its tests say. */
import type { HttpReply } from '../../src/gateways/gateway.ts';
import { type PhoneOptions, phone } from '../../src/phone/phone.ts';

export const secret = '0123456789abcdef0123456789abcdef';
export const token = 'a-token/that+signs=';
export const number = '+447700900123';
export const origin = 'http://localhost:8787';

const answers: Readonly<Record<string, HttpReply>> = {
  '/ussd/africastalking': { status: 200, headers: { 'content-type': 'text/plain' }, body: 'CON DEMO\n1 English' },
  '/ussd/callback': { status: 200, headers: { 'content-type': 'application/json' }, body: `{"oops":"${secret}"}` },
  '/sms/africastalking': { status: 200, headers: {}, body: '' },
  '/sms/twilio': {
    status: 200,
    headers: { 'content-type': 'text/xml' },
    body: '<?xml version="1.0" encoding="UTF-8"?><Response><Message>DEMO hello</Message></Response>',
  },
};

export type Delivered = { readonly url: string; readonly headers: Headers; readonly body: string };

/** The app, and every request that reached its Worker. */
export function phoneWith(changed: Partial<PhoneOptions> = {}) {
  const delivered: Delivered[] = [];
  const app = phone({
    lines: [
      {
        id: 'here',
        organisation: 'A </script> demonstration "of" ours',
        languages: ['English'],
        ussd: [
          { gateway: 'africastalking', codes: ['*384*00000#'] },
          { gateway: 'callback', codes: ['*384*00000#'] },
        ],
        sms: [
          { gateway: 'africastalking', number: '00000' },
          { gateway: 'twilio', number: '+442079460123' },
        ],
        sharedKeyword: null,
      },
      { id: 'silent', organisation: 'Nobody', languages: [], ussd: [], sms: [], sharedKeyword: null },
    ],
    async dispatch(request) {
      const { pathname } = new URL(request.url);
      delivered.push({ url: request.url, headers: request.headers, body: await request.text() });
      const { status, headers, body } = answers[pathname.split('/').slice(0, 3).join('/')] ?? notFound;
      return {
        response: new Response(body, { status, headers }),
        settled: Promise.reject(new Error('after the answer')),
      };
    },
    callbackUrl: (_line, channel, gateway) => Promise.resolve(`${origin}/${channel}/${gateway}/${secret}`),
    secretsOf: () => ({ TWILIO_AUTH_TOKEN: [token], AFRICASTALKING_API_KEY: ['a-key-that-sends'] }),
    takeInbox: null,
    newId: () => 'message-1',
    now: () => Date.UTC(2026, 10, 22, 9, 0),
    ...changed,
  });
  return { app, delivered };
}

const notFound: HttpReply = { status: 404, headers: {}, body: '' };

/** Posts as the page does; a test changes what it is about. */
export function post(body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

export const call = {
  line: 'here',
  gateway: 'africastalking',
  code: '*384*00000#',
  session: 'session-1',
  number,
  inputs: [],
};

export const message = { line: 'here', gateway: 'twilio', number, text: 'CLINIC' };
