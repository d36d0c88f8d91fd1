/**
 * Sinch, SMS (the REST API, also known as XMS). https://developers.sinch.com/docs/sms/api-reference/sms/tag/Webhooks/,
 * read November 2026. Certainty: verified (that page; npm's `@sinch/sms` 1.4.0 and `@sinch/sdk-client`).
 *
 *   POST, application/json
 *   {"type":"mo_text","id":"01W4…","from":"447700900001","to":"442079460123","body":"CLINIC",
 *    "received_at":"2026-11-21T09:30:00.000Z","operator_id":"23410"}
 *   → 200; after 5xx and 429 it comes again, 5 s later and then ever later, for up to 22 hours
 *
 * The answer carries no reply: that is a call of its own (send.ts).
 * Signed on request alone, by the account manager (that part of the page was read in part, the signing itself is the
 * SDK's); then SINCH_WEBHOOK_SECRET has to be set. Base64 of the HMAC-SHA256 of `body.nonce.timestamp` in
 * `x-sinch-webhook-signature`, beside `-nonce`, `-timestamp` (Unix seconds) and `-algorithm`. It covers no address. Not
 * known: whether a repeat is signed anew; one that is not, and comes later than half an hour (our rule), is stale.
 * Reports of delivery come to the same address (`delivery_report_sms` …), as do binary messages and those with media:
 * none of them is a text to answer. Not known: whether long texts come joined.
 * Privacy: `operator_id`, the caller's network, comes unasked and is not read.
 */
import { defaultSmsLimits } from '../../render/limits.ts';
import { readFields, readJson } from '../body.ts';
import { callerOf } from '../caller.ts';
import { readIsoTime } from '../dates.ts';
import type { GatewaySettings, NoMessage, RawRequest, Refusal, SmsGateway, SmsInbound } from '../gateway.ts';
import { withPlus } from '../numbers.ts';
import { takenIn } from '../sending.ts';
import { bytesOfBase64, isFresh, isMac, ownToleranceSeconds } from '../signature.ts';
import { sendReply } from './send.ts';

const wire = { filled: ['id', 'from', 'to'], present: ['body'], optional: ['received_at'] } as const;

export const sms: SmsGateway = {
  name: 'sinch',
  company: 'Sinch',
  documentation: 'https://developers.sinch.com/docs/sms/api-reference/sms/tag/Webhooks/',
  readOn: '2026-11-22',
  readFrom: 'own-page-in-part',
  certainty: 'verified',
  settings: ['SINCH_SERVICE_PLAN_ID', 'SINCH_API_TOKEN', 'SINCH_REGION'],
  optionalSettings: ['SINCH_WEBHOOK_SECRET'],
  signing: 'optional-secret',
  namesLine: true,
  channel: 'sms',
  limits: defaultSmsLimits,
  replies: 'send',
  datesMessages: true,
  // The network answers STOP on toll-free numbers. No list is documented: these are the words that carriers agree on.
  optOutWords: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'],
  verify,
  readInbound,
  writeReply: takenIn,
  send: sendReply,
};

async function verify({ headers, body }: RawRequest, { secrets, now }: GatewaySettings): Promise<Refusal | null> {
  const keys = secrets.SINCH_WEBHOOK_SECRET ?? [];
  if (keys.length === 0) return null;
  const [mac = '', nonce = '', timestamp = ''] = ['', '-nonce', '-timestamp'].map(
    (part) => headers.get(`x-sinch-webhook-signature${part}`) ?? '',
  );
  const isSigned = await isMac(keys, 'SHA-256', `${body}.${nonce}.${timestamp}`, bytesOfBase64(mac));
  if (!isSigned || !/^\d{1,12}$/.test(timestamp)) return { refused: 'signature' };
  return isFresh(Number(timestamp) * 1000, now, ownToleranceSeconds) ? null : { refused: 'stale' };
}

function readInbound(request: RawRequest): SmsInbound | NoMessage | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const json = readJson(request);
  if ('refused' in json) return json;
  const message = Object.fromEntries(json.fields);
  const kind = readFields(message, { filled: ['type'] });
  if ('refused' in kind) return kind;
  if (kind.get('type') !== 'mo_text') return { noMessage: true };
  const form = readFields(message, wire);
  if ('refused' in form) return form;
  return {
    channel: 'sms',
    to: withPlus(form.get('to')),
    text: form.get('body'),
    messageId: form.get('id'),
    sentAt: readIsoTime(form.get('received_at')),
    caller: callerOf(form.get('from')),
    handle: {},
  };
}
