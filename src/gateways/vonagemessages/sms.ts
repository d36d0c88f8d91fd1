/**
 * Vonage, SMS, by its Messages API, version 1. https://developer.vonage.com/en/messages/concepts/signed-webhooks and
 * https://developer.vonage.com/en/api/messages, read November 2026. Certainty: verified (its pages; the inbound messages of
 * its own libraries for Java and PHP; a signed token that its library for Ruby publishes with its secret).
 *
 *   POST, application/json, Authorization: Bearer (a JWT, HS256 under the signature secret)
 *   {"channel":"sms","message_type":"text","message_uuid":"aaaaaaaa-…","from":"447700900001","to":"442079460123",
 *    "timestamp":"2026-11-21T09:30:00Z","text":"CLINIC","usage":{"price":…},"sms":{"num_messages":"1","keyword":"CLINIC"}}
 *   claims: iss "Vonage", iat (seconds), jti, payload_hash (SHA-256 of the body in hexadecimal digits), api_key
 *   → 200; after 429 or 5xx it comes again for 24 hours (api.support.vonage.com, article 360028543292)
 *
 * In the dashboard: "Messages API" for SMS, version 1 of the callbacks (the older shape is refused), the inbound address of
 * the application that the number belongs to. All is signed, always by HS256 whatever the account signs elsewhere by.
 * The hash is taken over the body as it came. That a token counts for half an hour is our rule. Unknown: whether what is
 * brought again is signed anew; where it is not, a repeat after half an hour is refused. Vonage says that it may, rarely,
 * send a message unsigned: that one is refused, and lost. A long text comes whole [memory]; numbers come without `+`.
 * Other channels, pictures and status reports are no message. Replies are calls (send.ts).
 * Privacy: `origin` (the network) comes unasked and is not read.
 */
import { verify as verifyToken } from 'hono/jwt';
import { defaultSmsLimits } from '../../render/limits.ts';
import { readFields, readJson } from '../body.ts';
import { callerOf } from '../caller.ts';
import { readIsoTime } from '../dates.ts';
import type { GatewaySettings, NoMessage, RawRequest, Refusal, SmsGateway, SmsInbound } from '../gateway.ts';
import { propertyOf } from '../json.ts';
import { withPlus } from '../numbers.ts';
import { takenIn } from '../sending.ts';
import { isFresh, ownToleranceSeconds, sha256Hex } from '../signature.ts';
import { sendReply } from './send.ts';

const kinds = { filled: [], optional: ['channel', 'message_type', 'status', 'text'] } as const;
const wire = {
  filled: ['channel', 'message_uuid', 'from', 'to'],
  present: ['text'],
  optional: ['timestamp'],
} as const;

export const sms: SmsGateway = {
  name: 'vonagemessages',
  company: 'Vonage (Messages API)',
  documentation: 'https://developer.vonage.com/en/api/messages',
  readOn: '2026-11-22',
  readFrom: 'own-page',
  certainty: 'verified',
  settings: ['VONAGE_API_KEY', 'VONAGE_API_SECRET', 'VONAGE_SIGNATURE_SECRET'],
  signing: 'shared-secret',
  signingSettings: ['VONAGE_SIGNATURE_SECRET'],
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

async function verify({ headers, body }: RawRequest, { secrets, now }: GatewaySettings): Promise<Refusal | null> {
  const known = (secrets.VONAGE_SIGNATURE_SECRET ?? []).filter((secret) => secret !== '');
  if (known.length === 0) return { refused: 'not-configured' };
  const [, token = ''] = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  const [claims] = (await Promise.all(known.map((secret) => claimsOf(token, secret)))).filter(
    (found) => found !== null,
  );
  if (claims === undefined) return { refused: 'signature' };
  const issuedAt = propertyOf(claims, 'iat');
  const issuedAtMilliseconds = typeof issuedAt === 'number' ? issuedAt * 1000 : Number.NaN;
  if (!isFresh(issuedAtMilliseconds, now, ownToleranceSeconds) || !isInForce(claims, now)) return { refused: 'stale' };
  // No secret is compared here: the hash stands in the token for all to read.
  return propertyOf(claims, 'payload_hash') === (await sha256Hex(body)) ? null : { refused: 'signature' };
}

/** Whether it has begun and not ended, where it says so, as its library counts: to the second, from `nbf` to before `exp`. */
function isInForce(claims: object, now: number): boolean {
  const [begins = 0, ends = Number.POSITIVE_INFINITY] = ['nbf', 'exp'].map((name) => propertyOf(claims, name));
  if (typeof begins !== 'number' || typeof ends !== 'number') return false;
  const nowSeconds = Math.floor(now / 1000);
  return begins <= nowSeconds && nowSeconds < ends;
}

/** The claims of a token that was signed with this secret; null for any other. Its time is read by our clock, not by its. */
async function claimsOf(token: string, secret: string): Promise<object | null> {
  try {
    return await verifyToken(token, secret, { alg: 'HS256', iss: 'Vonage', nbf: false, exp: false, iat: false });
  } catch {
    return null;
  }
}

function readInbound(request: RawRequest): SmsInbound | NoMessage | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const json = readJson(request);
  if ('refused' in json) return json;
  const message = Object.fromEntries(json.fields);
  const kind = readFields(message, kinds);
  if ('refused' in kind) return kind;
  const isReport = kind.get('status') !== '' && !kind.has('text');
  const isOther = !['', 'sms'].includes(kind.get('channel')) || !['', 'text'].includes(kind.get('message_type'));
  if (isReport || isOther) return { noMessage: true };
  const form = readFields(message, wire);
  if ('refused' in form) return form;
  return {
    channel: 'sms',
    to: withPlus(form.get('to')),
    text: form.get('text'),
    messageId: form.get('message_uuid'),
    sentAt: readIsoTime(form.get('timestamp')),
    caller: callerOf(form.get('from')),
    handle: {},
  };
}
