/**
 * Nalo Solutions (Ghana), USSD. https://documenter.getpostman.com/view/7705958/UyrEhaLQ, read November 2026: its
 * beginning alone (POST, JSON, a user id that the company gives out). Certainty: third party. Fields, types and
 * lengths are from a client library that says it follows the rest of that page, and from the notes and samples of four
 * applications.
 *
 *   POST, application/json
 *   {"USERID":"NALOTest","MSISDN":"447700900001","USERDATA":"*384*00000#","MSGTYPE":true,"NETWORK":"MTN",
 *    "SESSIONID":"16590115252429751"}
 *   → 200, application/json: {"USERID":"NALOTest","MSG":"1 Clinic…","MSGTYPE":true}
 *
 * MSGTYPE true, 1 or "true" is the first request of a call. In the answer true goes on and false ends it (one
 * application has it the other way round, the others agree). The first USERDATA is what was dialled, on MTN without
 * its `#`, or empty; then it is the newest input alone. MSG holds 120 characters. MSISDN is optional in the answer, so
 * it is not sent back.
 * Not known: whether keys dialled behind the code arrive, what an aborted call looks like, how an empty input travels.
 * One application knows error codes in USERDATA, but not which: they are read as input. Nothing is signed.
 *
 * Steps have no number: a request that is delivered twice may move twice; it then shows a true page, though a further
 * one.
 * SESSIONID may change in the middle of a call, and does not always come (one application goes by the number alone for
 * that reason). A call is therefore known by its caller as well, whenever its session is not: by a bucket of 16 bits that
 * lives in memory only. Callers whose sessions stay the same do not meet. Of the others two at once share one with a probability of 1
 * in 65,536; of ten at once some two do with 1 in 1,457, of a hundred with 1 in 14. They then move each other's call:
 * each sees true pages, but maybe not the one that was asked for.
 * Privacy: the network comes unasked and is not read.
 */
import { bareUssdLimits } from '../../render/limits.ts';
import { readJsonForm } from '../body.ts';
import { callerOf } from '../caller.ts';
import { readDialled } from '../dialled.ts';
import type { HttpReply, RawRequest, Refusal, UssdGateway, UssdInbound } from '../gateway.ts';

const wire = { filled: ['USERID', 'MSGTYPE'], optional: ['SESSIONID', 'MSISDN', 'USERDATA'] } as const;

export const ussd: UssdGateway = {
  name: 'nalo',
  company: 'Nalo Solutions',
  documentation: 'https://documenter.getpostman.com/view/7705958/UyrEhaLQ',
  readOn: '2026-11-22',
  readFrom: 'own-page-in-part',
  certainty: 'third-party',
  settings: [],
  signing: 'none',
  namesLine: false,
  channel: 'ussd',
  limits: { ...bareUssdLimits, maxSeptets: 120 },
  inputModel: 'last-input',
  unsteadySessions: true,
  verify: () => Promise.resolve(null),
  readInbound,
  writeReply,
};

function readInbound(request: RawRequest): UssdInbound | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const form = readJsonForm(request, wire);
  if ('refused' in form) return form;
  const phase = readPhase(form.get('MSGTYPE'));
  if (phase === null) return { refused: 'unknown-phase' };
  const session = form.get('SESSIONID').trim();
  const number = form.get('MSISDN');
  if (session === '' && number.trim() === '') return { refused: 'missing-field' };
  const isStart = phase === 'start';
  return {
    channel: 'ussd',
    serviceCode: isStart ? readDialled(form.get('USERDATA')) : null,
    session: session === '' ? null : session,
    phase,
    inputs: isStart ? [] : [form.get('USERDATA')],
    sequence: null,
    caller: callerOf(number),
    handle: { user: form.get('USERID') },
  };
}

function readPhase(type: string): 'start' | 'continue' | null {
  if (/^(?:true|1)$/i.test(type)) return 'start';
  return /^(?:false|0)$/i.test(type) ? 'continue' : null;
}

function writeReply({ handle }: UssdInbound, page: { readonly text: string; readonly ends: boolean }): HttpReply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ USERID: handle.user ?? '', MSG: page.text, MSGTYPE: !page.ends }),
  };
}
