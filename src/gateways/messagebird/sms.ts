/**
 * MessageBird, SMS, as it was before it became Bird. https://developers.messagebird.com/api/sms-messaging; what is said
 * here was read in November 2026, that page could not be.
 * Certainty: third party for the fields (nyaruka/courier, which runs in production, and another adapter; `originator` and
 * `recipient` by its own guides at github.com/messagebirdguides too); verified, by its own SDK, for the signature
 * (token.ts) and the call that replies (send.ts).
 *
 *   POST, application/x-www-form-urlencoded, MessageBird-Signature-JWT: …
 *   id=3b53…&recipient=442079460123&originator=447700900001&body=CLINIC&createdDatetime=2026-11-21T09%3A30%3A00%2B00%3A00
 *   to a short code: mid=3b53…&shortcode=51515&originator=447700900001&message=CLINIC&receive_datetime=20261121093000
 *   → 200 OK, which nobody parses
 *
 * Its guides of 2018 name the text `payload` in place of `body`: either is read. In its Flow Builder ("SMS to HTTP")
 * the step "Forward to URL" must be set to POST and to a form: what it writes where JSON is chosen is not known.
 * The answer carries no reply: that is a call of its own (send.ts).
 * Not known: whether long texts come joined, how often a request is repeated, and the zone of `receive_datetime` (read
 * as UTC, as others do). A report of delivery that is posted here has a `status` and no sender: it is no message.
 */
import { defaultSmsLimits } from '../../render/limits.ts';
import { readForm } from '../body.ts';
import { callerOf } from '../caller.ts';
import { readIsoTime } from '../dates.ts';
import type { GatewaySettings, HttpReply, NoMessage, RawRequest, Refusal, SmsGateway, SmsInbound } from '../gateway.ts';
import { withPlus } from '../numbers.ts';
import { sendReply } from './send.ts';
import { claimsOf, covers, isCurrent } from './token.ts';

/** What the same things are called in each of its three forms. */
const ofNumber = { id: 'id', to: 'recipient', text: 'body', date: 'createdDatetime' } as const;
const ofGuides = { ...ofNumber, text: 'payload' } as const;
const ofShortCode = { id: 'mid', to: 'shortcode', text: 'message', date: 'receive_datetime' } as const;

export const sms: SmsGateway = {
  name: 'messagebird',
  company: 'MessageBird',
  documentation: 'https://developers.messagebird.com/api/sms-messaging',
  readOn: '2026-11-22',
  readFrom: 'elsewhere',
  certainty: 'third-party',
  settings: ['MESSAGEBIRD_ACCESS_KEY', 'MESSAGEBIRD_SIGNING_KEY'],
  signing: 'shared-secret',
  signingSettings: ['MESSAGEBIRD_SIGNING_KEY'],
  signsAddress: true,
  namesLine: true,
  channel: 'sms',
  limits: defaultSmsLimits,
  replies: 'send',
  datesMessages: true,
  // https://docs.bird.com/applications/enable-channels/sms/sms-10dlc/opt-in-and-opt-out-compliance: its standard words.
  optOutWords: ['STOP', 'ARRET', 'STOPALL', 'UNSUBSCRIBE', 'QUIT', 'CANCEL', 'END'],
  verify,
  readInbound,
  writeReply,
  send: sendReply,
};

async function verify(request: RawRequest, { secrets, now }: GatewaySettings): Promise<Refusal | null> {
  const keys = secrets.MESSAGEBIRD_SIGNING_KEY ?? [];
  if (keys.length === 0) return { refused: 'not-configured' };
  const claims = await claimsOf(request.headers.get('messagebird-signature-jwt') ?? '', keys);
  if (!(await covers(claims, request))) return { refused: 'signature' };
  return isCurrent(claims, now) ? null : { refused: 'stale' };
}

function readInbound(request: RawRequest): SmsInbound | NoMessage | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const kind = readForm(request, { filled: [], optional: ['shortcode', 'payload', 'status', 'originator'] });
  if ('refused' in kind) return kind;
  if (kind.get('status') !== '' && kind.get('originator') === '') return { noMessage: true };
  const names = kind.get('shortcode') !== '' ? ofShortCode : kind.has('payload') ? ofGuides : ofNumber;
  const filled = ['originator', names.id, names.to] as const;
  const form = readForm(request, { filled, present: [names.text], optional: [names.date] });
  if ('refused' in form) return form;
  return {
    channel: 'sms',
    to: withPlus(form.get(names.to)),
    text: form.get(names.text),
    messageId: form.get(names.id),
    sentAt: readDate(form.get(names.date)),
    caller: callerOf(form.get('originator')),
    handle: {},
  };
}

/** Milliseconds since 1970 of RFC 3339 or of fourteen digits; null for any other date: no reason not to answer. */
function readDate(date: string): number | null {
  const written = date
    .replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z')
    // A `+` that was not escaped in the form.
    .replace(' ', '+');
  return readIsoTime(written);
}

function writeReply(_inbound: SmsInbound, _text: string | null): HttpReply {
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'OK' };
}
