import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, test } from 'vitest';
import type { PhoneOptions } from '../../src/phone/phone.ts';
import { message, number, origin, phoneWith, post, token } from './line.ts';

async function text(changed: object = {}, options: Partial<PhoneOptions> = {}) {
  const { app, delivered } = phoneWith(options);
  const answer = await app.request(`${origin}/phone/text`, post({ ...message, ...changed }));
  return { status: answer.status, body: await answer.json(), delivered };
}

describe('texting', () => {
  test('signs as the company does, and shows the reply that the answer carries', async () => {
    const { body, delivered } = await text();
    const { url = '', headers, body: form } = delivered[0] ?? {};
    const fields = Object.fromEntries(new URLSearchParams(form));
    expect(fields).toMatchObject({ From: number, To: '+442079460123', Body: 'CLINIC', MessageSid: 'message-1' });
    expect(validateRequest(token, headers?.get('x-twilio-signature') ?? '', url, fields)).toBe(true);
    expect(body).toMatchObject({
      callback: { url: `${origin}/sms/twilio/••••` },
      messages: [{ from: '+442079460123', text: 'DEMO hello' }],
      sends: [],
    });
  });

  test('refuses a gateway that would really send, where nothing catches it', async () => {
    const { status, body, delivered } = await text({ gateway: 'africastalking' });
    expect([status, body, delivered]).toMatchObject([409, { refused: 'would-really-send' }, []]);
  });

  test('shows what the line sent, and the call that sends it without its key', async () => {
    const send = {
      method: 'POST',
      url: 'https://api.africastalking.com/version1/messaging',
      headers: { apikey: 'short', accept: 'application/json' },
      body: `to=${encodeURIComponent(number)}&message=DEMO&key=a-key-that-sends`,
    };
    const asked: string[] = [];
    const inbox = [[{ from: null, text: 'left from before' }], [{ from: '00000', text: 'DEMO', request: send }]];
    const takeInbox = (of: string) => {
      asked.push(of);
      return Promise.resolve(inbox.shift() ?? []);
    };
    const { body } = await text({ gateway: 'africastalking' }, { takeInbox });
    expect(body).toMatchObject({
      messages: [{ from: '00000', text: 'DEMO' }],
      sends: [{ url: send.url, headers: { apikey: '••••' }, body: 'to=%2B447700900123&message=DEMO&key=••••' }],
    });
    expect(asked).toEqual([number, number]);
  });

  test('waits for what the Worker does after its answer', async () => {
    let isSent = false;
    const takeInbox = () => Promise.resolve(isSent ? [{ from: '00000', text: 'late' }] : []);
    const dispatch = () => {
      const settled = new Promise<void>((resolve) => {
        setImmediate(() => {
          isSent = true;
          resolve();
        });
      });
      return Promise.resolve({ response: new Response(''), settled });
    };
    const { body } = await text({ gateway: 'africastalking' }, { takeInbox, dispatch });
    expect(body).toMatchObject({ messages: [{ text: 'late' }] });
  });

  test('says nothing where the line says nothing', async () => {
    const dispatch = () => {
      const answer = '<?xml version="1.0" encoding="UTF-8"?><Response/>';
      const response = new Response(answer, { headers: { 'content-type': 'text/xml' } });
      return Promise.resolve({ response, settled: Promise.resolve() });
    };
    expect((await text({ text: 'STOP' }, { dispatch })).body).toMatchObject({ messages: [] });
  });
});

describe('the secret of the address', () => {
  test('missing is a mistake of ours that stops the exchange before it begins', async () => {
    const { app, delivered } = phoneWith({ callbackUrl: () => Promise.resolve(`${origin}/sms`) });
    app.onError((error, c) => c.text(error.message, 500));
    const answer = await app.request(`${origin}/phone/text`, post(message));
    expect([answer.status, await answer.text()]).toEqual([500, 'a callback address without a secret']);
    expect(delivered).toEqual([]);
  });
});
