/**
 * Telnyx, SMS. https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks, read November 2026.
 * Certainty: verified (its pages, and its own library 7.24.0: types of the event, and the check of its signature).
 *
 *   POST, application/json, telnyx-timestamp: 1795253400, telnyx-signature-ed25519: bHg5…== (64 bytes)
 *   {"data":{"event_type":"message.received","id":"bf63…","payload":{"id":"7ee4…","type":"SMS",
 *    "from":{"phone_number":"+447700900001","carrier":"…"},"to":[{"phone_number":"+442079460123",…}],"text":"CLINIC",
 *    "received_at":"2026-11-21T09:30:00.000+00:00",…}}}
 *   → 200 within 2 s, or it comes again, up to three times
 *
 * The answer carries no reply: that is a call of its own (send.ts). The signature is signature.ts's.
 * Events on what became of a message we sent come to the same address, if the profile asks for them: no message to answer.
 * WhatsApp and RCS say `message.received` too, under a `type` of their own, and are none either. Long texts come joined.
 * `received_at` is when Telnyx took the message in. A repeat has the same `payload.id`.
 * Not known: whether a repeat is signed anew, with a time of its own; a late one that is not is refused as stale. In a group
 * of several (MMS) `to` names everybody: it is then for the line only where the line comes first.
 * Privacy: carrier, kind of line, cost and media come unasked and are not read. The profile's message redaction has to stay
 * off for what comes in: a number that is masked cannot be answered.
 */
import { defaultSmsLimits } from '../../render/limits.ts';
import { readFields, readJson } from '../body.ts';
import { callerOf } from '../caller.ts';
import { readIsoTime } from '../dates.ts';
import type { NoMessage, RawRequest, Refusal, SmsGateway, SmsInbound } from '../gateway.ts';
import { propertyOf } from '../json.ts';
import { takenIn } from '../sending.ts';
import { sendReply } from './send.ts';
import { verify } from './signature.ts';

const wire = {
  event: { filled: ['event_type'] },
  payload: { filled: ['id'], optional: ['type', 'text', 'received_at'] },
  end: { filled: ['phone_number'] },
} as const;

export const sms: SmsGateway = {
  name: 'telnyx',
  company: 'Telnyx',
  documentation: 'https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks',
  readOn: '2026-11-22',
  readFrom: 'own-page',
  certainty: 'verified',
  settings: ['TELNYX_API_KEY', 'TELNYX_PUBLIC_KEY'],
  signing: 'key-pair',
  namesLine: true,
  channel: 'sms',
  limits: defaultSmsLimits,
  replies: 'send',
  datesMessages: true,
  // https://developers.telnyx.com/docs/messaging/messages/advanced-opt-in-out: it answers these and blocks ours.
  optOutWords: ['STOP', 'STOPALL', 'STOP ALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'],
  verify,
  readInbound,
  writeReply: takenIn,
  send: sendReply,
};

function readInbound(request: RawRequest): SmsInbound | NoMessage | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const json = readJson(request);
  if ('refused' in json) return json;
  const data = json.fields.get('data') ?? {};
  const event = readFields(data, wire.event);
  if ('refused' in event) return event;
  if (event.get('event_type') !== 'message.received') return { noMessage: true };
  const payload = propertyOf(data, 'payload') ?? {};
  const message = readFields(payload, wire.payload);
  if ('refused' in message) return message;
  if (!['', 'SMS', 'MMS'].includes(message.get('type').toUpperCase())) return { noMessage: true };
  const from = readFields(propertyOf(payload, 'from') ?? {}, wire.end);
  const to = readFields(onlyOf(propertyOf(payload, 'to') ?? []) ?? {}, wire.end);
  if ('refused' in from) return from;
  if ('refused' in to) return to;
  return {
    channel: 'sms',
    to: to.get('phone_number'),
    text: message.get('text'),
    messageId: message.get('id'),
    sentAt: readIsoTime(message.get('received_at')),
    caller: callerOf(from.get('phone_number')),
    handle: {},
  };
}

/** The first of a list; what is no list stays, for the next reader to refuse. */
const onlyOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : [value]);
