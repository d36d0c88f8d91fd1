import { describe, expect, test } from 'vitest';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import { madeUpKeyPairs, madeUpSettings } from '../../src/gateways/made-up.ts';
import { carriers } from '../../src/phone/route.ts';
import { handsetSettings, withMadeUp } from '../../src/phone/settings.ts';
import { call, message, origin, phoneWith, post, secret } from './line.ts';

const secretsOf = () =>
  Object.fromEntries(Object.entries(madeUpSettings('made-up-word')).map(([name, value]) => [name, [value]]));
const takeInbox = () => Promise.resolve([]);

test('every gateway can be spoken through', () => {
  expect(carriers.ussd.toSorted()).toEqual(ussdGateways.map(({ name }) => name).toSorted());
  expect(carriers.sms.toSorted()).toEqual(smsGateways.map(({ name }) => name).toSorted());
});

test('the page is told of them', async () => {
  const page = await (await phoneWith().app.request('/phone')).text();
  for (const name of [...carriers.ussd, ...carriers.sms]) expect(page).toContain(`&quot;${name}&quot;`);
});

describe.each([...ussdGateways, ...smsGateways])(
  'over $name ($channel), whether the line has it or not',
  ({ name, channel }) => {
    const [path, body] = channel === 'ussd' ? ['/phone/dial', call] : ['/phone/text', message];

    test('the callback reaches the Worker, and no secret the page', async () => {
      const { app, delivered } = phoneWith({ secretsOf, takeInbox });
      const answer = await app.request(origin + path, post({ ...body, gateway: name }));
      const shown = await answer.text();
      expect([answer.status, delivered.length]).toEqual([200, 1]);
      expect(delivered[0]?.url).toMatch(new RegExp(`^${origin}/${channel}/${name}/${secret}`));
      expect(shown).toContain(`${origin}/${channel}/${name}/••••`);
      expect(shown).not.toMatch(new RegExp(`${secret}|made-up-word`));
    });

    test('a line that has none of the channel is not reached', async () => {
      const { app, delivered } = phoneWith({ secretsOf, takeInbox });
      const answer = await app.request(origin + path, post({ ...body, gateway: name, line: 'silent' }));
      expect([answer.status, await answer.json(), delivered]).toMatchObject([400, { refused: 'unknown-gateway' }, []]);
    });
  },
);

test('a code of the line is dialled over any gateway, and no other code', async () => {
  for (const [code, status] of [
    ['*384*00000*2*1#', 200],
    ['*999#', 400],
  ] as const) {
    const { app } = phoneWith({ secretsOf });
    expect((await app.request(`${origin}/phone/dial`, post({ ...call, gateway: 'hubtel', code }))).status).toBe(status);
  }
});

describe('the settings of the phone', () => {
  const [pair = '', half = ''] = Object.entries(madeUpKeyPairs)[0] ?? [];

  test('are those of the deployment', () => {
    const own = { TWILIO_AUTH_TOKEN: 'a-token-of-its-own', TWILIO_AUTH_TOKEN__MY_LINE: 'of-the-line', GATES: { a: 1 } };
    expect(withMadeUp(own)).toMatchObject(own);
  });

  test('are made up where they are missing or empty', () => {
    const settings = withMadeUp({ TWILIO_AUTH_TOKEN: '' });
    for (const name of handsetSettings) expect(settings[name]).toMatch(/./);
  });

  test('have a key pair of their own in place of a company’s, by whatever name it is set', () => {
    expect(half).toMatch(/./);
    const settings = withMadeUp({ [pair]: 'real', [`${pair}_NEXT`]: 'real', [`${pair}__MY_LINE`]: 'real' });
    expect(Object.entries(settings).filter(([, value]) => value === 'real')).toEqual([]);
    expect(settings[pair]).toBe(half);
  });
});
