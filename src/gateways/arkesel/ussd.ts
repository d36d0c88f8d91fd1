/**
 * Arkesel (Ghana), USSD. https://developers.arkesel.com (spec 2.4.0), November 2026: that page could not be had. Fields
 * of request and answer are those of Arkesel's own sample servers (github.com/ArkeselDev: express-, php-,
 * fastapi-ussd-sample, DotnetUssdSample); what they hold is third party (the sample of the spec as three servers quote
 * it, a session recorded in July 2026). Certainty: third party.
 *
 *   POST, application/json
 *   {"sessionID":"17840000000000131","userID":"MADEUP0ACC_0UNT","newSession":true,"msisdn":"447700900001",
 *    "userData":"*928*123#","network":"MTN"}
 *   → 200: {"sessionID":"1784…","userID":"MADE…","msisdn":"447700900001","message":"1 Clinic…","continueSession":true};
 *     `false` is the last page
 *
 * Arkesel's samples send all five fields back, the number among them, and so do we: one server says that Arkesel's
 * simulator refuses an answer that lacks one of them.
 * `userData` is all that was dialled at the start, then the newest input alone; in two samples it may be null. `userID`
 * is the account at Arkesel, not the caller.
 * Steps have no numbers: a request that is repeated may move a call twice. No sign of an end is known: a call that the
 * caller leaves is dropped by its age (Arkesel ends it after two or three minutes, third party).
 * Not known: whether Arkesel repeats a request, how long it waits, what a page may hold. Another wire is written about
 * (a form with `phoneNumber` and `text`, answered by `CON` and `END`); who tried it met the JSON above, and it is not
 * read.
 * Nothing is signed (a header that one server checks is of its own making): the secret in the address stands for it.
 * Privacy: the network comes unasked and is not read; the number is needed for the answer alone.
 */
import { bareUssdLimits } from '../../render/limits.ts';
import { readJsonForm } from '../body.ts';
import { callerOf } from '../caller.ts';
import { readDialled } from '../dialled.ts';
import { echoOf } from '../echo.ts';
import type { HttpReply, RawRequest, Refusal, UssdGateway, UssdInbound } from '../gateway.ts';

const wire = { filled: ['sessionID', 'userID', 'newSession'], optional: ['msisdn', 'userData'] } as const;

const phases: ReadonlyMap<string, UssdInbound['phase']> = new Map([
  ['true', 'start'],
  ['false', 'continue'],
]);

export const ussd: UssdGateway = {
  name: 'arkesel',
  company: 'Arkesel',
  documentation: 'https://developers.arkesel.com',
  readOn: '2026-11-22',
  readFrom: 'elsewhere',
  certainty: 'third-party',
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
  const phase = phases.get(form.get('newSession').toLowerCase());
  if (phase === undefined) return { refused: 'malformed' };
  const userData = form.get('userData');
  return {
    channel: 'ussd',
    serviceCode: phase === 'start' ? readDialled(userData) : null,
    session: form.get('sessionID'),
    phase,
    inputs: phase === 'continue' ? [userData] : [],
    sequence: null,
    caller: callerOf(form.get('msisdn')),
    handle: { sessionID: form.get('sessionID'), userID: form.get('userID') },
  };
}

function writeReply(inbound: UssdInbound, page: { readonly text: string; readonly ends: boolean }): HttpReply {
  const { sessionID, userID } = inbound.handle;
  const answer = { sessionID, userID, msisdn: echoOf(inbound), message: page.text, continueSession: !page.ends };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) };
}
