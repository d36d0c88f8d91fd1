import { describe, expect, it } from 'vitest';
import { callerOf } from '../../src/gateways/caller.ts';
import type { SmsGateway } from '../../src/gateways/gateway.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import { unknownCall, unknownText } from '../../src/live/ground.ts';
import { echoedBy } from './acts-carried.ts';
import { everySetting } from './carried.ts';
import { withoutEchoes, withoutOwnNumber, withoutRecipient } from './masks.ts';

const url = 'https://api.africastalking.com/version1/messaging';
const send = { method: 'POST', url, headers: {}, body: 'username=x&to=%2B254712345678&message=Hi&from=00000' };

describe('an outgoing call', () => {
  it('that sends a reply loses the digits of its one recipient, and nothing else', () => {
    expect(withoutRecipient(send)).toEqual({ ...send, body: 'username=x&to=%2B(masked)&message=Hi&from=00000' });
  });

  it.each([
    ['to another host', { ...send, url: 'https://elsewhere.invalid/version1/messaging' }],
    ['to another path', { ...send, url: `${url}?x=1` }],
    ['by another method', { ...send, method: 'PUT' }],
    ['with two recipients', { ...send, body: `${send.body}&to=%2B254712345678` }],
    ['with the number in its text as well', { ...send, body: send.body.replace('Hi', 'Hi+254712345678') }],
    ['with more than a number in that field', { ...send, body: 'message=Hi&to=%2B254712345678%2C%2B254712345679' }],
    ['with the number in another field', { ...send, body: 'message=%2B254712345678&note=%2B254712345678' }],
  ])('%s stays as it is', (_why, request) => {
    expect(withoutRecipient(request)).toEqual(request);
  });

  const number = '+254712345678';
  const bySdk = 'africastalking';
  const secrets = Object.fromEntries(Object.entries(everySetting).map(([name, value]) => [name, [value]]));

  /** The call by which a gateway would send a text. */
  async function callOf({ send }: SmsGateway, text: string): Promise<WireRequest> {
    const calls: WireRequest[] = [];
    await send?.(
      { ...unknownText, caller: callerOf(number) },
      text,
      { from: '00000', sharedKeyword: null, secrets },
      (call) => {
        calls.push({ method: 'POST', ...call });
        return Promise.resolve({ failed: 'unreachable' });
      },
    );
    const [call] = calls;
    if (!call) throw new Error('nothing was sent');
    return call;
  }

  it.each(smsGateways.filter(({ replies, name }) => replies === 'send' && name !== bySdk))(
    'of $name loses them in its body alone, and keeps any that stand there once more',
    async (gateway) => {
      const call = await callOf(gateway, 'Hi');
      const { body, ...others } = withoutRecipient(call);
      expect({ ...others, body: call.body }).toEqual(call);
      expect(body).not.toContain(number.slice(1));
      expect(body.replace('(masked)', number.slice(1))).toBe(call.body);
      const quoting = await callOf(gateway, `Hi ${number.slice(1)}`);
      expect(withoutRecipient(quoting)).toEqual(quoting);
    },
  );
});

describe('the answer to a page', () => {
  const number = '+254712345678';
  const asked = { session: '254700000001', number };
  const masked = (answer: unknown, echoed: readonly (readonly string[])[]) =>
    JSON.parse(withoutEchoes(Buffer.from(JSON.stringify(answer)), echoed).toString());

  it('loses what its company wants back, each once', () => {
    const answer = { id: asked.session, to: '254712345678', text: 'Hi' };
    const echoed = [[asked.session], [number, '254712345678']];
    expect(masked(answer, echoed)).toEqual({ id: '(masked)', to: '(masked)', text: 'Hi' });
  });

  it.each([
    ['twice', { to: '254712345678', more: '254712345678' }],
    ['in two spellings', { to: '254712345678', more: number }],
    ['inside another text', { text: 'Dear 254712345678' }],
    ['as a number of JSON', { to: 254712345678 }],
    ['of somebody else', { to: '254712345679' }],
  ])('keeps a number that stands there %s', (_how, answer) => {
    expect(masked(answer, [[number, '254712345678']])).toEqual(answer);
  });

  it.each(ussdGateways)(
    'of $name has the number only where that company wants it back [number-back-where-wanted]',
    (gateway) => {
      const inbound = { ...unknownCall, session: asked.session, caller: callerOf(number), handle: {} };
      const { body } = gateway.writeReply(inbound, { text: 'Hi', ends: false });
      const left = withoutEchoes(Buffer.from(body), echoedBy(gateway, asked)).toString();
      expect(body.includes('254712345678')).toBe(gateway.echoesNumber === true);
      expect(left).not.toContain('254712345678');
      const quoting = JSON.stringify({ to: '254712345678' });
      const kept = withoutEchoes(Buffer.from(quoting), echoedBy(gateway, asked)).toString();
      expect(kept === quoting).toBe(gateway.echoesNumber !== true);
    },
  );
});

describe('an answer of the phone to try it', () => {
  const own = '+447700900123';
  const request = {
    method: 'POST',
    url: '/x',
    headers: {},
    body: `to=${encodeURIComponent(own)}&n=${own}&o=447700900124`,
  };
  const masked = { ...request, body: 'to=(masked)&n=(masked)&o=447700900124' };
  const bare = own.slice(1);
  const answer = { status: 200, headers: {}, body: own };

  it('loses the number that its user typed, in the callback and the sendings alone', () => {
    const body = Buffer.from(JSON.stringify({ callback: request, answer, sends: [request], more: own }));
    const seen = JSON.parse(withoutOwnNumber(body, own).toString());
    expect(seen).toEqual({ callback: masked, answer, sends: [masked], more: own });
  });

  it('loses it as companies write it as well, and in the answer of the Worker what its company wants back', () => {
    const callback = { ...request, body: JSON.stringify({ msisdn: bare }) };
    const echo = { ...answer, body: JSON.stringify({ msisdn: bare, text: own }) };
    const body = Buffer.from(JSON.stringify({ callback, answer: echo }));
    const seen = JSON.parse(withoutOwnNumber(body, own, [[bare]]).toString());
    expect(seen.callback.body).toBe('{"msisdn":"(masked)"}');
    expect(seen.answer.body).toBe(JSON.stringify({ msisdn: '(masked)', text: own }));
    expect(JSON.parse(withoutOwnNumber(body, own).toString()).answer).toEqual(echo);
  });

  it.each([`"${own}"`, own, '{', `{"refused":"${own}"}`])('%s stays as it is', (text) => {
    expect(withoutOwnNumber(Buffer.from(text), own).toString()).toBe(text);
  });
});
