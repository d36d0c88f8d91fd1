/**
 * Infobip, SMS. https://www.infobip.com/docs/api/channels/sms/inbound-sms/receive-inbound-sms-messages, read in
 * November 2026. Certainty: verified (its page, its OpenAPI description 3.210 of the format `MO_JSON_2`, an adapter
 * that runs in production), but for the parts of a long text.
 *
 *   POST, application/json
 *   {"results":[{"messageId":"817790313235066447","from":"447700900001","to":"442079460123","text":"CLINIC",
 *     "cleanText":"","keyword":"CLINIC","receivedAt":"2026-11-21T09:30:00.000+0000","smsCount":1,"price":{…}}],
 *    "messageCount":1,"pendingMessageCount":0}
 *   → 200: "your server returns this code if it accepts the callback"
 *
 * The answer carries no reply: that is a call of its own (send.ts).
 * Several messages may come in one request; how many at most is not documented, and more than 64 KiB are turned away.
 * One that cannot be read does not keep the others from being answered. Numbers come without a `+`, in `to` as well:
 * ten digits or more get theirs. `text` has the keyword in it and is read whole, `cleanText` is not. `receivedAt` has a
 * zone without a colon. Parts seem to be joined by the company (`smsCount` counts them; others read it so). A picture
 * message has `message` in place of `text`: it is answered as an empty text. Delivery reports (a `status`, and no
 * `from`) and clicks (`notificationType`) may be led to the same address: they are taken in. Retries of a callback are
 * not documented where they could be read.
 * Signing: by default nothing is signed. A subscription may be given Basic, OAuth, mutual TLS or an HMAC (MD5 to
 * SHA-512), but which header carries that and what it covers is not documented, so it is not checked: the secret in the
 * address stands for it. Privacy: campaign, entity and price come unasked and are not read.
 */
import { defaultSmsLimits } from '../../render/limits.ts';
import { batchOf } from '../batch.ts';
import { readFields, readJson } from '../body.ts';
import { callerOf } from '../caller.ts';
import { readIsoTime } from '../dates.ts';
import type { NoMessage, RawRequest, Refusal, SmsGateway, SmsInbound } from '../gateway.ts';
import { propertyOf } from '../json.ts';
import { withPlus } from '../numbers.ts';
import { takenIn } from '../sending.ts';
import { sendReply } from './send.ts';

const wire = { filled: ['messageId', 'from', 'to'], optional: ['text', 'receivedAt'] } as const;

export const sms: SmsGateway = {
  name: 'infobip',
  company: 'Infobip',
  documentation: 'https://www.infobip.com/docs/api/channels/sms/inbound-sms/receive-inbound-sms-messages',
  readOn: '2026-11-22',
  readFrom: 'own-page',
  certainty: 'verified',
  settings: ['INFOBIP_API_KEY', 'INFOBIP_BASE_URL'],
  signing: 'none',
  maxBodyBytes: 64 * 1024,
  namesLine: true,
  channel: 'sms',
  limits: defaultSmsLimits,
  replies: 'send',
  datesMessages: true,
  // https://www.infobip.com/docs/blocklist: each account chooses its words; these are what carriers agree on.
  optOutWords: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'],
  verify: () => Promise.resolve(null),
  readInbound,
  writeReply: takenIn,
  send: sendReply,
};

function readInbound(request: RawRequest): SmsInbound | NoMessage | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const json = readJson(request);
  if ('refused' in json) return json;
  const results = json.fields.get('results');
  if (results === undefined) return json.fields.has('notificationType') ? noMessage : { refused: 'missing-field' };
  if (!Array.isArray(results)) return { refused: 'malformed' };
  return batchOf(results.map(readResult));
}

const noMessage: NoMessage = { noMessage: true };

function readResult(result: unknown): SmsInbound | NoMessage | Refusal {
  const isReport = propertyOf(result, 'status') !== undefined && propertyOf(result, 'from') === undefined;
  if (isReport) return noMessage;
  const form = readFields(result, wire);
  if ('refused' in form) return form;
  return {
    channel: 'sms',
    to: withPlus(form.get('to')),
    text: form.get('text'),
    messageId: form.get('messageId'),
    sentAt: readIsoTime(form.get('receivedAt')),
    caller: callerOf(form.get('from')),
    handle: {},
  };
}
