import { describe, expect, it } from 'vitest';
import { ussd as beem } from '../../src/gateways/beem/ussd.ts';
import type { UssdGateway } from '../../src/gateways/gateway.ts';
import { ussdGateways } from '../../src/gateways/gateways.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { ussd as oltranz } from '../../src/gateways/oltranz/ussd.ts';
import { unknownCall } from '../../src/live/ground.ts';
import { arrive, understand, url } from './contract.ts';

const page = { text: 'DEMO', ends: false };
const number = '+447700900001';

describe.each(ussdGateways)('an answer to $name', (gateway) => {
  const handset = handsets[gateway.name]?.ussd;

  it('holds nothing that was typed, a number least of all', () => {
    const call = {
      url,
      session: 'session-1',
      number,
      serviceCode: '*384*00000#',
      inputs: ['1', 'Kariakoo 020 7946 0123'],
    };
    if (handset === undefined) throw new Error('no handset');
    const { body } = gateway.writeReply(understand(gateway, arrive(handset.writeCallback(call)), number), page);
    expect(body).toContain('DEMO');
    expect(body).not.toMatch(/Kariakoo|7946/);
  });

  it('is written even where nothing of the request was understood', () => {
    const reply = gateway.writeReply(unknownCall, page);
    expect(reply.status).toBe(200);
    expect(reply.body).toContain('DEMO');
  });
});

describe('an answer to Beem', () => {
  const session = { command: 'continue', session_id: '4574' };

  it.each([
    { came: 7, goes: 7 },
    { came: '7', goes: 7 },
    { came: 'menu-7', goes: 'menu-7' },
    { came: '12345678901234567890', goes: '12345678901234567890' },
    { came: null, goes: 0 },
    { came: undefined, goes: 0 },
  ])('names the menu $goes where $came came', ({ came, goes }) => {
    const answer = answerTo(beem, { ...session, payload: { request_id: came, response: '1' } });
    expect(answer).toHaveProperty('payload', { request_id: goes, request: 'DEMO' });
  });
});

describe('an answer to Oltranz', () => {
  const session = { sessionId: '1', serviceCode: '123', requestTime: '2019-01-01 02:10:10' };

  it.each([
    { newRequest: 1, text: '' },
    { newRequest: 0, text: '2' },
  ])('says again that a request was new or not: $newRequest', ({ newRequest, text }) => {
    expect(answerTo(oltranz, { ...session, newRequest, text })).toMatchObject({ ...session, newRequest });
  });

  it('never asks for money, whatever the request says', () => {
    const answer = answerTo(oltranz, { ...session, newRequest: 1, text: '', charge: 'Y', amount: 500 });
    expect(answer).toMatchObject({ charge: 'N', amount: 0 });
  });
});

function answerTo(gateway: UssdGateway, body: Readonly<Record<string, unknown>>): unknown {
  const headers = new Headers({ 'content-type': 'application/json' });
  const inbound = gateway.readInbound({ url, headers, body: JSON.stringify(body), suffix: '' });
  if ('refused' in inbound) throw new Error('refused');
  return JSON.parse(gateway.writeReply(inbound, page).body);
}
