/**
 * Twilio, SMS. https://www.twilio.com/docs/messaging/guides/webhook-request, read November 2026, its list of
 * parameters in part. Certainty: verified (its pages, and its own library, which checks the signature and writes the answer
 * here).
 *
 *   POST, application/x-www-form-urlencoded, X-Twilio-Signature: RSOYDt4T1cUTdK1PDd93/VVr8B8=
 *   MessageSid=SM…&AccountSid=AC…&From=%2B447700900001&To=%2B442079460123&Body=CLINIC&NumMedia=0&FromCity=…
 *   → 200, text/xml: <Response><Message>…</Message></Response>, or <Response/> to say nothing
 *
 * The signature covers the exact public address and every parameter as it came: repeated, empty and untrimmed ones too.
 * It covers no time, so a captured request is valid for ever: repeats are told by MessageSid. No date is sent.
 * Privacy: city, region and profile name come unasked; they are read for the signature alone.
 * Twilio may rarely wrap a long text in base64; such a text is answered with help, as any unknown one.
 */
import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { defaultSmsLimits } from '../../render/limits.ts';
import { isOfType, readForm } from '../body.ts';
import { callerOf } from '../caller.ts';
import type { GatewaySettings, HttpReply, RawRequest, Refusal, SmsGateway, SmsInbound } from '../gateway.ts';

const wire = { filled: ['MessageSid', 'From', 'To'], present: ['Body'] } as const;

export const sms: SmsGateway = {
  name: 'twilio',
  company: 'Twilio',
  documentation: 'https://www.twilio.com/docs/messaging/guides/webhook-request',
  readOn: '2026-11-21',
  readFrom: 'own-page-in-part',
  certainty: 'verified',
  settings: ['TWILIO_AUTH_TOKEN'],
  signing: 'shared-secret',
  signsAddress: true,
  namesLine: true,
  channel: 'sms',
  limits: defaultSmsLimits,
  replies: 'in-response',
  datesMessages: false,
  // https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out, long codes: it answers these and blocks ours.
  optOutWords: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  verify: (request, settings) => Promise.resolve(verify(request, settings)),
  readInbound,
  writeReply,
};

function verify(request: RawRequest, settings: GatewaySettings): Refusal | null {
  if (!isOfType(request.headers, 'application/x-www-form-urlencoded')) return { refused: 'content-type' };
  const tokens = settings.secrets.TWILIO_AUTH_TOKEN ?? [];
  if (tokens.length === 0) return { refused: 'not-configured' };
  const signature = request.headers.get('x-twilio-signature') ?? '';
  const parameters = readParameters(request.body);
  const isSigned = tokens.some((token) => validateRequest(token, signature, request.url, parameters));
  return isSigned ? null : { refused: 'signature' };
}

/** Every value of every parameter, so that repeated ones are signed as Twilio signs them. Read once, however many there are. */
function readParameters(body: string): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(body)) {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries(values);
}

function readInbound(request: RawRequest): SmsInbound | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const form = readForm(request, wire);
  if ('refused' in form) return form;
  return {
    channel: 'sms',
    to: form.get('To'),
    text: form.get('Body'),
    messageId: form.get('MessageSid'),
    sentAt: null,
    caller: callerOf(form.get('From')),
    handle: {},
  };
}

/** Always text/xml: Twilio would text any other body to the caller. */
function writeReply(_inbound: SmsInbound, text: string | null): HttpReply {
  const response = new MessagingResponse();
  if (text !== null) response.message(text);
  return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: response.toString() };
}
