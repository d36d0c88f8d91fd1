/**
 * What Africa's Talking's answers to a send mean. Pure. Sources and link: send.ts.
 *
 * Certain that nothing went out: its documented refusals, of the one recipient (status codes 401 to 409 and 502) or of all
 * (`Message`); HTTP 400, 401, 403 and 429, by which a call is turned away before it is read as a message; and the SDK's own
 * check, ahead of the call. Whatever else it says, or where it says nothing, may come after the message went on its way: a
 * fault of its own (500, 501, HTTP 5xx), a connection cut, a redirect, a shape that nobody documented.
 */
import type { SendFailure, SendOutcome } from '../gateway.ts';

const accepted: readonly unknown[] = [100, 101, 102];

const refusalByStatusCode: ReadonlyMap<unknown, SendFailure> = new Map([
  [401, 'on-hold'],
  [402, 'bad-sender'],
  [403, 'bad-number'],
  [404, 'unsupported-number'],
  [405, 'no-balance'],
  [406, 'opted-out'],
  [407, 'no-route'],
  [409, 'do-not-disturb'],
  [502, 'rejected'],
]);

/** `InternalServerError` and `GatewayError`. */
const faults: readonly unknown[] = [500, 501];

/** `Message` where there is no recipient. */
const refusalByMessage: ReadonlyMap<unknown, SendFailure> = new Map([
  ['InvalidSenderId', 'bad-sender'],
  ['InvalidPhoneNumber', 'bad-number'],
  ['UnsupportedNumberType', 'unsupported-number'],
  ['InsufficientBalance', 'no-balance'],
  ['UserInBlacklist', 'opted-out'],
  ['CouldNotRoute', 'no-route'],
  ['DoNotDisturbRejection', 'do-not-disturb'],
  ['RiskHold', 'on-hold'],
]);

const refusalByHttpStatus: ReadonlyMap<unknown, SendFailure> = new Map([
  [400, 'rejected'],
  [401, 'bad-credentials'],
  [403, 'bad-credentials'],
  [429, 'throttled'],
]);

/** Reads the body of an answer: parsed JSON, or text where it was none. */
export function readAnswer(answer: unknown): SendOutcome {
  const data = property(answer, 'SMSMessageData');
  const recipients = property(data, 'Recipients');
  if (!Array.isArray(recipients) || recipients.length > 1) return mayHaveGone('not-understood');
  if (recipients.length === 0) return refusedOr('no-recipient', refusalByMessage.get(property(data, 'Message')));
  const given = property(recipients[0], 'statusCode');
  const statusCode = typeof given === 'string' ? Number(given) : given;
  if (accepted.includes(statusCode)) return { sent: true };
  if (faults.includes(statusCode)) return mayHaveGone('gateway-error');
  return refusedOr('not-understood', refusalByStatusCode.get(statusCode));
}

/** Reads what the SDK rejects with: an answer other than 201, an error of its HTTP client, or its own check. */
export function readError(error: unknown): SendOutcome {
  if (property(error, 'isAxiosError') === true) return readResponse(property(error, 'response'));
  // Without a call there is only its own check, of the number: all else we give it is of the right kind.
  return error instanceof Error ? refused('bad-number') : readAnswer(error);
}

/** Reads an answer that is no success of HTTP; some of them say more in their body. */
function readResponse(response: unknown): SendOutcome {
  const status = property(response, 'status');
  if (typeof status !== 'number') return mayHaveGone('unreachable');
  const told = readAnswer(property(response, 'data'));
  if (told.sent || told.certain) return told;
  return refusedOr(faultOf(status), refusalByHttpStatus.get(status));
}

function faultOf(status: number): SendFailure {
  if (status === 408 || status === 504) return 'timeout';
  if (status >= 500) return 'gateway-error';
  return status >= 400 ? 'rejected' : 'not-understood';
}

const refusedOr = (otherwise: SendFailure, refusal: SendFailure | undefined): SendOutcome =>
  refusal === undefined ? mayHaveGone(otherwise) : refused(refusal);

/** The one refusal that passes by itself is that of too many calls at once. */
const refused = (reason: SendFailure): SendOutcome => ({
  sent: false,
  reason,
  certain: true,
  retry: reason === 'throttled',
});

const mayHaveGone = (reason: SendFailure): SendOutcome => ({ sent: false, reason, certain: false, retry: false });

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
