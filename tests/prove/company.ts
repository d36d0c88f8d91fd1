/**
 * The company at the other end of every outgoing call, on its good and its bad days. Whatever it answers quotes the
 * number back, as companies do.
 */
import type { HttpReply, WireRequest } from '../../src/gateways/gateway.ts';
import { handsets } from '../../src/gateways/handsets.ts';

const json = { 'content-type': 'application/json' };
const handset = handsets.africastalking?.sms;

type Day = (number: string) => HttpReply | Promise<HttpReply>;

const recipient =
  (statusCode: number): Day =>
  (number) => ({
    status: 201,
    headers: json,
    body: JSON.stringify({
      SMSMessageData: {
        Message: `Sent to ${number}`,
        Recipients: [{ statusCode, number, status: 'x', messageId: number }],
      },
    }),
  });
const refusal =
  (status: number, headers: Readonly<Record<string, string>> = {}): Day =>
  (number) => ({
    status,
    headers: { 'x-number': number, ...headers },
    body: `<html>No such number: ${number}</html>`,
  });

/** In turn, after one good day each. */
const badDays: readonly Day[] = [
  ...[400, 401, 402, 403, 408, 409, 429, 500, 502, 503, 504].map((status) => refusal(status)),
  ...[401, 402, 403, 404, 405, 406, 407, 409, 500, 501, 502, 999].map(recipient),
  (number) => ({ status: 201, headers: json, body: `{"SMSMessageData":{"Message":"${number}` }),
  (number) => ({
    status: 201,
    headers: json,
    body: JSON.stringify({ SMSMessageData: { Message: number, Recipients: [] } }),
  }),
  (number) => ({ status: 200, headers: { 'set-cookie': `to=${number}` }, body: number }),
  () => Promise.reject(new Error('the line was cut')),
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
      const bad = calls % 2 === 0 ? badDays[(calls / 2) % badDays.length] : undefined;
      return bad ? bad(message.to) : handset.writeSendAnswer();
    },
  };
}
