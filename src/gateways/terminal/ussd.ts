/**
 * The terminal's phone (`npm run dial`), USSD: no company, and in no list of gateways.ts: no address leads to it.
 * It keeps the contract of the others, so that what the terminal shows is what the line says. Written November 2026;
 * certainty: verified (it is ours).
 *
 *   application/x-www-form-urlencoded
 *   session=1&caller=%2B447700900001&code=*384*00000%23&inputs=1%0A2%0A
 *   → 200, text/plain: `more` or `end` on the first line, the page below it
 *
 * Every input ends in a line break, as it was typed.
 */
import { defaultUssdLimits } from '../../render/limits.ts';
import { readForm } from '../body.ts';
import { callerOf } from '../caller.ts';
import type { HttpReply, RawRequest, Refusal, UssdGateway, UssdInbound } from '../gateway.ts';

const wire = { filled: ['session', 'caller', 'code'], present: ['inputs'] } as const;

export const ussd: UssdGateway = {
  name: 'terminal',
  company: 'the terminal',
  documentation: 'src/gateways/terminal/ussd.ts',
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
  const form = readForm(request, wire);
  if ('refused' in form) return form;
  const inputs = form.get('inputs').split('\n').slice(0, -1);
  return {
    channel: 'ussd',
    serviceCode: form.get('code'),
    session: form.get('session'),
    phase: inputs.length === 0 ? 'start' : 'continue',
    inputs,
    sequence: null,
    caller: callerOf(form.get('caller')),
    handle: {},
  };
}

function writeReply(_inbound: UssdInbound, page: { readonly text: string; readonly ends: boolean }): HttpReply {
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: `${page.ends ? 'end' : 'more'}\n${page.text}`,
  };
}
