/**
 * Clickatell, SMS, on its platform (portal.clickatell.com; not the older Communicator and Central).
 * https://help.clickatell.com/developers-api-reference/reference/one-api-client-callbacks, read November 2026.
 * Certainty: verified (that page for the One API;
 * https://www.clickatell.com/developers/api-documentation/http-api-reply-callback/ for the SMS API), but for texts in
 * other charsets than UTF-8, which text.ts explains.
 *
 *   POST, application/json, of an integration of the One API:
 *   {"integrationId":"…","event":{"moText":[{"channel":"sms","messageId":"3a89…","from":"447700900001","to":"442079460123",
 *    "timestamp":1795253400000,"content":"CLINIC","charset":"UTF-8"}]}}
 *   or, of an integration of the SMS API (its callback has to be set to POST):
 *   {"messageId":"…","replyMessageId":"3a89…","fromNumber":"447700900001","toNumber":"442079460123",
 *    "timestamp":1795253400000,"text":"CLINIC","charset":"UTF-8","udh":"050003A70201"}
 *   → any 2xx; else it comes again. It may come twice, and late
 *
 * The answer carries no reply: that is a call of its own (send.ts), by the API over which the message came.
 * In the SMS API `replyMessageId` is the message's own id and `messageId` that of the message it answers; the tests
 * of nyaruka/courier, which runs in production, have `messageId` alone, which is then its own. Statuses, media, places and what
 * came over WhatsApp are events too, and no texts to answer. "Batch sizes are always 1" for now; more are read all the
 * same, and one that cannot be read does not keep the others from being answered.
 * Nothing is signed: the secret in the address stands for it. Not known: whether long texts come joined. Where `udh` (the
 * header of a text in parts) says that this is a further part it is no message; the One API names no such field.
 * Privacy: the network and a profile's name come unasked and are not read.
 */
import { defaultSmsLimits } from '../../render/limits.ts';
import { batchOf } from '../batch.ts';
import { readFields, readJson } from '../body.ts';
import { callerOf } from '../caller.ts';
import type { NoMessage, RawRequest, Refusal, SmsGateway, SmsInbound } from '../gateway.ts';
import { propertyOf } from '../json.ts';
import { withPlus } from '../numbers.ts';
import { takenIn } from '../sending.ts';
import { sendReply } from './send.ts';
import { decodeText, isFurtherPart } from './text.ts';

export const sms: SmsGateway = {
  name: 'clickatell',
  company: 'Clickatell',
  documentation: 'https://help.clickatell.com/developers-api-reference/reference/one-api-client-callbacks',
  readOn: '2026-11-22',
  readFrom: 'own-page',
  certainty: 'verified',
  settings: ['CLICKATELL_API_KEY'],
  signing: 'none',
  namesLine: true,
  channel: 'sms',
  limits: defaultSmsLimits,
  replies: 'send',
  datesMessages: true,
  // A setting of the integration. No list is documented: these are the words that carriers agree on.
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
  const event = json.fields.get('event') ?? null;
  return event === null ? readOne(Object.fromEntries(json.fields)) : readEvent(event);
}

/** The One API: an event holds lists, of which one is of texts. */
function readEvent(event: unknown): SmsInbound | NoMessage | Refusal {
  const texts = propertyOf(event, 'moText') ?? [];
  if (typeof event !== 'object' || Array.isArray(event) || !Array.isArray(texts)) return { refused: 'malformed' };
  return batchOf(texts.filter(isSms).map(readText));
}

/** What names no channel is SMS. The company's own samples have spaces behind the name. */
function isSms(text: unknown): boolean {
  const channel = propertyOf(text, 'channel') ?? 'sms';
  return typeof channel !== 'string' || channel.trim().toLowerCase() === 'sms';
}

function readText(text: unknown): SmsInbound | Refusal {
  const optional = ['timestamp', 'charset'] as const;
  const form = readFields(text, { filled: ['messageId', 'from', 'to'], present: ['content'], optional });
  if ('refused' in form) return form;
  return {
    channel: 'sms',
    to: withPlus(form.get('to')),
    text: decodeText(form.get('content'), form.get('charset')),
    messageId: form.get('messageId'),
    sentAt: readTime(form.get('timestamp')),
    caller: callerOf(form.get('from')),
    handle: { api: 'one' },
  };
}

/** The SMS API: one message, flat. A report has a status, and no text; of a text in parts the first is answered. */
function readOne(message: unknown): SmsInbound | NoMessage | Refusal {
  const optional = ['messageId', 'replyMessageId', 'timestamp', 'charset', 'statusCode', 'udh'] as const;
  const kind = readFields(message, { filled: [], optional });
  if ('refused' in kind) return kind;
  if (kind.get('statusCode') !== '' || isFurtherPart(kind.get('udh'))) return { noMessage: true };
  const id = kind.get('replyMessageId') === '' ? 'messageId' : 'replyMessageId';
  const form = readFields(message, { filled: [id, 'fromNumber', 'toNumber'], present: ['text'] });
  if ('refused' in form) return form;
  return {
    channel: 'sms',
    to: withPlus(form.get('toNumber')),
    text: decodeText(form.get('text'), kind.get('charset')),
    messageId: form.get(id),
    sentAt: readTime(kind.get('timestamp')),
    caller: callerOf(form.get('fromNumber')),
    handle: { api: 'sms' },
  };
}

/** Milliseconds since 1970; null for anything else, which is no reason not to answer. */
const readTime = (time: string): number | null => (/^\d{12,13}$/.test(time) ? Number(time) : null);
