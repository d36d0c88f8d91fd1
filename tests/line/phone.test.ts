import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import type { Hop } from '../../src/phone/dial.ts';
import type { Delivery } from '../../src/phone/text.ts';
import { type Served, serve } from '../support/served.ts';

let served: Served;
beforeAll(async () => {
  served = await serve(inject('worker'));
});
afterAll(() => served.stop());

const lines = ['demo-ke', 'demo-ew'] as const;
let sims = 0;

/** Asks as the page does, from another number each time: one gets the same reply twice in ten minutes. */
async function ask<Answer>(path: string, body: object): Promise<Answer> {
  sims += 1;
  const number = `+447700900${String(sims).padStart(3, '0')}`;
  const response = await fetch(served.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ number, ...body }),
  });
  const text = await response.text();
  expect([response.status, text]).toEqual([200, text]);
  for (const secret of Object.entries(served.settings).filter(([name]) => /SECRET|TOKEN|KEY/.test(name)))
    expect(text, secret[0]).not.toContain(secret[1]);
  return JSON.parse(text);
}

async function screens(line: string, gateway: string, code: string, inputs: readonly string[]): Promise<string[]> {
  const session = crypto.randomUUID();
  const shown: string[] = [];
  for (let count = 0; count <= inputs.length; count += 1) {
    const call = { line, gateway, code, session, number: '+447700900999', inputs: inputs.slice(0, count) };
    const { screen, callback } = await ask<Hop>('/phone/dial', call);
    expect(callback.url).toContain(`/ussd/${gateway}/••••`);
    shown.push('text' in screen ? screen.text : `broken: ${screen.broken}`);
  }
  return shown;
}

describe.each(ussdGateways.map(({ name }) => name))('the phone over %s', (gateway) => {
  it.each(lines)('calls %s, which goes on from page to page, whoever carries it', async (line) => {
    const walked = ['2', '0', '1', '1', '9', '0'];
    const [start, menu, back, other, card, more, again] = await screens(line, gateway, '*384*00000#', walked);
    expect(start).toContain('1 English');
    expect(menu).not.toBe(start);
    expect(back).toBe(start);
    expect(other).toContain('2 Clinic near me');
    expect(card).toMatch(/\d{4} ?\d{3}/);
    expect(more).not.toBe(card);
    expect(again).toBe(card);
  });

  it('dials further than the code, and goes on from there', async () => {
    const [card, menu, start] = await screens('demo-ke', gateway, '*384*00000*2*1#', ['0', '0']);
    expect(card).toContain('+448081570801');
    expect(menu).toContain('2 Kliniki');
    expect(start).toContain('1 English');
  });
});

describe.each(smsGateways.map(({ name }) => name))('the phone over %s', (gateway) => {
  it.each(lines)('texts %s, and one reply comes, whoever carries it', async (line) => {
    const { callback, answer, messages, sends } = await ask<Delivery>('/phone/text', { line, gateway, text: 'RAID' });
    expect([callback.url, answer.status]).toEqual([expect.stringContaining(`/sms/${gateway}/••••`), 200]);
    expect(messages.map(({ text }) => text)).toEqual([expect.stringMatching(/^DEMO\n/)]);
    const { replies } = smsGateways.find(({ name }) => name === gateway) ?? {};
    expect(sends).toHaveLength(replies === 'send' ? 1 : 0);
  });
});
