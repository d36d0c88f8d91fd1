/**
 * Infobip, USSD: its gateway's session API. The company publishes no page of it: vumi's transport quotes its document,
 * and three other services were written to version 1.4 of it (routes, fields and answers agree). Read November 2026.
 * Certainty: third party, for all of this page.
 *
 *   POST {our address}/session/5f0c…/start, application/json
 *   {"msisdn":"447700900001","imsi":"…","shortCode":"*384*00000#","text":"*384*00000#","ussdNodeId":"live2",…}
 *   → 200 {"ussdMenu":"1 Clinic…","shouldClose":false,"responseExitCode":200,"responseMessage":""}
 *
 *   PUT …/session/5f0c…/response {"msisdn":"447700900001","text":"1",…} → the same
 *   PUT …/session/5f0c…/end {"exitCode":520,"reason":"…"} → 200 {"responseExitCode":200,"responseMessage":""}
 *
 * The address is given to the company without a slash at its end. `text` is the newest input alone; steps carry no
 * number, so that a repeated request may move twice. What was dialled is all in `text` of the start where others
 * recorded it; version 1.4 says no more than that `text` is auxiliary there. It is read as what was dialled where it
 * begins as `shortCode` does, or where that does not come; else `shortCode` is the code. That may come without its star
 * and hash. `msisdn` is not needed. A code of another shape (`*123#1#`
 * is in a sample) is read as none: the secret in the address tells the line. The first page of a session is always
 * shown as a menu that waits, whatever `shouldClose` says. Exit codes of `end`: 200 normal, 500 network, 510 us, 520
 * caller, 600 timeout. A `status` question may come by GET: nothing answers it. Unknown: repeats, timeouts, and how `*`
 * and `#` travel. Nothing is signed; HTTP Basic can be set up, and is not read: the secret in the address stands for
 * it.
 * Privacy: imsi, network and country come unasked and are not read, nor is anything of an `end`.
 */
import { bareUssdLimits } from '../../render/limits.ts';
import { readJsonForm } from '../body.ts';
import { callerOf } from '../caller.ts';
import { readDialled, splitDialled } from '../dialled.ts';
import type { HttpReply, RawRequest, Refusal, UssdGateway, UssdInbound } from '../gateway.ts';

export const ussd: UssdGateway = {
  name: 'infobip',
  company: 'Infobip',
  documentation: 'https://github.com/praekeltfoundation/vumi/tree/develop/vumi/transports/infobip',
  readOn: '2026-11-22',
  readFrom: 'elsewhere',
  certainty: 'third-party',
  settings: [],
  signing: 'none',
  namesLine: true,
  channel: 'ussd',
  limits: bareUssdLimits,
  inputModel: 'last-input',
  readsSuffix: true,
  verify: () => Promise.resolve(null),
  readInbound,
  writeReply: (_inbound, { text, ends }) =>
    answer({ ussdMenu: text, shouldClose: ends, responseExitCode: 200, responseMessage: '' }),
  writeEnded: () => answer({ responseExitCode: 200, responseMessage: '' }),
};

function readInbound(request: RawRequest): UssdInbound | Refusal {
  const [, session = '', verb] = /^\/session\/([^/]+)\/(start|response|end)$/.exec(request.suffix) ?? [];
  if (verb === undefined) return { refused: 'unknown-phase' };
  const call = { channel: 'ussd', session, serviceCode: null, sequence: null, handle: {} } as const;
  if (verb === 'end') return { ...call, phase: 'ended', inputs: [], caller: callerOf('') };
  return verb === 'start' ? readStart(request, call) : readResponse(request, call);
}

type Call = Omit<UssdInbound, 'phase' | 'inputs' | 'caller'>;

/** All may be missing, here and below, and nothing depends on the number: a caller who sent nothing gets a page all the same. */
function readStart(request: RawRequest, call: Call): UssdInbound | Refusal {
  const form = readJsonForm(request, { filled: [], optional: ['msisdn', 'text', 'shortCode'] });
  if ('refused' in form) return form;
  const serviceCode = readCode(form.get('shortCode').trim(), readDialled(form.get('text')));
  return { ...call, serviceCode, phase: 'start', inputs: [], caller: callerOf(form.get('msisdn')) };
}

/** What was dialled, where it begins as the code does or no code came; else the code. */
function readCode(shortCode: string, dialled: string | null): string | null {
  const code = readDialled(starred(shortCode));
  if (shortCode === '') return dialled;
  return dialled !== null && code !== null && splitDialled(dialled, [code]) !== null ? dialled : code;
}

function readResponse(request: RawRequest, call: Call): UssdInbound | Refusal {
  const form = readJsonForm(request, { filled: [], optional: ['msisdn', 'text'] });
  if ('refused' in form) return form;
  return { ...call, phase: 'continue', inputs: [form.get('text')], caller: callerOf(form.get('msisdn')) };
}

const starred = (code: string): string => (/^\d[\d*]*$/.test(code) ? `*${code}#` : code);

function answer(fields: Readonly<Record<string, string | number | boolean>>): HttpReply {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) };
}
