import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import type { HttpReply } from '../../src/gateways/gateway.ts';
import { numbers, type Texted, text } from '../support/callers.ts';
import { editionIn, expectAsOf, replyAt } from '../support/expected.ts';
import { readBundled, type Served, serve } from '../support/served.ts';

let served: Served;
let edition: Edition;
const newNumber = numbers();
beforeAll(async () => {
  const worker = inject('worker');
  served = await serve(worker);
  edition = editionIn(await readBundled(worker), 'demo-ke');
});
afterAll(() => served.stop());

const minute = 60_000;

/** What is texted in one language: every keyword, the clinic's with a place, the raid card by route, its second page. */
function textsOf(language: Edition['line']['languages'][number]): readonly string[] {
  const words = edition.keywords.filter((keyword) => keyword.language === language.id);
  const places = words.filter(({ to }) => to.kind === 'screen' && to.screen === 'clinic');
  const routes = [`${language.digit}1`, `${language.digit}1 2`];
  return [...words.map(({ word }) => word), ...places.map(({ word }) => `${word} westlnds`), ...routes];
}

describe('a text through Africa’s Talking', () => {
  it.each(['RAID', 'CLINIC Westlands', '21', '21 2'])('%s gets one reply, from the line’s own code', async (typed) => {
    const number = newNumber();
    const answer = await text(served, { number, text: typed });
    expect([answer.status, answer.body]).toEqual([200, '']);
    const [reply] = await served.outside.arrived(number);
    expect(reply).toEqual({
      to: number,
      from: '00000',
      linkId: null,
      keyword: null,
      text: expect.stringMatching(/^DEMO\n/),
    });
  });

  it.each([0, 1, 2, 3])('every keyword, place and route of language %i gets its reply', async (index) => {
    const language = edition.line.languages[index];
    const texts = language ? textsOf(language) : [];
    expect(texts.length).toBeGreaterThan(10);
    await Promise.all(
      texts.map(async (typed) => {
        const number = newNumber();
        const ask = async () => {
          await text(served, { number, text: typed });
          return (await served.outside.arrived(number)).map((message) => message.text);
        };
        await expectAsOf(ask, (now) => [replyAt(edition, typed, now)]);
      }),
    );
  });

  it('a message that came with a link goes out as an ordinary one where the code has no shared keyword', async () => {
    const number = newNumber();
    await text(served, { number, text: 'RAID', more: { linkId: 'SampleLink123' } });
    expect(await served.outside.arrived(number)).toMatchObject([{ linkId: null, keyword: null }]);
  });

  it('a message of 29 minutes ago is answered', async () => {
    const number = newNumber();
    await text(served, { number, text: 'RAID', sentAt: Date.now() - 29 * minute });
    expect(await served.outside.arrived(number)).toHaveLength(1);
  });
});

describe('what gets no reply', () => {
  const silent: readonly (readonly [why: string, texted: Partial<Texted>])[] = [
    ...['STOP', ' stop ', 'StopAll', 'UNSUBSCRIBE', 'CANCEL', 'END', 'quit'].map(
      (word) => [`the opt-out word "${word}"`, { text: word }] as const,
    ),
    ['a sender with letters', { number: 'AIRTEL' }],
    ['a short code', { number: '40404' }],
    ['our own code', { number: '00000' }],
    ['a number of a country that the line does not answer', { number: '+12025550123' }],
    ['a number that is too long for its country', { number: '+4477009001234' }],
  ];

  it.each(silent)('%s', (_why, texted) => expectSilence(texted));

  it('a message 31 minutes old [late-text-unanswered]', () => expectSilence({ sentAt: Date.now() - 31 * minute }));

  it.each(['RAID', 'HELP', 'CLINIC Westlands'])('our own reply to %s coming back', async (typed) => {
    const number = newNumber();
    await text(served, { number, text: typed });
    const [reply] = await served.outside.arrived(number);
    await expectSilence({ number, text: reply?.text ?? '' });
  });

  it('a message that came before', async () => {
    const repeat: Texted = { number: newNumber(), text: 'RAID', id: 'ATXid_repeat' };
    await text(served, repeat);
    await served.outside.arrived(repeat.number);
    expect((await text(served, repeat)).status).toBe(200);
    expect((await text(served, { ...repeat, text: 'CLINIC' })).status).toBe(200);
    await someoneElseIsAnswered();
    expect(await served.outside.arrived(repeat.number)).toHaveLength(1);
  });

  it('nobody got two replies to one message [one-reply]', () => {
    const receivers = served.outside.calls().map(({ message }) => message.to);
    expect(receivers).toHaveLength(new Set(receivers).size);
  });
});

describe('when Africa’s Talking does not take a reply', () => {
  const json = { 'content-type': 'application/json' };
  const noRecipient = { SMSMessageData: { Message: 'InvalidSenderId', Recipients: [] } };
  const failures: readonly (readonly [why: string, reply: HttpReply, log: string, calls: number])[] = [
    ['a wrong key', { status: 401, headers: {}, body: 'The supplied authentication is invalid' }, 'bad-credentials', 1],
    ['a wrong sender', { status: 201, headers: json, body: JSON.stringify(noRecipient) }, 'bad-sender', 1],
    ['too much at once', { status: 429, headers: {}, body: '' }, 'throttled', 2],
  ];
  const uncertain: readonly (readonly [why: string, reply: HttpReply, log: string])[] = [
    ['a fault of its own', { status: 503, headers: {}, body: '' }, 'gateway-error'],
    ['an answer that nobody understands', { status: 201, headers: {}, body: 'OK' }, 'not-understood'],
  ];
  const elsewhere = ['https://elsewhere.invalid/version1/messaging?to=%2B447700900', 'http://elsewhere.invalid/'];
  const redirects = elsewhere.flatMap((location) =>
    [301, 302, 303, 307, 308].map((status) => [status, location] as const),
  );

  /** Sends a text again and again; how many calls of ours there were, once all of it is decided. */
  async function callsFor(message: Texted, failure: HttpReply, reason: string): Promise<number> {
    served.outside.behave(message.number, ...Array.from({ length: 4 }, () => failure));
    const told = () => served.logs.filter((word) => word === `send-failed-${reason}`).length;
    const before = told();
    expect((await text(served, message)).status).toBe(200);
    await vi.waitFor(() => expect(told()).toBe(before + 1));
    await text(served, message);
    await someoneElseIsAnswered();
    return (await served.outside.arrived(message.number)).length;
  }

  it.each(failures)('%s: the message may be tried again', async (_why, failure, reason, calls) => {
    const message: Texted = { number: newNumber(), text: 'RAID', id: `ATXid_${reason}` };
    served.outside.behave(message.number, ...Array.from({ length: calls }, () => failure));
    expect((await text(served, message)).status).toBe(200);
    // A second try comes after a second.
    await vi.waitFor(() => expect(served.logs).toContain(`send-failed-${reason}`), { timeout: 5_000 });
    expect(await served.outside.arrived(message.number, calls)).toHaveLength(calls);
    await text(served, message);
    expect(await served.outside.arrived(message.number, calls + 1)).toHaveLength(calls + 1);
  });

  it.each(uncertain)('%s: it may have gone out, and is not tried again [one-reply]', async (_why, failure, reason) => {
    const message: Texted = { number: newNumber(), text: 'RAID', id: `ATXid_${reason}` };
    expect(await callsFor(message, failure, reason)).toBe(1);
  });

  it.each(redirects)('%i to %s: nobody is called there [redirects-lead-nowhere]', async (status, location) => {
    const message: Texted = { number: newNumber(), text: 'RAID' };
    const failure = { status, headers: { location }, body: '' };
    expect(await callsFor({ ...message, id: crypto.randomUUID() }, failure, 'not-understood')).toBe(1);
    expect(served.outside.called.filter((address) => address.includes('elsewhere'))).toEqual([]);
  });

  it('a second try that succeeds is the reply, and a repeat gets none', async () => {
    const message: Texted = { number: newNumber(), text: 'RAID', id: 'ATXid_second' };
    served.outside.behave(message.number, { status: 429, headers: {}, body: '' });
    await text(served, message);
    await served.outside.arrived(message.number, 2);
    await text(served, message);
    await someoneElseIsAnswered();
    expect(await served.outside.arrived(message.number, 2)).toHaveLength(2);
  });
});

it('the number travels in the body of each call, never in its address or headers [number-in-the-body-alone]', () => {
  for (const { request, message } of served.outside.calls()) {
    expect(JSON.stringify([request.url, request.headers])).not.toContain(message.to.slice(1));
  }
});

it('delivery reports are answered and not read', async () => {
  const url = `${await served.addressOf('sms', 'africastalking', 'demo-ke')}/report`;
  const response = await fetch(url, { method: 'POST', body: 'phoneNumber=%2B447700900999&status=Success' });
  expect([response.status, await response.text()]).toEqual([200, '']);
});

/** One more message, after which nothing more has gone out than the reply to somebody else's. */
async function expectSilence({
  number = newNumber(),
  text: typed = 'RAID',
  ...others
}: Partial<Texted>): Promise<void> {
  const before = served.outside.calls().length;
  const answer = await text(served, { number, text: typed, ...others });
  expect([answer.status, answer.body]).toEqual([200, '']);
  await someoneElseIsAnswered();
  expect(served.outside.calls()).toHaveLength(before + 1);
}

/** Texts of which the reply shows that all that came before has been decided. */
async function someoneElseIsAnswered(): Promise<void> {
  const number = newNumber();
  await text(served, { number, text: 'RAID' });
  await served.outside.arrived(number);
}
