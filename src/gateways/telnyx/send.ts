/**
 * Telnyx, one reply by SMS. https://developers.telnyx.com/api-reference/messages/send-a-message, read November 2026.
 * Certainty: verified (its pages, its own library 7.24.0; an answer recorded in simontelephonics/smsconnector #73).
 *
 *   POST https://api.telnyx.com/v2/messages, Authorization: Bearer …, application/json
 *   {"from":"+442079460123","to":"+447700900001","text":"…","type":"SMS","use_profile_webhooks":false}
 *   → 200 {"data":{"id":"4031…","to":[{"phone_number":"+44…","status":"queued",…}],"errors":[],…}}
 *   or {"errors":[{"code":"40300","title":"Blocked due to STOP message","detail":"…"}]}
 *
 * Codes: https://developers.telnyx.com/docs/messaging/messages/error-codes. Those in an answer of 4xx turn the call away: what
 * fails once a message was accepted is told by an event. Which status of HTTP goes with which code is documented for few.
 * 40333, which comes as 429, is no call too many: the profile's own limit of a day's costs is reached, until midnight UTC
 * (…/messages/configurable-spend-limits). 40331: the profile whitelists no countries; 40330: a toll-free number that is not
 * provisioned.
 * Not known: whether 40300 always means a caller's STOP (one page shows it for a number outside every profile).
 * Privacy: without `use_profile_webhooks` false, every reply would come back twice as an event with the caller's number. The
 * answer quotes the number, and Telnyx keeps what was sent: its message redaction is a switch of the profile.
 */
import type { Answer, Outgoing, SendCall, SendFailure, SendOutcome } from '../gateway.ts';
import { firstOf, jsonOf, propertyOf } from '../json.ts';
import { mayHaveGone, outcomeOfStatus, refused, sendBy } from '../sending.ts';

const address = 'https://api.telnyx.com/v2/messages';
const needs = ['TELNYX_API_KEY'];

const codes: readonly (readonly [SendFailure, readonly string[]])[] = [
  ['bad-credentials', ['10009', '10010', '20002', '20006']],
  ['on-hold', ['20012', '20013', '20014', '20016', '20017', '40312', '40314']],
  ['no-balance', ['20100', '40333']],
  ['opted-out', ['40300']],
  ['bad-sender', ['10001', '40305', '40306', '40308', '40315', '40320', '40321', '40329', '40330']],
  ['bad-number', ['10002', '10016', '40310']],
  ['unsupported-number', ['40301', '40319']],
  ['no-route', ['40309', '40331']],
  ['throttled', ['10011', '40318']],
  ['rejected', ['10003', '10004', '10005', '10015', '40302', '40304', '40316', '40322', '40328']],
];
const failureByCode = new Map(codes.flatMap(([failure, its]) => its.map((code) => [code, failure] as const)));

export const sendReply = sendBy({ needs, sendCall, readOutcome });

/** The call that sends one reply. */
export function sendCall({ to, from, text, credentials }: Outgoing): SendCall {
  return {
    url: address,
    headers: { authorization: `Bearer ${credentials.TELNYX_API_KEY ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify({ from, to, text, type: 'SMS', use_profile_webhooks: false }),
  };
}

/** What the answer to that call means. */
export function readOutcome(answer: Answer): SendOutcome {
  const { status } = answer;
  const body = jsonOf(answer);
  if (status >= 200 && status < 300) return readAccepted(propertyOf(body, 'data'));
  const code = propertyOf(firstOf(propertyOf(body, 'errors')), 'code');
  const failure = failureByCode.get(String(code));
  const turnsAway = status >= 400 && status < 500 && status !== 408;
  return turnsAway && failure !== undefined ? refused(failure) : outcomeOfStatus(status);
}

function readAccepted(message: unknown): SendOutcome {
  const id = propertyOf(message, 'id');
  if (typeof id !== 'string' || id === '') return mayHaveGone('not-understood');
  const status = propertyOf(firstOf(propertyOf(message, 'to')), 'status');
  return status === 'sending_failed' || status === 'delivery_failed' ? mayHaveGone('rejected') : { sent: true };
}
