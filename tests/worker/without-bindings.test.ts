import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import bundled from '../../.generated/lines.jsonl';
import { handsets } from '../../src/gateways/handsets.ts';
import { openBundle } from '../../src/live/bundle.ts';
import { constantPage } from '../../src/live/fallback.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import worker from '../../src/live.worker.ts';

type Bindings = Parameters<typeof worker.fetch>[1];
const bindings = env as unknown as Bindings & Readonly<Record<string, string>>;
const bundle = openBundle(bundled);
const lastResort = (line: string) => constantPage(bundle.line(line), []).text;

const logged: string[] = [];
beforeEach(() => {
  logged.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void logged.push(line));
});
afterEach(() => vi.restoreAllMocks());

const without = (...names: readonly string[]) =>
  Object.fromEntries(Object.entries(bindings).filter(([name]) => !names.includes(name))) as Bindings;
const withGate = (stub: object) => ({ ...bindings, GATES: { getByName: () => stub } }) as unknown as Bindings;

async function address(channel: 'ussd' | 'sms', subject: string): Promise<string> {
  const gateway = subject.slice(subject.indexOf('/') + 1);
  return `${bindings.PUBLIC_URL}/${channel}/${gateway}/${await pathSecret(bindings.GATEWAY_SECRET ?? '', subject)}`;
}

/** Hands the Worker a callback and waits for all it does, as the platform would. */
async function ask(request: { url: string; method: string; headers: object; body: string }, using: Bindings) {
  const context = createExecutionContext();
  const { url, ...init } = request;
  const response = await worker.fetch(new Request(url, init as RequestInit), using, context);
  await waitOnExecutionContext(context);
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: await response.text() };
}

async function dial(using: Bindings) {
  const url = await address('ussd', 'demo-ke/africastalking');
  const call = { url, session: 's', number: '+447700900001', serviceCode: '*384*00000#', inputs: ['1'] };
  const request = handsets.africastalking?.ussd?.writeCallback(call);
  if (!request) throw new Error('no handset');
  return ask(request, using);
}

let given = 100;
/** Nobody gets the same answer again and again, without a gate too. */
const newNumber = () => `+447700900${given++}`;

async function textByTwilio(text: string, using: Bindings, id: string = crypto.randomUUID()) {
  const url = await address('sms', 'demo-ew/twilio');
  const message = { url, id, number: newNumber(), to: '+442079460123', text, sentAt: Date.now() };
  const request = await handsets.twilio?.sms?.writeCallback(message, {
    TWILIO_AUTH_TOKEN: [bindings.TWILIO_AUTH_TOKEN ?? ''],
  });
  if (!request) throw new Error('no handset');
  return ask(request, using);
}

/** What arrives on the phone after a text through Africa's Talking. */
async function textByAfricasTalking(text: string, using: Bindings): Promise<readonly string[]> {
  const number = newNumber();
  const url = await address('sms', 'demo-ke/africastalking');
  const message = { url, id: crypto.randomUUID(), number, to: '00000', text, sentAt: Date.now() };
  const request = await handsets.africastalking?.sms?.writeCallback(message, {});
  if (!request) throw new Error('no handset');
  expect((await ask(request, using)).status).toBe(200);
  const taken = await bindings.PHONE_INBOX?.fetch('https://inbox/', { method: 'POST', body: number });
  const messages = (await taken?.json()) as readonly { text: string }[];
  return messages.map((sent) => sent.text);
}

const textsIn = (body: string) =>
  handsets.twilio?.sms?.readAnswer({ status: 200, headers: { 'content-type': 'text/xml' }, body }) ?? [];

describe('when the gate cannot be asked', () => {
  const rejecting = () => Promise.reject(new Error('the gate is broken'));
  const never = () => new Promise<never>(() => undefined);
  const key = () => Promise.resolve({ id: 'k', key: new Uint8Array(32) });
  const cases: readonly (readonly [why: string, using: () => Bindings])[] = [
    ['it is not bound', () => without('GATES')],
    ['it throws', () => withGate({ key: rejecting, admit: rejecting, release: rejecting })],
    ['it throws at the reply alone', () => withGate({ key, admit: rejecting, release: rejecting })],
    ['it is never done', () => withGate({ key: never, admit: never, release: never })],
    [
      'its key is old whenever it is asked',
      () => withGate({ key, admit: () => ({ admitted: false, reason: 'stale-key' }) }),
    ],
  ];

  it.each(cases)('%s: calls go on, texts get what is urgent or a hotline', async (_why, using) => {
    expect((await dial(using())).body).toMatch(/^CON DEMO\n1 /);

    const [urgent, other, urgentSent, otherSent] = await Promise.all([
      textByTwilio('RAID', using()),
      textByTwilio('CLINIC', using()),
      textByAfricasTalking('RAID', using()),
      textByAfricasTalking('CLINIC', using()),
    ]);
    expect(textsIn(urgent.body)).toEqual([expect.stringMatching(/^DEMO\n/)]);
    expect(textsIn(urgent.body)).not.toEqual([lastResort('demo-ew')]);
    expect(textsIn(other.body)).toEqual([lastResort('demo-ew')]);
    expect(urgentSent).toEqual([expect.stringMatching(/\+448081570801/)]);
    expect(urgentSent).not.toEqual([lastResort('demo-ke')]);
    expect(otherSent).toEqual([lastResort('demo-ke')]);
    expect(logged).toEqual(Array.from({ length: 4 }, () => 'gate-unavailable'));
  });

  it.each(cases.slice(0, 2))('%s: who is not answered is still not answered', async (_why, using) => {
    expect(textsIn((await textByTwilio('STOP', using())).body)).toEqual([]);
    expect(await textByAfricasTalking('STOP', using())).toEqual([]);
    expect(logged).toEqual([]);
  });
});

describe('when settings are missing', () => {
  it.each(['GATEWAY_SECRET', 'PUBLIC_URL'])(
    '%s: a call gets the hotline of the one line with that code',
    async (name) => {
      const { status, headers, body } = await dial(without(name));
      expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
      expect(body).toBe(`END ${lastResort('demo-ke')}`);
    },
  );

  it.each(['GATEWAY_SECRET', 'PUBLIC_URL', 'TWILIO_AUTH_TOKEN'])(
    '%s: a text by Twilio gets a hotline',
    async (name) => {
      const { status, headers, body } = await textByTwilio('RAID', without(name));
      expect([status, headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
      expect(textsIn(body)).toEqual([lastResort('demo-ew')]);
      expect(textsIn((await textByTwilio('STOP', without(name))).body)).toEqual([]);
    },
  );

  it('a code that two lines have gets no number, rather than that of another country', async () => {
    const url = await address('ussd', 'demo-ke/callback');
    const call = { url, session: 's', number: '', serviceCode: '*384*00000#', inputs: [] };
    const request = handsets.callback?.ussd?.writeCallback(call);
    const answer = request && (await ask(request, without('GATEWAY_SECRET')));
    expect(answer?.body).toBe('{"text":"Sorry, this line does not work now. Please try again later.","ends":true}');
  });

  it('what is no callback gets the 404 as ever', async () => {
    const url = `${bindings.PUBLIC_URL}/ussd/africastalking/short`;
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const using = without('GATEWAY_SECRET');
    expect((await ask({ url, method: 'POST', headers: form, body: 'text=1' }, using)).status).toBe(404);
    const known = await address('ussd', 'demo-ke/africastalking');
    expect((await ask({ url: known, method: 'POST', headers: form, body: 'text=1' }, using)).status).toBe(404);
  });

  it('Africa’s Talking is told to come again; nothing is sent', async () => {
    const url = await address('sms', 'demo-ke/africastalking');
    const message = { url, id: 'm', number: '+447700900004', to: '00000', text: 'RAID', sentAt: Date.now() };
    const request = await handsets.africastalking?.sms?.writeCallback(message, {});
    expect(request && (await ask(request, without('GATEWAY_SECRET'))).status).toBe(503);
  });
});
