/**
 * Vonage (Nexmo before), SMS, by its SMS API. https://developer.vonage.com/en/messaging/sms/guides/inbound-sms, read
 * November 2026. Certainty: verified (its pages; the types and `verifySignature` of its own `@vonage/sms` 1.24).
 *
 *   POST, application/x-www-form-urlencoded, or application/json with the same names: a setting of the account
 *   msisdn=447700900001&to=442079460123&messageId=0A00…&text=CLINIC&type=text&keyword=CLINIC&api-key=abcd1234
 *   &message-timestamp=2026-11-21+09%3A30%3A00 &timestamp=1795253400&nonce=…&sig=… where the account signs
 *   → 200 or 204; else it comes again for 24 hours (only after 429 and 5xx by api.support.vonage.com, article 360028543292)
 *
 * In the dashboard: "SMS API" (the Messages API is vonagemessages), "POST" or "POST-JSON" (by GET, the account's own default
 * in places, it would put numbers into addresses: refused). Numbers come without `+`. Replies are calls (send.ts).
 * Signing is off until support switches it on; then set VONAGE_SIGNATURE_SECRET, and choose SHA-256 HMAC in the dashboard:
 * HMACs of SHA-1, SHA-256 and SHA-512 are taken, told apart by length; the default, "MD5 hash", and MD5 HMAC are refused.
 * The signature covers every field and its time, but not the address. That it counts for half an hour is our rule. Unknown:
 * whether what is brought again is signed anew; where it is not, a repeat after half an hour is refused.
 * A long text comes in parts, one by one: the first is answered, the others are no message. Neither are delivery reports and
 * binary messages. `message-timestamp` (UTC) is when Vonage first pushed it to us.
 */
import { defaultSmsLimits } from '../../render/limits.ts';
import { type FieldNames, isOfType, readForm, readJsonForm } from '../body.ts';
import { callerOf } from '../caller.ts';
import type { GatewaySettings, NoMessage, RawRequest, Refusal, SmsGateway, SmsInbound } from '../gateway.ts';
import { withPlus } from '../numbers.ts';
import { takenIn } from '../sending.ts';
import { bytesOfHex, type Hash, isFresh, isMac, ownToleranceSeconds } from '../signature.ts';
import { sendReply } from './send.ts';
import { fieldsOf, signatureField, textToSign } from './signed.ts';

const kinds = { filled: [], optional: ['type', 'status', 'text', 'concat-part'] } as const;
const wire = { filled: ['messageId', 'msisdn', 'to'], present: ['text'], optional: ['message-timestamp'] } as const;

export const sms: SmsGateway = {
  name: 'vonage',
  company: 'Vonage (SMS API)',
  documentation: 'https://developer.vonage.com/en/messaging/sms/guides/inbound-sms',
  readOn: '2026-11-22',
  readFrom: 'own-page',
  certainty: 'verified',
  settings: ['VONAGE_API_KEY', 'VONAGE_API_SECRET'],
  optionalSettings: ['VONAGE_SIGNATURE_SECRET'],
  signing: 'optional-secret',
  namesLine: true,
  channel: 'sms',
  limits: defaultSmsLimits,
  replies: 'send',
  datesMessages: true,
  // Those of Opt-Out Assist (api.support.vonage.com, article 9398221473564), which is for the USA and Canada, on request.
  optOutWords: ['STOP', 'END', 'QUIT', 'CANCEL', 'UNSUBSCRIBE'],
  verify,
  readInbound,
  writeReply: takenIn,
  send: sendReply,
};

/** By the length of its hexadecimal digits. */
const hashes: ReadonlyMap<number, Hash> = new Map([
  [40, 'SHA-1'],
  [64, 'SHA-256'],
  [128, 'SHA-512'],
]);

async function verify(request: RawRequest, { secrets, now }: GatewaySettings): Promise<Refusal | null> {
  const known = secrets.VONAGE_SIGNATURE_SECRET ?? [];
  if (known.length === 0) return null;
  const fields = fieldsOf(request) ?? {};
  const signature = fields[signatureField] ?? '';
  const hash = hashes.get(signature.length);
  const isSigned = hash !== undefined && (await isMac(known, hash, textToSign(fields), bytesOfHex(signature)));
  if (!isSigned) return { refused: 'signature' };
  const signedAt = Number(fields.timestamp ?? Number.NaN) * 1000;
  return isFresh(signedAt, now, ownToleranceSeconds) ? null : { refused: 'stale' };
}

function readInbound(request: RawRequest): SmsInbound | NoMessage | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const kind = read(request, kinds);
  if ('refused' in kind) return kind;
  const isReport = kind.get('status') !== '' && !kind.has('text');
  const part = kind.get('concat-part');
  const isFurtherPart = part !== '' && Number(part) !== 1;
  if (isReport || isFurtherPart || kind.get('type') === 'binary') return { noMessage: true };
  const form = read(request, wire);
  if ('refused' in form) return form;
  return {
    channel: 'sms',
    to: withPlus(form.get('to')),
    text: form.get('text'),
    messageId: form.get('messageId'),
    sentAt: readTime(form.get('message-timestamp')),
    caller: callerOf(form.get('msisdn')),
    handle: {},
  };
}

const read = <Name extends string>(request: RawRequest, names: FieldNames<Name>) =>
  isOfType(request.headers, 'application/json') ? readJsonForm(request, names) : readForm(request, names);

/** Milliseconds since 1970 of `2026-11-21 09:30:00`, in UTC; null for another shape, which is no reason not to answer. */
function readTime(written: string): number | null {
  const [, day, hour] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(written) ?? [];
  const time = Date.parse(`${day}T${hour}Z`);
  return Number.isNaN(time) ? null : time;
}
