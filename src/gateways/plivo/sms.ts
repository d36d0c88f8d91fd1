/**
 * Plivo, SMS. https://docs.plivo.com/docs/messaging/api/message/handling-incoming, read November 2026.
 * Certainty: verified (its pages, its own library 4.79.0); which of its two signatures comes is third party: signature.ts.
 *
 *   POST, application/x-www-form-urlencoded (GET where the application's message_method says so, which is not understood)
 *   From=447700900001&To=442079460123&Type=sms&Text=CLINIC&MessageUUID=db3c…&Units=1&TotalRate=0&TotalAmount=0&MessageIntent=
 *   → 200, application/xml: <Response></Response>, which says nothing
 *
 * Plivo takes a reply in the answer, `<Message src="442079460123" dst="447700900001">…</Message>`, but documents `dst` as the
 * number that it goes to, with none assumed: the caller's number would stand in what we answer. And there it keeps text
 * and number in its logs, which a call of its own forbids (send.ts). So replies are sent.
 * Numbers come without their `+`. Long texts come joined. An MMS has its text in `Body`, and so has WhatsApp, which comes to
 * the same address and is no message to the line; nor is a report of what became of a reply, which has a `Status`.
 * No date is sent. Repeats are told by MessageUUID, which has to be a UUID, and an SMS must have a text, if an empty one, since
 * the signature does not say where a field ends (signature.ts).
 * Not known: whether, when and how often it repeats a request that failed.
 * Privacy: prices, and what Plivo takes the text for, come unasked and are not read. Plivo logs text and number of what
 * comes in unless its application has log_incoming_messages off (`Redact Incoming Messages`).
 */
import { defaultSmsLimits } from '../../render/limits.ts';
import { readForm } from '../body.ts';
import { callerOf } from '../caller.ts';
import type { HttpReply, NoMessage, RawRequest, Refusal, SmsGateway, SmsInbound } from '../gateway.ts';
import { withPlus } from '../numbers.ts';
import { sendReply } from './send.ts';
import { verify } from './signature.ts';

const wire = { filled: ['MessageUUID', 'From', 'To'], optional: ['Type', 'Text', 'Body', 'Status'] } as const;

export const sms: SmsGateway = {
  name: 'plivo',
  company: 'Plivo',
  documentation: 'https://docs.plivo.com/docs/messaging/api/message/handling-incoming',
  readOn: '2026-11-22',
  readFrom: 'own-page',
  certainty: 'verified',
  settings: ['PLIVO_AUTH_ID', 'PLIVO_AUTH_TOKEN'],
  signing: 'shared-secret',
  signingSettings: ['PLIVO_AUTH_TOKEN'],
  signsAddress: true,
  namesLine: true,
  channel: 'sms',
  limits: defaultSmsLimits,
  replies: 'send',
  datesMessages: false,
  // https://support.plivo.com (DND) and https://www.plivo.com/docs/sms/concepts/dnd-service: whichever of the two has it.
  optOutWords: ['STOP', 'STOP ALL', 'END', 'QUIT', 'CANCEL', 'UNSUB', 'UNSUBSCRIBE'],
  verify,
  readInbound,
  writeReply,
  send: sendReply,
};

function readInbound(request: RawRequest): SmsInbound | NoMessage | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const form = readForm(request, wire);
  if ('refused' in form) return form;
  if (form.get('Status') !== '' || !['', 'sms', 'mms'].includes(form.get('Type').toLowerCase()))
    return { noMessage: true };
  if (!uuid.test(form.get('MessageUUID'))) return { refused: 'malformed' };
  const hasText = form.has('Text') || form.has('Body') || form.get('Type').toLowerCase() === 'mms';
  if (!hasText) return { refused: 'missing-field' };
  return {
    channel: 'sms',
    to: withPlus(form.get('To')),
    text: form.get('Text') || form.get('Body'),
    messageId: form.get('MessageUUID'),
    sentAt: null,
    caller: callerOf(form.get('From')),
    handle: {},
  };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Always XML: Plivo expects it of this address. */
function writeReply(_inbound: SmsInbound, _text: string | null): HttpReply {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: '<Response></Response>' };
}
