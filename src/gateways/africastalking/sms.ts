/**
 * Africa's Talking, SMS. https://developers.africastalking.com/docs/sms/notifications, November 2026: as others read it.
 * Certainty: third party (a copy of that page, two adapters that run in production).
 *
 *   POST, application/x-www-form-urlencoded
 *   date=2026-11-21+09%3A30%3A00&from=%2B447700900001&id=ATXid_1c9e…&linkId=&text=CLINIC&to=00000&networkCode=63902
 *   → exactly 200, or it comes again for up to 12 hours
 *
 * The answer carries no reply: that is a call of its own (send.ts).
 * `date` comes as `2026-11-21T09:30:00Z` or without a zone, which is then UTC. `linkId` comes with premium codes only.
 * Nothing is signed: the secret in the address stands for it.
 */
import { defaultSmsLimits } from '../../render/limits.ts';
import { readForm } from '../body.ts';
import { callerOf } from '../caller.ts';
import type { RawRequest, Refusal, SmsGateway, SmsInbound } from '../gateway.ts';
import { takenIn } from '../sending.ts';
import { sendReply } from './send.ts';

const wire = { filled: ['from', 'to', 'id'], present: ['text'], optional: ['date', 'linkId'] } as const;

export const sms: SmsGateway = {
  name: 'africastalking',
  company: "Africa's Talking",
  documentation: 'https://developers.africastalking.com/docs/sms/notifications',
  readOn: '2026-11-21',
  readFrom: 'elsewhere',
  certainty: 'third-party',
  settings: ['AFRICASTALKING_USERNAME', 'AFRICASTALKING_API_KEY'],
  signing: 'none',
  namesLine: true,
  channel: 'sms',
  limits: defaultSmsLimits,
  replies: 'send',
  datesMessages: true,
  // It documents an opt-out, but no list of words: these are the ones that carriers agree on.
  optOutWords: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'],
  verify: () => Promise.resolve(null),
  readInbound,
  writeReply: takenIn,
  send: sendReply,
};

function readInbound(request: RawRequest): SmsInbound | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const form = readForm(request, wire);
  if ('refused' in form) return form;
  return {
    channel: 'sms',
    to: form.get('to'),
    text: form.get('text'),
    messageId: form.get('id'),
    sentAt: readDate(form.get('date')),
    caller: callerOf(form.get('from')),
    handle: { linkId: form.get('linkId') },
  };
}

/** Milliseconds since 1970; null for a date in neither of the two known shapes, which is no reason not to answer. */
function readDate(date: string): number | null {
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)?Z?$/.exec(date);
  const time = parts === null ? Number.NaN : Date.parse(`${parts[1]}T${parts[2]}Z`);
  return Number.isNaN(time) ? null : time;
}
