/**
 * Oltranz (Rwanda), USSD gateway. https://developers.oltranz.com/ussdgateway/objects.html and `requirements` beside
 * it, read November 2026, also in the company's own repository of them (OLTRANZ/publc-documentation on GitHub).
 * Certainty: verified. It wants "the same object" back with `response` and `action` filled; ours has no `text`, since no
 * answer of a line holds what was typed.
 *
 *   POST, application/json
 *   {"sessionId":"13245200800899890","serviceCode":"123","phoneNumber":"447700900001","text":"","response":"",
 *    "action":"CON","transactionId":"","requestTime":"2019-01-01 02:10:10","newRequest":1,"charge":"N","amount":0.0}
 *   → 200, application/json: the same fields, `response` the page, `action` CON (goes on) or END
 *
 * `text` is the newest input alone. `newRequest`, optional, is 1 in the first request of a session and 0 in further
 * ones; true and false are read too. The page's own sample of a first request has 0 beside an empty text: read as an empty
 * input, which begins a call that nobody knows. Where it does not come, an empty text is the start. `serviceCode`, if it
 * comes, is written `123`, `726*100`, `*123#` or `*123*100#`; a secondary code is a primary
 * one with more behind it.
 * Not known: whether keys dialled behind the code arrive in it, what `text` holds at the start (it is not read there),
 * whether POST is the method, what an aborted call looks like. Nothing is signed.
 * `charge` and `amount` would make the caller pay for the session: always N and 0, whatever came.
 * Steps have no number: a request that is delivered twice may move twice; it then shows a true page, though a further
 * one.
 */
import { bareUssdLimits } from '../../render/limits.ts';
import { readJsonForm } from '../body.ts';
import { callerOf } from '../caller.ts';
import { echoOf } from '../echo.ts';
import type { HttpReply, RawRequest, Refusal, UssdGateway, UssdInbound } from '../gateway.ts';

const wire = {
  filled: ['sessionId'],
  optional: ['serviceCode', 'phoneNumber', 'text', 'newRequest', 'requestTime'],
} as const;

export const ussd: UssdGateway = {
  name: 'oltranz',
  company: 'Oltranz',
  documentation: 'https://developers.oltranz.com/ussdgateway/objects.html',
  readOn: '2026-11-22',
  readFrom: 'own-page',
  certainty: 'verified',
  settings: [],
  signing: 'none',
  namesLine: true,
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
  const form = readJsonForm(request, wire);
  if ('refused' in form) return form;
  const text = form.get('text');
  const phase = readPhase(form.get('newRequest'), text);
  if (phase === null) return { refused: 'unknown-phase' };
  const session = form.get('sessionId');
  const code = form.get('serviceCode');
  return {
    channel: 'ussd',
    serviceCode: phase === 'start' ? codeOf(code.trim()) : null,
    session,
    phase,
    inputs: phase === 'start' ? [] : [text],
    sequence: null,
    caller: callerOf(form.get('phoneNumber')),
    handle: { session, code, phase, time: form.get('requestTime') },
  };
}

const codeOf = (written: string): string | null => (written === '' ? null : `*${written.replace(/^\*|#$/g, '')}#`);

function readPhase(newRequest: string, text: string): 'start' | 'continue' | null {
  if (newRequest === '') return text === '' ? 'start' : 'continue';
  if (/^(?:1|true)$/i.test(newRequest)) return 'start';
  return /^(?:0|false)$/i.test(newRequest) ? 'continue' : null;
}

function writeReply(inbound: UssdInbound, page: { readonly text: string; readonly ends: boolean }): HttpReply {
  const { session = '', code = '', phase = '', time = '' } = inbound.handle;
  const answer = {
    sessionId: session,
    serviceCode: code,
    phoneNumber: echoOf(inbound),
    text: '',
    response: page.text,
    action: page.ends ? 'END' : 'CON',
    transactionId: '',
    requestTime: time,
    newRequest: phase === 'start' ? 1 : 0,
    charge: 'N',
    amount: 0,
  };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) };
}
