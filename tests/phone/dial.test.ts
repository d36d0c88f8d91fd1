import { describe, expect, test } from 'vitest';
import { call, number, origin, phoneWith, post, secret } from './line.ts';

async function dial(changed: object = {}) {
  const { app, delivered } = phoneWith();
  const answer = await app.request(`${origin}/phone/dial`, post({ ...call, ...changed }));
  return { status: answer.status, body: await answer.json(), delivered };
}

describe('dialling', () => {
  test('puts the callback that the company would send through the Worker', async () => {
    const { delivered } = await dial({ inputs: ['1', 'Westlands & more'] });
    expect(delivered.map(({ url }) => url)).toEqual([`${origin}/ussd/africastalking/${secret}`]);
    expect(delivered[0]?.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(delivered[0]?.body))).toEqual({
      sessionId: 'session-1',
      phoneNumber: number,
      networkCode: '99999',
      serviceCode: '*384*00000#',
      text: '1*Westlands & more',
    });
  });

  test('shows the exchange and the screen', async () => {
    expect((await dial()).body).toEqual({
      callback: {
        method: 'POST',
        url: `${origin}/ussd/africastalking/••••`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'sessionId=session-1&phoneNumber=%2B447700900123&networkCode=99999&serviceCode=*384*00000%23&text=',
      },
      answer: { status: 200, headers: { 'content-type': 'text/plain' }, body: 'CON DEMO\n1 English' },
      screen: { text: 'DEMO\n1 English', ends: false },
    });
  });

  test('shows an answer that the company could not read as broken', async () => {
    const { body } = await dial({ gateway: 'callback' });
    expect(body).toMatchObject({ answer: { body: '{"oops":"••••"}' }, screen: { broken: expect.any(String) } });
  });

  test.each([
    ['in one number', '*384*00000*21#', [], '21'],
    ['digit by digit', '*384*00000*2*1#', [], '2*1'],
    ['and goes on from there', '*384*00000*21#', ['9'], '21*9'],
  ])('dials deep %s', async (_how, code, inputs, text) => {
    const { delivered } = await dial({ code, inputs });
    const fields = new URLSearchParams(delivered[0]?.body);
    expect([fields.get('serviceCode'), fields.get('text')]).toEqual(['*384*00000#', text]);
  });

  test.each(['*384*00001#', '*384*000000#', '*384*00000', '*384*00000*21', '384'])(
    'does not reach %s',
    async (code) => {
      expect(await dial({ code })).toMatchObject({ status: 400, body: { refused: 'unknown-code' }, delivered: [] });
    },
  );
});
