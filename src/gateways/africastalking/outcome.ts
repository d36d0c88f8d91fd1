/** What Africa's Talking's answers to a send mean. Pure. Certainty and link: send.ts. */
import type { SendFailure, SendOutcome } from '../gateway.ts';

const accepted: readonly unknown[] = [100, 101, 102];

const failureByStatusCode: ReadonlyMap<unknown, SendFailure> = new Map([
  [401, 'on-hold'],
  [402, 'bad-sender'],
  [403, 'bad-number'],
  [404, 'unsupported-number'],
  [405, 'no-balance'],
  [406, 'opted-out'],
  [407, 'no-route'],
  [409, 'do-not-disturb'],
  [500, 'gateway-error'],
  [501, 'gateway-error'],
  [502, 'rejected'],
]);

/** `Message` where there is no recipient. */
const failureByMessage: ReadonlyMap<unknown, SendFailure> = new Map([
  ['InvalidSenderId', 'bad-sender'],
  ['InvalidPhoneNumber', 'bad-number'],
  ['UnsupportedNumberType', 'unsupported-number'],
  ['InsufficientBalance', 'no-balance'],
  ['UserInBlacklist', 'opted-out'],
  ['CouldNotRoute', 'no-route'],
  ['DoNotDisturbRejection', 'do-not-disturb'],
  ['RiskHold', 'on-hold'],
]);

const failureByHttpStatus: ReadonlyMap<unknown, SendFailure> = new Map([
  [401, 'bad-credentials'],
  [403, 'bad-credentials'],
  [408, 'timeout'],
  [409, 'do-not-disturb'],
  [429, 'throttled'],
  [504, 'timeout'],
]);

/** A timeout is not among them: the message may have gone out. */
const worthOneRetry: ReadonlySet<SendFailure> = new Set(['throttled', 'gateway-error', 'unreachable']);

/** Reads the body of an answer: parsed JSON, or text where it was none. */
export function readAnswer(answer: unknown): SendOutcome {
  const data = property(answer, 'SMSMessageData');
  const recipients = property(data, 'Recipients');
  if (!Array.isArray(recipients)) return failed('not-understood');
  const [recipient] = recipients;
  if (recipient === undefined) return failed(failureByMessage.get(property(data, 'Message')) ?? 'no-recipient');
  const statusCode = property(recipient, 'statusCode');
  if (accepted.includes(statusCode)) return { sent: true };
  return failed(failureByStatusCode.get(statusCode) ?? 'not-understood');
}

/** Reads what the SDK rejects with: an answer other than 201, an error of its HTTP client, or its own check. */
export function readError(error: unknown): SendOutcome {
  if (property(error, 'SMSMessageData') !== undefined) return readAnswer(error);
  // Without a call there is only its own check, of the number: all else we give it is of the right kind.
  if (property(error, 'isAxiosError') !== true) return failed(error instanceof Error ? 'bad-number' : 'not-understood');
  const status = property(property(error, 'response'), 'status');
  if (status === undefined) return failed('unreachable');
  const isServerError = typeof status === 'number' && status >= 500;
  return failed(failureByHttpStatus.get(status) ?? (isServerError ? 'gateway-error' : 'rejected'));
}

function failed(reason: SendFailure): SendOutcome {
  return { sent: false, reason, retry: worthOneRetry.has(reason) };
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
