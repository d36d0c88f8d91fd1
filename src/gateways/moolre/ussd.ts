/**
 * Moolre (Ghana), USSD. https://docs.moolre.com/ussd (of 9 February 2024), read November 2026.
 * Certainty: verified (that page), but for what is marked so below.
 *
 *   POST, JSON
 *   {"sessionId":"3-17074657982460137","new":true,"msisdn":"447700900001","network":3,"message":"","extension":"109",
 *    "data":"2*1"}
 *   → 200: {"message":"1 Clinic…","reply":true}; `false` is the last page
 *
 * `*203*109*11005#` starts with the extension 109 and the data 11005: the 203 is said nowhere (919 is in use as well),
 * so that neither tells which code was dialled. That several keys come in `data` with `*` between them, as they were
 * dialled, is likely and written nowhere; it is read at the start alone. Data that begin with a star are taken for all that
 * was dialled: keys are read behind a code of the line, and else there are none. `message` is what the caller answered; one
 * server in use takes it for all answers so far, joined with `*`, others do not: the piece behind the last `*` is the
 * newest either way.
 * The table writes `sessionid`, the sample `sessionId` (third party): both are read. So is the content type of a form,
 * under which Moolre was seen to send JSON (third party), and a true form.
 * Steps have no numbers: a request that is repeated may move a call twice. No sign of an end is known: a call that the
 * caller leaves is dropped by its age. Not known: what an empty answer looks like, whether Moolre repeats a request; it
 * waits 5 s (third party).
 * Nothing is signed: the secret in the address stands for it. Privacy: the network comes unasked and is not read; the
 * number is not needed.
 */
import { bareUssdLimits } from '../../render/limits.ts';
import { type Form, isOfType, readForm, readJsonForm } from '../body.ts';
import { callerOf } from '../caller.ts';
import { readDialled } from '../dialled.ts';
import type { HttpReply, RawRequest, Refusal, UssdGateway, UssdInbound } from '../gateway.ts';

const wire = { filled: ['new'], optional: ['sessionId', 'sessionid', 'msisdn', 'message', 'data'] } as const;
type Field = (typeof wire.filled)[number] | (typeof wire.optional)[number];

const phases: ReadonlyMap<string, UssdInbound['phase']> = new Map([
  ['true', 'start'],
  ['1', 'start'],
  ['false', 'continue'],
  ['0', 'continue'],
]);

export const ussd: UssdGateway = {
  name: 'moolre',
  company: 'Moolre',
  documentation: 'https://docs.moolre.com/ussd',
  readOn: '2026-11-22',
  readFrom: 'own-page',
  certainty: 'verified',
  settings: [],
  signing: 'none',
  namesLine: false,
  channel: 'ussd',
  limits: bareUssdLimits,
  inputModel: 'last-input',
  verify: () => Promise.resolve(null),
  readInbound,
  writeReply,
};

function readInbound(request: RawRequest): UssdInbound | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const form = readEither(request);
  if ('refused' in form) return form;
  const session = form.get('sessionId') || form.get('sessionid');
  if (session.trim() === '') return { refused: 'missing-field' };
  const phase = phases.get(form.get('new').toLowerCase());
  if (phase === undefined) return { refused: 'malformed' };
  const data = form.get('data').trim();
  const isStart = phase === 'start';
  return {
    channel: 'ussd',
    serviceCode: isStart ? readDialled(data) : null,
    session,
    phase,
    inputs: isStart ? readKeys(data) : [readNewest(form.get('message'))],
    sequence: null,
    caller: callerOf(form.get('msisdn')),
    handle: {},
  };
}

function readEither(request: RawRequest): Form<Field> | Refusal {
  if (!isOfType(request.headers, 'application/x-www-form-urlencoded')) return readJsonForm(request, wire);
  if (!request.body.trimStart().startsWith('{')) return readForm(request, wire);
  return readJsonForm({ ...request, headers: new Headers({ 'content-type': 'application/json' }) }, wire);
}

/** The keys dialled behind the extension; none where it is all that was dialled. */
function readKeys(data: string): readonly string[] {
  const keys = data.replace(/#$/, '');
  return /^$|^[*#]/.test(keys) ? [] : keys.split('*');
}

const readNewest = (message: string): string => message.slice(message.lastIndexOf('*') + 1);

function writeReply(_inbound: UssdInbound, page: { readonly text: string; readonly ends: boolean }): HttpReply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: page.text, reply: !page.ends }),
  };
}
