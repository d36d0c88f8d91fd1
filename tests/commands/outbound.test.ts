import { describe, expect, it } from 'vitest';
import { createOutbound } from '../../src/commands/runtime/outbound.node.ts';
import { callerOf } from '../../src/gateways/caller.ts';
import type { Post, SendCall } from '../../src/gateways/gateway.ts';
import { smsGateways } from '../../src/gateways/gateways.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { madeUpSettings } from '../../src/gateways/made-up.ts';
import { unknownText } from '../../src/live/ground.ts';

const number = '+447700900001';
/** Those whose calls the live side makes; the SDK of Africa's Talking makes its own. */
const senders = smsGateways
  .filter(({ replies, name }) => replies === 'send' && name !== 'africastalking')
  .map(({ name }) => name);
const send = (to: string, text: string) => ({
  method: 'POST',
  url: 'https://api.sandbox.africastalking.com/version1/messaging',
  headers: { apikey: 'example-key', 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ username: 'sandbox', to, message: text, from: '00000' }).toString(),
});
const elsewhere = { method: 'GET', url: 'https://example.com/a?to=b', headers: {}, body: '' };

describe('an outgoing call', () => {
  it('that sends a message is answered as the company would, and the message kept', () => {
    const outbound = createOutbound();
    expect(outbound.answer(send(number, 'Karibu')).status).toBe(201);
    expect(outbound.take(number)).toMatchObject([{ from: '00000', text: 'Karibu' }]);
  });

  it.each(Object.entries(handsets).filter(([name]) => senders.includes(name)))(
    'over %s is kept without the credentials by which it goes out',
    async (name, { sms }) => {
      const adapter = smsGateways.find((gateway) => gateway.name === name);
      const calls: SendCall[] = [];
      const secrets = Object.fromEntries(
        Object.entries(madeUpSettings('')).map(([each, value]) => [each, [value || `secret-of-${each}`]]),
      );
      const inbound = { ...unknownText, caller: callerOf(number) };
      const post: Post = (call) => {
        calls.push(call);
        return Promise.resolve({ status: 500, body: '' });
      };
      await adapter?.send?.(inbound, 'Karibu', { from: '+447700900009', sharedKeyword: null, secrets }, post);
      const [request] = calls.map((call) => ({ ...call, method: 'POST' }));
      if (!request) throw new Error('a sender makes a call');
      const outbound = createOutbound();
      expect(outbound.answer(request)).toEqual(sms?.writeSendAnswer());
      const [kept] = outbound.take(number);
      expect([kept?.text, JSON.stringify(kept?.request.headers)]).toEqual([
        'Karibu',
        expect.not.stringContaining('ret-of'),
      ]);
      expect(kept?.request.body).not.toMatch(/secret-of-\w*(?:KEY|SECRET|TOKEN)/);
    },
  );

  it('to any other host is refused and leaves nothing', () => {
    const outbound = createOutbound();
    expect(outbound.answer(elsewhere)).toEqual({ status: 502, headers: {}, body: '' });
    expect(outbound.take(number)).toEqual([]);
  });

  it('is told of without its query', () => {
    const outbound = createOutbound();
    outbound.answer(elsewhere);
    expect(outbound.called).toEqual(['https://example.com/a']);
  });
});

describe('the inbox', () => {
  it('hands each message over once, in order, to its own number alone', () => {
    const outbound = createOutbound();
    for (const text of ['one', 'two']) outbound.answer(send(number, text));
    outbound.answer(send('+447700900002', 'other'));
    expect(outbound.take(number).map(({ text }) => text)).toEqual(['one', 'two']);
    expect(outbound.take(number)).toEqual([]);
    expect(outbound.take('+447700900002').map(({ text }) => text)).toEqual(['other']);
  });

  it('shows no key of the gateway', () => {
    const outbound = createOutbound();
    outbound.answer(send(number, 'Karibu'));
    expect(JSON.stringify(outbound.take(number))).not.toContain('example-key');
  });

  it('drops the oldest beyond 500', () => {
    const outbound = createOutbound();
    for (let count = 0; count < 501; count++) outbound.answer(send(number, `${count}`));
    const taken = outbound.take(number).map(({ text }) => text);
    expect(taken).toHaveLength(500);
    expect(taken[0]).toBe('1');
  });
});
