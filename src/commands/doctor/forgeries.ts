/** What must be refused: each forgery has to get the same 404, byte by byte, so that nobody learns what was wrong. */
import type { WireRequest } from '../../gateways/handset.ts';
import { handsets } from '../../gateways/handsets.ts';
import { callOf } from './calls.ts';
import { type Diagnosis, fine, type Said, wrong } from './diagnosis.ts';
import { type Answer, ask, diagnose, nameOf, type Subject, type Unreachable, unreachable } from './patient.ts';
import { isChecked, textingOf, writeText } from './texts.ts';

type Forgery = { readonly check: string; readonly what: string; readonly request: WireRequest };

/** Tries every forgery at one address. */
export async function tryForgeries(subject: Subject): Promise<readonly Diagnosis[]> {
  const found: Diagnosis[] = [];
  for (const { check, what, request } of await forge(subject)) {
    const said = judge(await ask(request), subject.patient.refusal, what);
    if (said.outcome === 'wrong') found.push(diagnose(check, nameOf(subject), said));
  }
  const all = fine('Forged requests are refused, all in the same words.');
  return found.length > 0 ? found : [diagnose('forgeries', nameOf(subject), all)];
}

async function forge(subject: Subject): Promise<readonly Forgery[]> {
  const { address } = subject;
  const real = await genuine(subject, {});
  const elsewhere = await genuine(subject, { to: address.channel === 'ussd' ? '*000*0#' : '+442079460999' });
  if (!real || !elsewhere) return [];
  const isForm = !real.body.startsWith('{');
  return [
    {
      check: 'forged-secret',
      what: 'with a wrong secret',
      request: { ...real, url: real.url.replace(/[^/]+$/, '0'.repeat(32)) },
    },
    { check: 'forged-method', what: 'by GET', request: { ...real, method: 'GET', body: '' } },
    { check: 'forged-type', what: 'of another content type', request: withType(real, 'text/plain') },
    { check: 'forged-size', what: 'of 9 KiB', request: { ...real, body: padded(real.body, isForm) } },
    ...(isForm ? [{ check: 'forged-repeat', what: 'with its fields twice', request: repeated(real) }] : []),
    { check: 'forged-code', what: 'to a code or number of somebody else', request: elsewhere },
    ...(await forgeSignature(subject, real)),
  ];
}

function genuine(subject: Subject, { to }: { readonly to?: string }): Promise<WireRequest> | WireRequest | null {
  const { address } = subject;
  if (address.channel === 'ussd') {
    const call = callOf(subject, []);
    return handsets[address.gateway]?.ussd?.writeCallback({ ...call, serviceCode: to ?? call.serviceCode }) ?? null;
  }
  const texting = textingOf(subject);
  return texting && writeText(subject, texting, to === undefined ? {} : { to });
}

/** For a gateway that signs: no signature, and one made with another token. */
async function forgeSignature(subject: Subject, { headers, ...request }: WireRequest): Promise<readonly Forgery[]> {
  const texting = subject.address.channel === 'sms' ? textingOf(subject) : null;
  if (!texting || !isChecked(subject, texting)) return [];
  const unsigned = Object.entries(headers).filter(([name]) => !/signature/i.test(name));
  return [
    {
      check: 'forged-unsigned',
      what: 'without a signature',
      request: { ...request, headers: Object.fromEntries(unsigned) },
    },
    {
      check: 'forged-signature',
      what: 'signed by somebody else',
      request: await writeText(subject, texting, { token: crypto.randomUUID() }),
    },
  ];
}

const withType = (request: WireRequest, type: string): WireRequest => ({
  ...request,
  headers: { ...request.headers, 'content-type': type },
});

function padded(body: string, isForm: boolean): string {
  const padding = 'a'.repeat(9 * 1024);
  return isForm ? `${body}&padding=${padding}` : body.replace(/^\{/, `{"padding":"${padding}",`);
}

/** Every field once more, with the same value: a signature still holds. */
const repeated = (request: WireRequest): WireRequest => ({ ...request, body: `${request.body}&${request.body}` });

function judge(answer: Answer | Unreachable, refusal: Answer, what: string): Said {
  if ('unreachable' in answer) return unreachable(answer.unreachable);
  if (answer.status < 300) return wrong(`A request ${what} is answered as if it were genuine.`, faulty);
  const isSame = answer.status === refusal.status && answer.body === refusal.body;
  if (isSame && answer.headers['content-type'] === refusal.headers['content-type']) return fine('');
  return wrong(`A request ${what} is refused in words of its own (status ${answer.status}).`, rules);
}

const faulty = 'Take the addresses back at the gateway and tell the developers: anybody can speak for it.';
const rules =
  'Something stands between: look at Cloudflare for a firewall rule, a challenge or an error page on this name.';
