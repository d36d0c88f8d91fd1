/**
 * Africa's Talking, USSD. https://developers.africastalking.com/docs/ussd/overview, November 2026: as others read it.
 * Certainty: third party (notes on that page and recorded sandbox callbacks). Unknown: how `*`, `#` and an empty answer
 * travel, whether `CON ` counts towards the 160, whether `*code*1#` arrives as text: all of them are read as they come.
 *
 *   POST, application/x-www-form-urlencoded
 *   sessionId=ATUid_0f3a…&phoneNumber=%2B447700900001&networkCode=63902&serviceCode=*384*00000%23&text=1*2
 *   → 200, text/plain: `CON 1 Clinic…` goes on, `END …` is the last screen
 *
 * `text` is everything since the start, joined with `*`. Nothing is signed: the secret in the address stands for it.
 * `98` and `00` are taken by the networks' own paging. Networks that nobody listed here keep coming: networkCode is
 * not read.
 */
import { defaultUssdLimits } from '../../render/limits.ts';
import { readForm } from '../body.ts';
import { callerOf } from '../caller.ts';
import type { HttpReply, RawRequest, Refusal, UssdGateway, UssdInbound } from '../gateway.ts';

const wire = { filled: ['sessionId', 'phoneNumber', 'serviceCode'], present: ['text'] } as const;

export const ussd: UssdGateway = {
  name: 'africastalking',
  company: "Africa's Talking",
  documentation: 'https://developers.africastalking.com/docs/ussd/overview',
  readOn: '2026-11-21',
  readFrom: 'elsewhere',
  certainty: 'third-party',
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
  const inputs = readInputs(form.get('text'));
  return {
    channel: 'ussd',
    serviceCode: form.get('serviceCode'),
    session: form.get('sessionId'),
    phase: inputs.length === 0 ? 'start' : 'continue',
    inputs,
    sequence: null,
    caller: callerOf(form.get('phoneNumber')),
    handle: {},
  };
}

/** Empty inputs are kept: dropping one would move every digit after it. */
function readInputs(text: string): readonly string[] {
  return text === '' ? [] : text.split('*');
}

/** A body without the prefix, or any other status, ends the session with an error of the network's. */
function writeReply(_inbound: UssdInbound, page: { readonly text: string; readonly ends: boolean }): HttpReply {
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: `${page.ends ? 'END' : 'CON'} ${page.text}`,
  };
}
