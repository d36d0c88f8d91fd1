/**
 * Our own plain JSON, SMS: for bridges to gateways that have no adapter. docs/callback.md, written November 2026.
 * Certainty: verified (it is ours).
 *
 *   POST, application/json
 *   {"id":"b21f…","from":"+447700900001","to":"+442079460123","text":"CLINIC","sentAt":"2026-11-21T09:30:00Z"}
 *   → 200, application/json: {"text":"…"}, or {"text":null} to say nothing
 *
 * `from` decides whether an answer may go out at all: to mobile numbers of the line's countries, and nowhere else.
 */
import { defaultSmsLimits } from '../../render/limits.ts';
import { readJson } from '../body.ts';
import { callerOf } from '../caller.ts';
import type { HttpReply, RawRequest, Refusal, SmsGateway, SmsInbound } from '../gateway.ts';

export const sms: SmsGateway = {
  name: 'callback',
  company: 'a bridge of your own',
  documentation: 'docs/callback.md',
  readOn: '2026-11-21',
  readFrom: 'own-page',
  certainty: 'verified',
  settings: [],
  signing: 'none',
  namesLine: true,
  channel: 'sms',
  limits: defaultSmsLimits,
  replies: 'in-response',
  datesMessages: true,
  // A bridge may sit on any network: the words that carriers agree on.
  optOutWords: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'],
  verify: () => Promise.resolve(null),
  readInbound,
  writeReply,
};

function readInbound(request: RawRequest): SmsInbound | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const json = readJson(request);
  if ('refused' in json) return json;
  const [messageId, from, to, text] = ['id', 'from', 'to', 'text'].map((name) => json.fields.get(name));
  if ([messageId, from, to].some((value) => value === undefined || value === '') || text === undefined) {
    return { refused: 'missing-field' };
  }
  const sentAt = readTime(json.fields.get('sentAt') ?? null);
  if (typeof messageId !== 'string' || typeof from !== 'string') return { refused: 'malformed' };
  if (typeof to !== 'string' || typeof text !== 'string' || sentAt === 'malformed') return { refused: 'malformed' };
  return { channel: 'sms', to, text, messageId, sentAt, caller: callerOf(from), handle: {} };
}

/** Milliseconds since 1970 of an ISO 8601 time with its zone. */
function readTime(value: unknown): number | null | 'malformed' {
  if (value === null) return null;
  const hasZone = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(value);
  const time = hasZone ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? 'malformed' : time;
}

function writeReply(_inbound: SmsInbound, text: string | null): HttpReply {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text }) };
}
