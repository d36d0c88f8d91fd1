/**
 * Vonage, one reply by SMS, by its Messages API. https://developer.vonage.com/en/api/messages, read November 2026.
 * Certainty: verified (the call is that of its own `@vonage/messages` 1.27; errors are on
 * https://developer.vonage.com/en/api-errors and /api-errors/messages, samples in its libraries).
 *
 *   POST https://api.nexmo.com/v1/messages, Authorization: Basic (API key and secret)
 *   {"channel":"sms","message_type":"text","from":"442079460123","to":"447700900001","text":"…"}
 *   → 202 {"message_uuid":"aaaaaaaa-…"}
 *   → 4xx {"type":"https://developer.nexmo.com/api-errors#low-balance","title":…,"detail":…,"instance":…}
 *
 * It tells by itself whether a text needs Unicode. A text has at most 1000 characters, which two segments never reach.
 * Vonage would rather have a JWT under an application's private key; a key and a secret do, and need no clock.
 * Unknown: which of the numbered errors come in the answer, and which in a status report alone: all are read. A 429 counts
 * as such whatever its number: the sample of one has that of another error.
 * Privacy: `detail` may quote the number. Status reports go to the account's status address, which is best left empty.
 */
import type { Answer, Outgoing, SendCall, SendFailure, SendOutcome } from '../gateway.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus } from '../numbers.ts';
import { basic, mayHaveGone, outcomeOfStatus, refused, sendBy } from '../sending.ts';

const address = 'https://api.nexmo.com/v1/messages';

/** What stands behind the `#` of `type`, where nothing went out. */
const refusalByProblem: ReadonlyMap<string | undefined, SendFailure> = new Map([
  ['low-balance', 'no-balance'],
  ['out-of-credit', 'no-balance'],
  ['unauthorized', 'bad-credentials'],
  ['forbidden', 'bad-credentials'],
  ['unprovisioned', 'bad-credentials'],
  ['invalid-api-key', 'bad-credentials'],
  ['invalid-signature', 'bad-credentials'],
  ['account-suspended', 'on-hold'],
  ['invalid-params', 'rejected'],
  ['invalid-json', 'rejected'],
  ['1000', 'throttled'],
  ['1010', 'rejected'],
  ['1020', 'rejected'],
  ['1040', 'no-route'],
  ['1050', 'rejected'],
  ['1060', 'on-hold'],
  ['1070', 'no-balance'],
  ['1080', 'rejected'],
  ['1120', 'bad-sender'],
]);

/** Its own faults, whatever the status: an internal error, a failure of communication, an error that it does not know. */
const faults: readonly (string | undefined)[] = ['1030', '1100', '1330'];

const refusalByStatus: ReadonlyMap<number, SendFailure> = new Map([
  [402, 'no-balance'],
  [422, 'rejected'],
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
      channel: 'sms',
      message_type: 'text',
      from: withoutPlus(from),
      to: withoutPlus(to),
      text,
    }),
  };
}

/** What the answer means. */
export function readOutcome(answer: Answer): SendOutcome {
  const { status } = answer;
  if (status >= 200 && status < 300)
    return typeof propertyOf(jsonOf(answer), 'message_uuid') === 'string'
      ? { sent: true }
      : mayHaveGone('not-understood');
  if (status < 400 || status >= 500 || status === 408 || status === 429) return outcomeOfStatus(status);
  const type = propertyOf(jsonOf(answer), 'type');
  const problem = typeof type === 'string' ? type.split('#')[1] : undefined;
  if (faults.includes(problem)) return mayHaveGone('gateway-error');
  const refusal = refusalByProblem.get(problem) ?? refusalByStatus.get(status);
  return refusal === undefined ? outcomeOfStatus(status) : refused(refusal);
}
