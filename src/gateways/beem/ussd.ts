/**
 * Beem (Tanzania), USSD Hub. https://docs.beem.africa/ussd, November 2026: that page could not be had.
 * Certainty: third party. The fields are those of four applications and libraries that cite it and agree with each other.
 *
 *   POST, application/json
 *   {"command":"continue","msisdn":"447700900001","session_id":"4574","operator":"vodacom",
 *    "payload":{"request_id":1,"response":"2"}}
 *   → 200, application/json, the bare object:
 *   {"msisdn":"447700900001","operator":"vodacom","session_id":"4574","command":"continue",
 *    "payload":{"request_id":1,"request":"1 Clinic…"}}
 *
 * `command` is initiate, continue or terminate; the last says that the call is over and needs no page. `response` is
 * the newest input, text or number; at the start it is 0 or empty. In the answer `continue` goes on and `terminate`
 * ends (one application writes `initiate` on the first page, the others do not).
 * Ids are short: they may be unique within a network alone, so that `operator` and `session_id` together name the call.
 * Not known: whether keys dialled behind the code arrive (a `response` at the start that begins with `*` is taken for
 * what was dialled), how an empty input travels, what `request_id` is for (some send back the one that came, as we do;
 * others count their menus with it). Nothing is signed, and no header can be set.
 * Steps have no number that could be relied on: a request that is delivered twice may move twice; it then shows a true
 * page, though a further one. Privacy: `msisdn` may be missing, since nothing on USSD needs it; all who
 * use it send it back, and so do we.
 */
import { bareUssdLimits } from '../../render/limits.ts';
import { readFields, readJson } from '../body.ts';
import { callerOf } from '../caller.ts';
import { readDialled } from '../dialled.ts';
import { echoOf } from '../echo.ts';
import type { HttpReply, RawRequest, Refusal, UssdGateway, UssdInbound } from '../gateway.ts';

const wire = { filled: ['command', 'session_id'], optional: ['msisdn', 'operator'] } as const;
const payloadWire = { filled: [], optional: ['request_id', 'response'] } as const;
const phases: ReadonlyMap<string, UssdInbound['phase']> = new Map([
  ['initiate', 'start'],
  ['continue', 'continue'],
  ['terminate', 'ended'],
]);

export const ussd: UssdGateway = {
  name: 'beem',
  company: 'Beem',
  documentation: 'https://docs.beem.africa/ussd',
  readOn: '2026-11-22',
  readFrom: 'elsewhere',
  certainty: 'third-party',
  settings: [],
  signing: 'none',
  namesLine: false,
  channel: 'ussd',
  limits: bareUssdLimits,
  inputModel: 'last-input',
  echoesNumber: true,
  verify: () => Promise.resolve(null),
  readInbound,
  writeReply,
};

function readInbound(request: RawRequest): UssdInbound | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const json = readJson(request);
  if ('refused' in json) return json;
  const form = readFields(Object.fromEntries(json.fields), wire);
  if ('refused' in form) return form;
  const payload = readFields(payloadOf(json.fields.get('payload')), payloadWire);
  if ('refused' in payload) return payload;
  const phase = phases.get(form.get('command').toLowerCase());
  if (phase === undefined) return { refused: 'unknown-phase' };
  const response = payload.get('response');
  const session = form.get('session_id');
  const operator = form.get('operator');
  return {
    channel: 'ussd',
    serviceCode: phase === 'start' ? readDialled(response) : null,
    session: `${operator}/${session}`,
    phase,
    inputs: phase === 'continue' ? [response] : [],
    sequence: null,
    caller: callerOf(form.get('msisdn')),
    handle: { session, operator, menu: payload.get('request_id') },
  };
}

/** As if it had not come where it is empty, or a list, which is how PHP writes an empty object. */
const payloadOf = (payload: unknown): unknown => (payload === '' || Array.isArray(payload) ? {} : (payload ?? {}));

/** An envelope around the object breaks it. */
function writeReply(inbound: UssdInbound, page: { readonly text: string; readonly ends: boolean }): HttpReply {
  const { session = '', operator = '', menu = '' } = inbound.handle;
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      msisdn: echoOf(inbound),
      operator,
      session_id: session,
      command: page.ends ? 'terminate' : 'continue',
      payload: { request_id: /^\d{0,15}$/.test(menu) ? Number(menu) : menu, request: page.text },
    }),
  };
}
