/**
 * Infobip, one reply by SMS: version 3 of its send API. Pure.
 * https://www.infobip.com/docs/api/channels/sms/outbound-sms/send-sms-messages and, for the codes,
 * https://www.infobip.com/docs/essentials/api-essentials/response-status-and-error-codes, read November 2026.
 * Certainty: verified for the call and the answers (its pages and its OpenAPI description 3.210).
 *
 *   POST https://xxxxx.api.infobip.com/sms/3/messages, Authorization: App {key}
 *   {"messages":[{"sender":"442079460123","destinations":[{"to":"447700900001"}],"content":{"text":"…"}}]}
 *   → 200 {"messages":[{"messageId":"…","status":{"groupId":1,"groupName":"PENDING","name":"PENDING_ACCEPTED",…},
 *     "destination":"447700900001","details":{"messageCount":1}}]}
 *   → 400, 401, 403, 429, 500 {"errorCode":"E401","description":"…","action":"…","violations":[],"resources":[]}
 *
 * Every account has a base URL of its own; another degrades the service, and with none of the company's there is no
 * call. Numbers go without a `+`.
 * A 200 may say that the message is rejected. Group 5 is "rejected before it could be sent", which is certain; groups 2
 * and 4 are verdicts on a message that was on its way. Whether a rejection comes in this answer or in a report alone is
 * not documented: both are read as what they say. No link is shortened and nothing transliterated unless asked for.
 * Privacy: the answer carries the number.
 */
import type { Answer, Outgoing, SendCall, SendFailure, SendOutcome } from '../gateway.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus } from '../numbers.ts';
import { mayHaveGone, outcomeOfStatus, refused, sendBy } from '../sending.ts';

/** The call that sends, to no host but the company's; pure. */
export function sendCall({ to, from, text, credentials }: Outgoing): SendCall | SendFailure {
  const host = hostIn(credentials.INFOBIP_BASE_URL ?? '');
  if (host === null) return 'bad-credentials';
  return {
    url: `https://${host}/sms/3/messages`,
    headers: {
      authorization: `App ${credentials.INFOBIP_API_KEY}`,
      'content-type': 'application/json',
      accept: 'application/json',
    },
    body: JSON.stringify({
      messages: [{ sender: withoutPlus(from), destinations: [{ to: withoutPlus(to) }], content: { text } }],
    }),
  };
}

/** The host of an account; null for what is none of the company's. Safety: key, number and text go nowhere else. */
function hostIn(baseUrl: string): string | null {
  const host = /^(?:https:\/\/)?((?:[a-z0-9-]+\.)+infobip\.com)\/?$/i.exec(baseUrl.trim());
  return host?.[1]?.toLowerCase() ?? null;
}

/** Status groups: 1 pending, 3 delivered; 5 rejected before it could be sent. */
const acceptedGroups: readonly unknown[] = [1, 3, 'PENDING', 'DELIVERED'];
const rejectedGroups: readonly unknown[] = [5, 'REJECTED'];
/** 2 undeliverable, 4 expired. */
const failedGroups: readonly unknown[] = [2, 4, 'UNDELIVERABLE', 'EXPIRED'];

/** By the name of a status of group 5; every other one of the group is `rejected`. */
const reasonByName: ReadonlyMap<unknown, SendFailure> = new Map([
  ['REJECTED_NETWORK', 'no-route'],
  ['REJECTED_PREFIX_MISSING', 'bad-number'],
  ['REJECTED_DND', 'do-not-disturb'],
  ['REJECTED_SOURCE', 'bad-sender'],
  ['REJECTED_NOT_ENOUGH_CREDITS', 'no-balance'],
  ['REJECTED_SENDER', 'bad-sender'],
  ['REJECTED_DESTINATION_BLOCKLISTED', 'opted-out'],
  ['REJECTED_PREPAID_PACKAGE_EXPIRED', 'no-balance'],
  ['REJECTED_DESTINATION_NOT_REGISTERED', 'unsupported-number'],
  ['REJECTED_ROUTE_NOT_AVAILABLE', 'no-route'],
  ['REJECTED_SYSTEM_ERROR', 'gateway-error'],
  ['MISSING_TO', 'bad-number'],
  ['REJECTED_DESTINATION', 'bad-number'],
]);

/** What the company's answer to it means; pure. */
export function readOutcome(answer: Answer): SendOutcome {
  if (answer.status < 200 || answer.status > 299) return outcomeOfStatus(answer.status);
  const messages = propertyOf(jsonOf(answer), 'messages');
  if (!Array.isArray(messages) || messages.length !== 1) return mayHaveGone('not-understood');
  const status = propertyOf(messages[0], 'status');
  const group = propertyOf(status, 'groupId') ?? propertyOf(status, 'groupName');
  if (acceptedGroups.includes(group)) return { sent: true };
  if (rejectedGroups.includes(group)) return refused(reasonByName.get(propertyOf(status, 'name')) ?? 'rejected');
  return mayHaveGone(failedGroups.includes(group) ? 'rejected' : 'not-understood');
}

export const sendReply = sendBy({ needs: ['INFOBIP_API_KEY', 'INFOBIP_BASE_URL'], sendCall, readOutcome });
