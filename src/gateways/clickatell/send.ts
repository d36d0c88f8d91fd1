/**
 * Clickatell, one reply by SMS, by the API over which the message came. Read November 2026. Certainty: verified.
 * One API: https://www.clickatell.com/developers/api-documentation/one-api-send-plain-text-message/, "Two-way
 * messaging".
 *
 *   POST https://platform.clickatell.com/v1/message, Authorization: … (the key alone, with no word before it)
 *   {"messages":[{"channel":"sms","to":"447700900001","from":"442079460123","content":"…"}]}
 *   → 202 {"messages":[{"apiMessageId":"77fb…","accepted":true,"to":"447700900001","error":null}],"error":null}
 *   → 400 {"messages":[{"apiMessageId":null,"accepted":false,"to":"447700900001","error":{"code":26,"description":"…"}}],…}
 *
 * SMS API: https://docs.clickatell.com/channels/sms-rest-api-platform-archived/sms-rest-api-send-message-2/
 *
 *   POST https://platform.clickatell.com/messages, Authorization: …
 *   {"content":"…","to":["447700900001"],"from":"442079460123","charset":"UTF-8"}
 *   → 202 {"messages":[{"apiMessageId":"af75…","accepted":true,"to":"…","errorCode":null,…}],"errorCode":null,…}
 *
 * The codes are those of the One API's errors table (docs.clickatell.com, one-api-errors-table), the object around them
 * is that of a crate, clickatell-api 0.3.0. All are found before anything goes out but for 18 and 19, faults of its
 * own. Where no code is read the statuses count, each a refusal: 402, no credit; 404 and 405, no such resource or method;
 * 410, "the mobile number is blocked, delisted or cannot be routed" (docs.clickatell.com/archive/channels/rest-archived/
 * sms-rest-api-response-status-codes). `errorCode` of the SMS API has no table that was found: its refusals are told
 * without their reason. Numbers go without `+`. `from` must be a number of the integration, which has to be two-way.
 * Privacy: the answer carries the number.
 */
import type { Answer, Outgoing, SendCall, SendFailure, SendOutcome } from '../gateway.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus } from '../numbers.ts';
import { mayHaveGone, outcomeOfStatus, refused, sendBy } from '../sending.ts';

/** The call that sends one message. */
export function sendCall({ to, from, text, handle, credentials }: Outgoing): SendCall {
  const parties = { to: withoutPlus(to), from: withoutPlus(from) };
  const headers = { authorization: credentials.CLICKATELL_API_KEY ?? '', 'content-type': 'application/json' };
  if (handle.api === 'sms') {
    const body = { ...parties, content: text, to: [parties.to], charset: 'UTF-8' };
    return { url: 'https://platform.clickatell.com/messages', headers, body: JSON.stringify(body) };
  }
  const body = { messages: [{ channel: 'sms', ...parties, content: text }] };
  return { url: 'https://platform.clickatell.com/v1/message', headers, body: JSON.stringify(body) };
}

/** Codes of the One API; one of 18 and 19 is in none of them. */
const refusalByCode: ReadonlyMap<unknown, SendFailure> = new Map([
  [1, 'bad-credentials'],
  // The account, or the integration, is not active.
  [2, 'on-hold'],
  [3, 'on-hold'],
  // Not from this address.
  [7, 'bad-credentials'],
  [20, 'no-balance'],
  [25, 'bad-number'],
  [26, 'opted-out'],
  [27, 'unsupported-number'],
  [28, 'unsupported-number'],
  [43, 'throttled'],
  [44, 'bad-sender'],
  [45, 'bad-sender'],
  [46, 'on-hold'],
  [101, 'no-route'],
  ...[21, 22, 23, 24, 30, 38, 39, 40, 41, 42, 100, 110, 111].map((code) => [code, 'rejected'] as const),
]);

const refusalByStatus: ReadonlyMap<number, SendFailure> = new Map([
  [402, 'no-balance'],
  [404, 'rejected'],
  [405, 'rejected'],
  [410, 'bad-number'],
]);

/** What the company's answer means. */
export function readOutcome(answer: Answer): SendOutcome {
  const { status } = answer;
  const json = jsonOf(answer);
  const messages = propertyOf(json, 'messages');
  const [message, another]: readonly unknown[] = Array.isArray(messages) ? messages : [];
  const isRead = status >= 200 && status < 300;
  if (another !== undefined) return mayHaveGone('not-understood');
  if (isRead && propertyOf(message, 'accepted') === true) return { sent: true };
  const code = codeOf(message) ?? codeOf(json);
  if (code === 18 || code === 19) return mayHaveGone('gateway-error');
  const refusal = refusalByCode.get(code);
  if (refusal !== undefined && status < 500) return refused(refusal);
  const refusalOfStatus = refusalByStatus.get(status);
  if (refusalOfStatus !== undefined) return refused(refusalOfStatus);
  return isRead && isTurnedDown(json, message) ? refused('rejected') : outcomeOfStatus(status);
}

/** The code of an error as the One API writes it. */
const codeOf = (value: unknown): unknown => propertyOf(propertyOf(value, 'error'), 'code');

/** In so many words: the one message was not accepted, or there is none, and a reason in words. */
function isTurnedDown(json: unknown, message: unknown): boolean {
  if (message !== undefined) return propertyOf(message, 'accepted') === false;
  return typeof propertyOf(json, 'error') === 'string' && Array.isArray(propertyOf(json, 'messages'));
}

/** Sends one reply. */
export const sendReply = sendBy({ needs: ['CLICKATELL_API_KEY'], sendCall, readOutcome });
