import { describe, expect, it } from 'vitest';
import { withoutOwnNumber, withoutRecipient } from './masks.ts';

const url = 'https://api.africastalking.com/version1/messaging';
const send = { method: 'POST', url, headers: {}, body: 'username=x&to=%2B254712345678&message=Hi&from=00000' };

describe('an outgoing call', () => {
  it('that sends a reply loses the value of its one recipient, and nothing else', () => {
    expect(withoutRecipient(send)).toEqual({ ...send, body: 'username=x&to=(masked)&message=Hi&from=00000' });
  });

  it.each([
    ['to another host', { ...send, url: 'https://elsewhere.invalid/version1/messaging' }],
    ['to another path', { ...send, url: `${url}?x=1` }],
    ['by another method', { ...send, method: 'PUT' }],
    ['with two recipients', { ...send, body: `${send.body}&to=%2B254712345678` }],
    ['with more than a number in that field', { ...send, body: 'to=%2B254712345678%2C%2B254712345679' }],
    ['with the number in another field', { ...send, body: 'message=%2B254712345678&note=%2B254712345678' }],
  ])('%s stays as it is', (_why, request) => {
    expect(withoutRecipient(request)).toEqual(request);
  });
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
  const answer = { status: 200, headers: {}, body: own };

  it('loses the number that its user typed, in the callback and the sendings alone', () => {
    const body = Buffer.from(JSON.stringify({ callback: request, answer, sends: [request], more: own }));
    const seen = JSON.parse(withoutOwnNumber(body, own).toString());
    expect(seen).toEqual({ callback: masked, answer, sends: [masked], more: own });
  });

  it.each([`"${own}"`, own, '{', `{"refused":"${own}"}`])('%s stays as it is', (text) => {
    expect(withoutOwnNumber(Buffer.from(text), own).toString()).toBe(text);
  });
});
