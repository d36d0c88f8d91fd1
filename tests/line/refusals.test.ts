import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { pathSecret } from '../../src/live/secrets.ts';
import { rightRequests, texter, wrong } from '../support/requests.ts';
import { type Served, serve } from '../support/served.ts';
import { type Bytes, type Seen, send } from '../support/wire.ts';

let served: Served;
let refusal: Seen;
const right = new Map<string, Bytes>();

beforeAll(async () => {
  served = await serve(inject('worker'), { settings: { PHONE: 'off' } });
  refusal = await send(served.url, { method: 'GET', path: '/nothing-here', headers: {}, body: '' });
  for (const [name, request] of await rightRequests(served)) right.set(name, request);
});
afterAll(() => served.stop());

describe('one answer for all that is wrong', () => {
  it('says nothing but that nothing was found', () => {
    expect([refusal.status, Buffer.from(refusal.body, 'hex').toString()]).toEqual([404, 'Not found\n']);
    expect(refusal.headers).toContain('content-type: text/plain; charset=utf-8');
  });

  it.each(Object.entries(wrong))('%s', async (_what, change) => {
    for (const [name, request] of right) {
      const changed = change(request);
      if (changed === null) continue;
      expect([name, await send(served.url, { ...request, ...changed })]).toEqual([name, refusal]);
    }
  });

  it.each([
    ['USSD of Africa’s Talking', ['sessionId', 'phoneNumber', 'serviceCode', 'text']],
    ['SMS of Africa’s Talking', ['from', 'to', 'id', 'text', 'date']],
  ])('a field that comes twice, or is missing: %s', async (name, fields) => {
    const request = right.get(name);
    if (!request) throw new Error('there is no such request');
    for (const field of fields) {
      const twice = `${request.body}&${field}=x`;
      const fewer = new URLSearchParams(request.body);
      fewer.delete(field);
      expect(await send(served.url, { ...request, body: twice })).toEqual(refusal);
      if (field !== 'date') expect(await send(served.url, { ...request, body: fewer.toString() })).toEqual(refusal);
    }
  });

  it.each([
    ['USSD of Africa’s Talking', '*384*00000#', '*384*00001#'],
    ['USSD of Africa’s Talking', '*384*00000#', '*384*000001#'],
    ['USSD of a bridge', '*384*00000#', '*384*99#'],
    ['SMS of Africa’s Talking', 'to=00000', 'to=00001'],
    ['SMS of a bridge', '"00000"', '"+442079460123"'],
  ])('a code or number that is not of this line: %s %s → %s', async (name, own, other) => {
    const request = right.get(name);
    if (!request) throw new Error('there is no such request');
    const inForm = (code: string) => code.replace('#', '%23');
    const body = request.body.replace(own, other).replace(inForm(own), inForm(other));
    expect(body).not.toBe(request.body);
    expect(await send(served.url, { ...request, body })).toEqual(refusal);
  });

  it('the secret of another line, gateway or address', async () => {
    const secret = served.settings.GATEWAY_SECRET ?? '';
    const subjects = ['demo-ew/africastalking', 'demo-ke/twilio', 'demo-ke/nobody', 'nowhere/callback', 'demo-ke', ''];
    const request = right.get('USSD of Africa’s Talking');
    if (!request) throw new Error('there is no such request');
    for (const subject of [...subjects, 'health', 'demo-ke/callback']) {
      const path = request.path.slice(0, -32) + (await pathSecret(secret, subject));
      expect([subject, await send(served.url, { ...request, path })]).toEqual([subject, refusal]);
    }
  });

  it.each(['ended', 'report', 'x'])('an event at another address: …/%s', async (suffix) => {
    for (const [name, request] of right) {
      const isEvent = suffix === (name.startsWith('USSD') ? 'ended' : 'report') && name !== 'health';
      const path = isEvent ? `${request.path.slice(0, -32)}${'0'.repeat(32)}/${suffix}` : `${request.path}/${suffix}`;
      expect([name, await send(served.url, { ...request, path })]).toEqual([name, refusal]);
    }
  });

  it.each(['/', '/phone', '/phone/dial', '/ussd', '/sms', '/health', '/favicon.ico', '/.env', '/%2e%2e/x'])(
    '%s, where there is nothing',
    async (path) => {
      for (const method of ['GET', 'POST']) {
        expect(await send(served.url, { method, path, headers: {}, body: '' })).toEqual(refusal);
      }
    },
  );

  it('leaves nothing behind: nothing was sent or written, and the same messages are answered now', async () => {
    expect(served.outside.calls()).toEqual([]);
    expect(served.logs).toEqual([]);
    for (const [name, request] of right) expect([name, (await send(served.url, request)).status]).toEqual([name, 200]);
    expect(await served.outside.arrived(texter)).toHaveLength(1);
  });
});
