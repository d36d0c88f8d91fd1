import { beforeAll, describe, expect, it } from 'vitest';
import { type InProcess, openInProcess } from '../../src/commands/dial/in-process.ts';
import { sms as smsHandset, ussd as ussdHandset } from '../../src/gateways/infobip/handset.ts';
import { sendCall } from '../../src/gateways/infobip/send.ts';
import { editionOf, now } from '../support/lines.ts';

const number = '+447700900123';

describe('a call over Infobip', () => {
  const call = { session: '5f0c1d', number, serviceCode: '*384*00000#', further: [] };
  let live: InProcess;
  let url: string;
  beforeAll(async () => {
    live = await openInProcess([editionOf('demo-ke')], now);
    url = await live.callbackUrl('demo-ke', 'ussd', 'infobip');
  });
  const press = async (...inputs: string[]) => {
    const page = ussdHandset.readAnswer(await live.deliver(ussdHandset.writeCallback({ ...call, url, inputs })));
    if ('broken' in page) throw new Error(page.broken);
    return page.text;
  };
  const end = (body: string) =>
    live.deliver({
      method: 'PUT',
      url: `${url}/session/${call.session}/end`,
      headers: { 'content-type': 'application/json' },
      body,
    });

  it('goes from page to page by the newest key alone', async () => {
    const languages = await press();
    const menu = await press('1');
    const below = await press('1', '1');
    expect(new Set([languages, menu, below]).size).toBe(3);
    expect(await press('1', '1', '0')).toBe(menu);
  });

  it.each([JSON.stringify({ exitCode: 520, reason: 'user' }), 'not json', ''])(
    'has its end answered as the company expects, whatever comes with it: %j',
    async (body) => {
      expect(await end(body)).toMatchObject({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"responseExitCode":200,"responseMessage":""}',
      });
    },
  );

  it('is forgotten at its end', async () => {
    const languages = await press();
    const menu = await press('1');
    await end('{"exitCode":600,"reason":"timeout"}');
    const afterwards = await press('1', '1');
    expect(afterwards).not.toContain(menu);
    expect(afterwards).toContain(languages.split('\n').at(-1));
  });

  it('is asked nothing about the state of a session', async () => {
    const status = { method: 'POST', url: `${url}/session/5f0c1d/status`, headers: {}, body: '' };
    expect((await live.deliver(status)).status).toBe(404);
  });
});

describe('the call that sends a reply over Infobip', () => {
  const outgoing = { to: number, from: '+442079460123', text: 'Walk-in "x"', sharedKeyword: null, handle: {} };
  const callTo = (baseUrl: string) =>
    sendCall({ ...outgoing, credentials: { INFOBIP_API_KEY: 'key-1', INFOBIP_BASE_URL: baseUrl } });

  it('is the one of its documentation, with the key in a header', () => {
    expect(callTo('xyz123.api.infobip.com')).toEqual({
      url: 'https://xyz123.api.infobip.com/sms/3/messages',
      headers: { authorization: 'App key-1', 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        messages: [
          { sender: '442079460123', destinations: [{ to: '447700900123' }], content: { text: 'Walk-in "x"' } },
        ],
      }),
    });
  });

  it.each([
    { baseUrl: 'https://xyz123.api.infobip.com', host: 'xyz123.api.infobip.com' },
    { baseUrl: 'https://xyz123.api.infobip.com/', host: 'xyz123.api.infobip.com' },
    { baseUrl: 'XYZ123.API.infobip.com', host: 'xyz123.api.infobip.com' },
    { baseUrl: 'api.infobip.com', host: 'api.infobip.com' },
    { baseUrl: ' xyz123.api.infobip.com\n', host: 'xyz123.api.infobip.com' },
    { baseUrl: 'example-account.api.infobip.com', host: 'example-account.api.infobip.com' },
  ])('goes to the base URL of the account: $baseUrl', ({ baseUrl, host }) => {
    expect(callTo(baseUrl)).toMatchObject({ url: `https://${host}/sms/3/messages` });
  });

  it.each([
    'https://elsewhere.example',
    'http://xyz123.api.infobip.com',
    'https://xyz123.api.infobip.com.elsewhere.example',
    'https://elsewhere.example/xyz123.api.infobip.com',
    'https://user:word@xyz123.api.infobip.com',
    'https://elsewhere.example#.infobip.com',
    'elsewhereinfobip.com',
    'xyz123.api.infobip.com:8443',
    'xyz123.api.infobip.com/sms/2',
    '',
    'example-word',
  ])('is not made where the setting is none of the company: %j', (baseUrl) => {
    expect(callTo(baseUrl)).toBe('bad-credentials');
  });

  it('is read by the handset at any host of the company, and at no other', () => {
    const call = callTo('api.infobip.com');
    if (typeof call === 'string') throw new Error(call);
    const at = (url: string) => smsHandset.readSend({ ...call, method: 'POST', url });
    expect(at('https://xyz123.api.infobip.com/sms/3/messages')).toMatchObject({ to: number, from: '+442079460123' });
    for (const url of ['https://infobip.com.example/sms/3/messages', 'https://api.infobip.com/sms/2/text/advanced'])
      expect(at(url)).toBeNull();
  });
});
