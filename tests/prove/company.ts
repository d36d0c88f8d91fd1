/**
 * The company at the other end of every outgoing call, on its good and its bad days. Whatever it answers quotes the
 * number back, as companies do.
 */
import type { HttpReply } from '../../src/gateways/gateway.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import { handsets } from '../../src/gateways/handsets.ts';

const json = { 'content-type': 'application/json' };
const handset = handsets.africastalking?.sms;

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

/** What a company may answer other than a success. The redirects come first, so that a short proof meets some. */
export const badDays: readonly BadDay[] = [
  ...redirects,
  ...[400, 401, 403, 429].map((code) => refusal(`HTTP ${code}`, status(code))),
  ...[202, 402, 404, 408, 409, 500, 502, 503, 504].map((code) => mayHaveGone(`HTTP ${code}`, status(code))),
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
  mayHaveGone('200 and a cookie', (number) => ({
    status: 200,
    headers: { 'set-cookie': `to=${number}` },
    body: number,
  })),
  mayHaveGone('a line that is cut', () => Promise.reject(new Error('the line was cut'))),
];

export type Company = {
  /** Longer than the Worker waits, as often as it is told to be silent. */
  answer(request: WireRequest): HttpReply | Promise<HttpReply>;
};

/** Opens a company that is silent to its first `silences` calls. */
export function openCompany(silences: number): Company {
  let calls = 0;
  return {
    answer(request) {
      const message = handset?.readSend(request) ?? null;
      if (handset === undefined || message === null) return { status: 502, headers: {}, body: '' };
      calls += 1;
      if (calls <= silences) return new Promise(() => undefined);
      const bad = calls % 2 === 0 ? badDays[(calls / 2 - 1) % badDays.length] : undefined;
      return bad ? bad.answer(message.to) : handset.writeSendAnswer();
    },
  };
}
