/**
 * Hubtel (Ghana), USSD: its Programmable Services API.
 * https://developers.hubtel.com/docs/api-reference-prog-services, read November 2026.
 * Certainty: verified (that page, its end in a copy of December 2025; Hubtel's own SDK, github.com/hubtel/
 * programmable-services-sdk-dotnet), but for what is marked so below.
 *
 *   POST, application/json
 *   {"Type":"Initiation","Mobile":"447700900001","SessionId":"3c796dac…","ServiceCode":"713*5","Message":"*713*5#",
 *    "Operator":"vodafone","Sequence":1,"ClientState":"","Platform":"USSD"}
 *   → 200 within 5 s: {"SessionId":"3c79…","Type":"Response","Message":"1 Clinic…","Label":"Menu","DataType":"input",
 *     "FieldType":"text"}; the last page has `"Type":"Release"` and `"DataType":"display"`
 *
 * `Message` is all that was dialled at the start, then the newest input alone. `ServiceCode` is the code in one sample
 * and the id of the service in another, so that the code is read out of `Message`; Hubtel's app and web shop start with
 * none.
 * `Type` comes in capitals or small letters (its pages have both). In answers case counts: the page writes small
 * letters and the SDK capitals, as we do, since small letters show "Error Service Timeout" on the handset, and a
 * missing mandatory field (all six above are) "Error: UUE" (third party: a line in use).
 * `Timeout` (we answered too late, or the caller left) and `Release` end a session. `Query` and `Favorite` are for
 * shops.
 * `Sequence` numbers the steps from 1, as a number or a text, and is missing in one sample: without it a repeat may
 * move twice. Not known: whether Hubtel repeats a request at all, and whether its networks carry more than GSM 03.38.
 * `ClientState` would come back with the next request: it is not used, since Hubtel would then hold where a caller is.
 * Nothing is signed: the secret in the address stands for it. Privacy: operator and platform come unasked and are not
 * read; the number is not needed.
 */
import { bareUssdLimits } from '../../render/limits.ts';
import { type Form, readJsonForm } from '../body.ts';
import { callerOf } from '../caller.ts';
import { readDialled } from '../dialled.ts';
import type { HttpReply, RawRequest, Refusal, UssdGateway, UssdInbound } from '../gateway.ts';

const wire = { filled: ['Type', 'SessionId'], optional: ['Message', 'Mobile', 'Sequence'] } as const;
type Field = (typeof wire.filled)[number] | (typeof wire.optional)[number];

const phases: ReadonlyMap<string, UssdInbound['phase']> = new Map([
  ['initiation', 'start'],
  ['response', 'continue'],
  ['release', 'ended'],
  ['timeout', 'ended'],
]);

export const ussd: UssdGateway = {
  name: 'hubtel',
  company: 'Hubtel',
  documentation: 'https://developers.hubtel.com/docs/api-reference-prog-services',
  readOn: '2026-11-22',
  readFrom: 'own-page-in-part',
  certainty: 'verified',
  settings: [],
  signing: 'none',
  namesLine: true,
  channel: 'ussd',
  limits: bareUssdLimits,
  inputModel: 'last-input',
  verify: () => Promise.resolve(null),
  readInbound,
  writeReply,
};

function readInbound(request: RawRequest): UssdInbound | Refusal {
  if (request.suffix !== '') return { refused: 'unknown-phase' };
  const form = readJsonForm(request, wire);
  if ('refused' in form) return form;
  const phase = phases.get(form.get('Type').toLowerCase());
  if (phase === undefined) return { refused: 'unknown-phase' };
  return {
    channel: 'ussd',
    serviceCode: phase === 'start' ? readDialled(form.get('Message')) : null,
    session: form.get('SessionId'),
    phase,
    inputs: phase === 'continue' ? [form.get('Message')] : [],
    sequence: readSequence(form, phase),
    caller: callerOf(form.get('Mobile')),
    handle: { session: form.get('SessionId') },
  };
}

/** Null where the step has no number: 0 is what Hubtel's SDK makes of a missing one, and a start is the first or says nothing. */
function readSequence(form: Form<Field>, phase: UssdInbound['phase']): number | null {
  const sequence = form.get('Sequence');
  if (phase === 'start' && sequence !== '1') return null;
  return /^[1-9]\d{0,5}$/.test(sequence) ? Number(sequence) : null;
}

function writeReply({ handle }: UssdInbound, page: { readonly text: string; readonly ends: boolean }): HttpReply {
  const answer = {
    SessionId: handle.session,
    Type: page.ends ? 'Release' : 'Response',
    Message: page.text,
    // The title of a page in Hubtel's app, which no handset shows.
    Label: 'Menu',
    DataType: page.ends ? 'display' : 'input',
    FieldType: 'text',
  };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) };
}
