/**
 * The company at the other end of every outgoing call, on its good and its bad days. Whatever it answers quotes the
 * number back, as companies do.
 */
import type { HttpReply } from '../../src/gateways/gateway.ts';
import type { SentMessage, SmsHandset, WireRequest } from '../../src/gateways/handset.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { fixtureOf } from './fixtures.ts';
import { spellLike } from './spellings.ts';

const json = { 'content-type': 'application/json' };

export type BadDay = {
  readonly why: string;
  /** Whether its answers prove that nothing went out. */
  readonly isRefusal: boolean;
  /** Rejects where the line is cut. */
  answer(number: string): HttpReply | Promise<HttpReply>;
};

type Answer = BadDay['answer'];

const recipients =
  (...statusCodes: readonly unknown[]): Answer =>
  (number) => ({
    status: 201,
    headers: json,
    body: JSON.stringify({
      SMSMessageData: {
        Message: `Sent to ${number}`,
        Recipients: statusCodes.map((statusCode) => ({ statusCode, number, status: 'x', messageId: number })),
      },
    }),
  });
const status =
  (code: number): Answer =>
  (number) => ({
    status: code,
    headers: { 'x-number': number },
    body: `<html>No such number: ${number}</html>`,
  });

const mayHaveGone = (why: string, answer: Answer): BadDay => ({ why, isRefusal: false, answer });
const refusal = (why: string, answer: Answer): BadDay => ({ why, isRefusal: true, answer });

/** To a host that is none of its own, and one of them with the number in the address. */
const redirects: readonly BadDay[] = [
  (number: string) => `https://elsewhere.invalid/version1/messaging?to=${encodeURIComponent(number)}`,
  () => 'http://elsewhere.invalid/version1/messaging',
].flatMap((locationFor) =>
  [307, 308, 301, 302, 303].map((code) =>
    mayHaveGone(`${code} to ${locationFor('')}`, (number) => ({
      status: code,
      headers: { location: locationFor(number) },
      body: number,
    })),
  ),
);

const statuses: readonly BadDay[] = [
  ...[400, 401, 403, 429].map((code) => refusal(`HTTP ${code}`, status(code))),
  ...[202, 402, 404, 408, 409, 500, 502, 503, 504].map((code) => mayHaveGone(`HTTP ${code}`, status(code))),
];

/** What Africa's Talking may answer other than a success. The redirects come first, so that a short proof meets some. */
export const badDays: readonly BadDay[] = [
  ...redirects,
  ...statuses,
  ...[401, 402, 403, 404, 405, 406, 407, 409, 502, '405'].map((code) =>
    refusal(`status code ${JSON.stringify(code)}`, recipients(code)),
  ),
  ...[500, 501, 999, '101', '', null].map((code) =>
    mayHaveGone(`status code ${JSON.stringify(code)}`, recipients(code)),
  ),
  mayHaveGone('one refused and one sent', recipients(403, 101)),
  mayHaveGone('no recipient', recipients()),
  mayHaveGone('JSON that breaks off', (number) => ({
    status: 201,
    headers: json,
    body: `{"SMSMessageData":{"Message":"${number}`,
  })),
  ...ofAnyCompany(),
];

function ofAnyCompany(): readonly BadDay[] {
  return [
    mayHaveGone('200 and a cookie', (number) => ({
      status: 200,
      headers: { 'set-cookie': `to=${number}` },
      body: number,
    })),
    mayHaveGone('a line that is cut', () => Promise.reject(new Error('the line was cut'))),
  ];
}

export type Company = {
  /** Longer than the Worker waits, as often as it is told to be silent. */
  answer(request: WireRequest): HttpReply | Promise<HttpReply>;
};

/** The answers that the contract suite knows of a company, with the number in them, or beside them. */
function answersOf(name: string): readonly Answer[] {
  const { quotes = [], outcomes = [] } = fixtureOf({ name, channel: 'sms' });
  return [...quotes, ...outcomes.flatMap(({ answers }) => answers)].flatMap((known): readonly Answer[] => {
    if (known === 'is-silent' || known === 'never-ends') return [];
    if (known === 'hangs-up') return [() => Promise.reject(new Error('the line was cut'))];
    const { status: code, contentType, body } = known;
    const quoting = (number: string) =>
      body.replaceAll('NUMBER', number).replaceAll(/\+?447700900\d{3}/g, (written) => spellLike(written, number));
    const headers = (number: string) => ({ 'content-type': contentType, 'x-number': number });
    return [(number) => ({ status: code, headers: headers(number), body: quoting(number) })];
  });
}

/** Bad days of every kind from the first, however few there will be. */
function daysOf(name: string): readonly Answer[] {
  if (name === 'africastalking') return badDays.map(({ answer }) => answer);
  const kinds = [redirects, statuses, ofAnyCompany()].map((days) => days.map(({ answer }) => answer));
  return inTurn([answersOf(name), ...kinds]);
}

/** The first of each list, then the second of each. */
function inTurn<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

type Called = { readonly name: string; readonly handset: SmsHandset; readonly message: SentMessage };

/** The company that a call is for, by its own reading of it. */
function calledBy(request: WireRequest): Called | null {
  for (const [name, { sms: handset }] of Object.entries(handsets)) {
    const message = handset?.readSend(request) ?? null;
    if (handset && message) return { name, handset, message };
  }
  return null;
}

/** Opens all companies, silent to the first `silences` calls; every second call to each meets one of its bad days. */
export function openCompany(silences: number): Company {
  const days = new Map<string, readonly Answer[]>();
  const calls = new Map<string, number>();
  let silent = 0;
  return {
    answer(request) {
      const called = calledBy(request);
      if (called === null) return { status: 502, headers: {}, body: '' };
      const { name, handset, message } = called;
      const count = (calls.get(name) ?? 0) + 1;
      calls.set(name, count);
      silent += 1;
      if (silent <= silences) return new Promise(() => undefined);
      const known = days.get(name) ?? daysOf(name);
      days.set(name, known);
      const answer = count % 2 === 0 ? known[(count / 2 - 1) % known.length] : undefined;
      return answer ? answer(message.to) : handset.writeSendAnswer();
    },
  };
}
