/**
 * Plivo, one reply by SMS. https://docs.plivo.com/docs/messaging/api/message/send-a-message, read November 2026.
 * Certainty: verified (its pages, its own library 4.79.0).
 *
 *   POST https://api.plivo.com/v1/Account/{auth id}/Message/, Authorization: Basic …, application/json
 *   {"src":"+442079460123","dst":"+447700900001","text":"…","type":"sms","log":false}
 *   → 202 {"api_id":"db34…","message":"message(s) queued","message_uuid":["db3c…"]}, or {"api_id":"97ce…","error":"not found"}
 *
 * Statuses: https://docs.plivo.com/docs/messaging/api/response. 403 is what its library calls a missing geo permission: the
 * country is switched off. A sender or number it does not like is 400, in words that nobody lists.
 * {"error":"Insufficient Credit"} where no credit is left, for two minutes after a message failed for that
 * (support.plivo.com, article 17000088423); under which status is not known. To who texted STOP it accepts the call and
 * fails later (code 200).
 * Privacy: `log` false keeps the text out of Plivo's logs and masks the number there
 * (https://docs.plivo.com/docs/messaging/concepts/sms-data-redaction). No `url` is given, so that no report comes back.
 */
import type { Answer, Outgoing, SendCall, SendOutcome } from '../gateway.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { mayHaveGone, outcomeOfStatus, refused, sendBy } from '../sending.ts';

const noCredit = 'insufficient credit';
const needs = ['PLIVO_AUTH_ID', 'PLIVO_AUTH_TOKEN'];

export const sendReply = sendBy({ needs, sendCall, readOutcome });

/** The call that sends one reply. */
export function sendCall({ to, from, text, credentials }: Outgoing): SendCall {
  const { PLIVO_AUTH_ID: id = '', PLIVO_AUTH_TOKEN: token = '' } = credentials;
  const basic = btoa(String.fromCharCode(...new TextEncoder().encode(`${id}:${token}`)));
  return {
    url: `https://api.plivo.com/v1/Account/${encodeURIComponent(id)}/Message/`,
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/json' },
    body: JSON.stringify({ src: from, dst: to, text, type: 'sms', log: false }),
  };
}

/** What the answer to that call means. */
export function readOutcome(answer: Answer): SendOutcome {
  const { status } = answer;
  const body = jsonOf(answer);
  if (status >= 200 && status < 300) return readAccepted(body);
  const error = propertyOf(body, 'error');
  const isPlivos = typeof error === 'string';
  if (isPlivos && status >= 400 && status < 500 && error.toLowerCase() === noCredit) return refused('no-balance');
  if (isPlivos && status === 403) return refused('no-route');
  // The address names the account and nothing else.
  if (isPlivos && status === 404) return refused('bad-credentials');
  return outcomeOfStatus(status);
}

function readAccepted(body: unknown): SendOutcome {
  const queued = propertyOf(body, 'message_uuid');
  if (!Array.isArray(queued)) return mayHaveGone('not-understood');
  if (queued.length > 0) return { sent: true };
  const invalid = propertyOf(body, 'invalid_number');
  return Array.isArray(invalid) && invalid.length > 0 ? refused('bad-number') : mayHaveGone('no-recipient');
}
