/**
 * Our own plain JSON, USSD: for bridges to gateways that have no adapter. docs/callback.md, written November 2026.
 * Certainty: verified (it is ours).
 *
 *   POST, application/json
 *   {"session":"7f1c…","caller":"+447700900001","code":"*384*00000#","inputs":["1","2"]}
 *   → 200, application/json: {"text":"1 Clinic…","ends":false}
 *
 * `inputs` is everything since the start, so that nothing is stored and a repeat gets the same answer.
 * `code` may be left out; where it comes it must be one of the line's.
 * Privacy: `caller` may be left out, and should be; nothing on USSD needs it.
 */
import { defaultUssdLimits } from '../../render/limits.ts';
import { readJson } from '../body.ts';
import { callerOf } from '../caller.ts';
import type { HttpReply, RawRequest, Refusal, UssdGateway, UssdInbound } from '../gateway.ts';

export const ussd: UssdGateway = {
  name: 'callback',
  company: 'a bridge of your own',
  documentation: 'docs/callback.md',
  readOn: '2026-11-21',
  readFrom: 'own-page',
  certainty: 'verified',
  settings: [],
  signing: 'none',
  namesLine: true,
  channel: 'ussd',
  limits: defaultUssdLimits,
  inputModel: 'cumulative',
  verify: () => Promise.resolve(null),
  readInbound,
  writeReply,
};

function readInbound(request: RawRequest): UssdInbound | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const json = readJson(request);
  if ('refused' in json) return json;
  const session = json.fields.get('session');
  const inputs = json.fields.get('inputs');
  const code = json.fields.get('code') ?? null;
  const caller = json.fields.get('caller') ?? '';
  if (session === undefined || session === '' || inputs === undefined) return { refused: 'missing-field' };
  if (typeof session !== 'string' || typeof caller !== 'string' || !isTextList(inputs)) return { refused: 'malformed' };
  if (code !== null && (typeof code !== 'string' || code === '')) return { refused: 'malformed' };
  return {
    channel: 'ussd',
    serviceCode: code,
    session,
    phase: inputs.length === 0 ? 'start' : 'continue',
    inputs,
    sequence: null,
    caller: callerOf(caller),
    handle: {},
  };
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function writeReply(_inbound: UssdInbound, page: { readonly text: string; readonly ends: boolean }): HttpReply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: page.text, ends: page.ends }),
  };
}
