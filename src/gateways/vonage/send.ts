/**
 * Vonage, one reply by SMS, by its SMS API. https://developer.vonage.com/en/api/sms, read November 2026.
 * Certainty: verified (the call is that of its own `@vonage/sms` 1.24; the words of `status` are in its `SMSStatus` and on
 * https://developer.vonage.com/en/messaging/sms/guides/troubleshooting-sms).
 *
 *   POST https://rest.nexmo.com/sms/json, Authorization: Basic (API key and secret)
 *   {"from":"442079460123","to":"447700900001","text":"…","type":"text","status-report-req":false}
 *   → 200 {"message-count":"1","messages":[{"to":"447700900001","message-id":"0C00…","status":"0",…}]}
 *   → 200 {"message-count":"1","messages":[{"status":"4","error-text":"Bad Credentials"}]}
 *
 * A long text has one entry a part. `type` is `unicode` for what GSM 03.38 does not have; else it would arrive as `?`.
 * Unknown: the HTTP statuses besides 200; they are read as anybody's. An account that demands signed calls answers 14.
 * Privacy: answers quote the number. No delivery report is asked for: it would bring the number once more.
 */
import { isGsm } from '../../render/gsm.ts';
import type { Answer, Outgoing, SendCall, SendFailure, SendOutcome } from '../gateway.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus } from '../numbers.ts';
import { basic, mayHaveGone, outcomeOfStatus, refused, sendBy } from '../sending.ts';

const address = 'https://rest.nexmo.com/sms/json';

const accepted = '0';
const internalError = '5';

/** `status` of a message that did not go out. */
const refusalByStatus: ReadonlyMap<unknown, SendFailure> = new Map([
  ['1', 'throttled'],
  ['2', 'rejected'],
  ['3', 'rejected'],
  ['4', 'bad-credentials'],
  ['6', 'no-route'],
  ['7', 'rejected'],
  ['8', 'on-hold'],
  ['9', 'no-balance'],
  ['10', 'throttled'],
  ['11', 'rejected'],
  ['12', 'rejected'],
  ['14', 'bad-credentials'],
  ['15', 'bad-sender'],
  ['22', 'rejected'],
  ['23', 'rejected'],
  ['29', 'unsupported-number'],
  ['32', 'bad-credentials'],
  ['33', 'bad-number'],
]);

/** Sends one reply; never throws. */
export const sendReply = sendBy({ needs: ['VONAGE_API_KEY', 'VONAGE_API_SECRET'], sendCall, readOutcome });

/** The call that sends. */
export function sendCall({ to, from, text, credentials }: Outgoing): SendCall {
  const { VONAGE_API_KEY = '', VONAGE_API_SECRET = '' } = credentials;
  return {
    url: address,
    headers: { 'content-type': 'application/json', authorization: basic(VONAGE_API_KEY, VONAGE_API_SECRET) },
    body: JSON.stringify({
      from: withoutPlus(from),
      to: withoutPlus(to),
      text,
      type: isGsm(text) ? 'text' : 'unicode',
      'status-report-req': false,
    }),
  };
}

/** What the answer means. Where some parts went and others did not, the text may be on its way. */
export function readOutcome(answer: Answer): SendOutcome {
  if (answer.status !== 200) return outcomeOfStatus(answer.status);
  const parts = propertyOf(jsonOf(answer), 'messages');
  if (!Array.isArray(parts) || parts.length === 0) return mayHaveGone('not-understood');
  const statuses = parts.map((part) => String(propertyOf(part, 'status')));
  const failed = statuses.filter((status) => status !== accepted);
  const [first] = failed;
  if (first === undefined) return { sent: true };
  if (failed.includes(internalError)) return mayHaveGone('gateway-error');
  const refusal = refusalByStatus.get(first);
  const areAllRefused = failed.length === parts.length && failed.every((status) => refusalByStatus.has(status));
  return refusal !== undefined && areAllRefused ? refused(refusal) : mayHaveGone(refusal ?? 'not-understood');
}
