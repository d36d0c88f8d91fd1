import { expect, it } from 'vitest';
import { sendCall } from '../../src/gateways/clickatell/send.ts';

const outgoing = {
  to: '+447700900001',
  from: '+442079460123',
  text: 'Walk-in ☂',
  sharedKeyword: null,
  credentials: { CLICKATELL_API_KEY: 'key-1==' },
};

it('a message of the One API is answered over the One API', () => {
  const { url, headers, body } = sendCall({ ...outgoing, handle: { api: 'one' } });
  expect(url).toBe('https://platform.clickatell.com/v1/message');
  expect(headers).toEqual({ authorization: 'key-1==', 'content-type': 'application/json' });
  expect(JSON.parse(body)).toEqual({
    messages: [{ channel: 'sms', to: '447700900001', from: '442079460123', content: 'Walk-in ☂' }],
  });
});

it('a message of the SMS API is answered over the SMS API', () => {
  const { url, headers, body } = sendCall({ ...outgoing, handle: { api: 'sms' } });
  expect(url).toBe('https://platform.clickatell.com/messages');
  expect(headers).toEqual({ authorization: 'key-1==', 'content-type': 'application/json' });
  expect(JSON.parse(body)).toEqual({
    content: 'Walk-in ☂',
    to: ['447700900001'],
    from: '442079460123',
    charset: 'UTF-8',
  });
});
