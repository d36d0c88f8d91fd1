/**
 * MessageBird, one reply by SMS. https://developers.messagebird.com/api/sms-messaging (sms.ts). Read November 2026.
 * Certainty: verified (lib/messagebird.js and types/messages.d.ts of npm's `messagebird` 4.0.1; the error codes 2, 9,
 * 10, 20 and 25 by its PHP SDK, src/MessageBird/Common/ResponseError.php; their wording and `parameter` by its SDKs'
 * tests).
 *
 *   POST https://rest.messagebird.com/messages, Authorization: AccessKey …
 *   {"originator":"442079460123","recipients":"447700900001","body":"…","datacoding":"auto"}
 *   → 201 {"id":"efa6…","recipients":{"totalCount":1,"items":[{"recipient":447700900001,"status":"sent",…}]},…}
 *   → 401 {"errors":[{"code":2,"description":"Request not allowed (incorrect access_key)","parameter":"access_key"}]}
 *
 * `recipients` is one text, as the library writes it, with commas between several; others send a list. `datacoding`
 * must be said: without it, what GSM 03.38 has not is replaced. Long texts are split by the company.
 * Not known: a code of its own for a recipient who opted out; it is told in the report of delivery (103), which is not
 * read.
 * Code 21, "bad request", is third party: a library in Rust has it beside the others.
 * Codes that none of these name are read by their HTTP status alone. Privacy: the answer carries the number.
 */
import type { Answer, Outgoing, SendCall, SendFailure, SendOutcome } from '../gateway.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus } from '../numbers.ts';
import { outcomeOfStatus, refused, sendBy } from '../sending.ts';

/** The call that sends one message. */
export function sendCall({ to, from, text, credentials }: Outgoing): SendCall {
  return {
    url: 'https://rest.messagebird.com/messages',
    headers: {
      authorization: `AccessKey ${credentials.MESSAGEBIRD_ACCESS_KEY ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      originator: withoutPlus(from),
      recipients: withoutPlus(to),
      body: text,
      datacoding: 'auto',
    }),
  };
}

/** What the company's answer means. */
export function readOutcome(answer: Answer): SendOutcome {
  const { status } = answer;
  const json = jsonOf(answer);
  const id = propertyOf(json, 'id');
  if (status >= 200 && status < 300 && typeof id === 'string' && id !== '') return { sent: true };
  const errors = propertyOf(json, 'errors');
  const failures = Array.isArray(errors) ? errors.map(failureOf) : [];
  const failure = gravest.find((reason) => failures.includes(reason));
  return failure === undefined || status < 400 || status >= 500 ? outcomeOfStatus(status) : refused(failure);
}

/** Of several errors in one answer, the one without which the others would not matter. */
const gravest: readonly SendFailure[] = ['bad-credentials', 'no-balance', 'bad-sender', 'bad-number', 'rejected'];

const byParameter: ReadonlyMap<unknown, SendFailure> = new Map([
  ['originator', 'bad-sender'],
  ['recipients', 'bad-number'],
  ['recipient', 'bad-number'],
]);

/** One error of the list; null for a code that is not known to turn a call away. */
function failureOf(error: unknown): SendFailure | null {
  switch (propertyOf(error, 'code')) {
    case 2:
      return 'bad-credentials';
    case 25:
      return 'no-balance';
    // A parameter is missing, or wrong.
    case 9:
    case 10:
      return byParameter.get(propertyOf(error, 'parameter')) ?? 'rejected';
    case 20:
    case 21:
      return 'rejected';
    default:
      return null;
  }
}

/** Sends one reply. */
export const sendReply = sendBy({ needs: ['MESSAGEBIRD_ACCESS_KEY'], sendCall, readOutcome });
