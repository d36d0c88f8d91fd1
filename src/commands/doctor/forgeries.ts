/** What must be refused: each forgery has to get the same 404, byte by byte, so that nobody learns what was wrong. */
import { smsGateways, ussdGateways } from '../../gateways/gateways.ts';
import type { WireRequest } from '../../gateways/handset.ts';
import { handsets } from '../../gateways/handsets.ts';
import { maxBodyBytes } from '../../live/callback.ts';
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
  const written = await genuine(subject);
  if (!written) return [];
  const { real, elsewhere } = written;
  const { url } = subject.address;
  const tooManyKibibytes = 1 + mostBytes(subject) / 1024;
  const wrongSecret = url.replace(/[^/]+$/, '0'.repeat(32)) + real.url.slice(url.length);
  return [
    { check: 'forged-secret', what: 'with a wrong secret', request: { ...real, url: wrongSecret } },
    { check: 'forged-path', what: 'with more behind its address', request: { ...real, url: `${real.url}/1` } },
    { check: 'forged-method', what: 'by GET', request: { ...real, method: 'GET', body: '' } },
    { check: 'forged-type', what: 'of another content type', request: withType(real, 'text/plain') },
    {
      check: 'forged-size',
      what: `of ${tooManyKibibytes} KiB`,
      request: { ...real, body: padded(real.body, tooManyKibibytes) },
    },
    { check: 'forged-repeat', what: 'with its fields twice', request: { ...real, body: repeated(real.body) } },
    ...(elsewhere ? [{ check: 'forged-code', what: 'to a code or number of somebody else', request: elsewhere }] : []),
    ...(await forgeSignature(subject, real)),
  ];
}

/** How long a request of this company may be. */
function mostBytes({ address: { channel, gateway } }: Subject): number {
  const gateways = channel === 'ussd' ? ussdGateways : smsGateways;
  return gateways.find(({ name }) => name === gateway)?.maxBodyBytes ?? maxBodyBytes;
}

/** What the company would send, and the same to what is not the line's; null where it does not say what was dialled. */
type Written = { readonly real: WireRequest; readonly elsewhere: WireRequest | null };

async function genuine(subject: Subject): Promise<Written | null> {
  if (subject.address.channel === 'ussd') return genuineCall(subject);
  const texting = textingOf(subject);
  if (!texting) return null;
  const real = await writeText(subject, texting, {});
  return { real, elsewhere: await writeText(subject, texting, { to: '+442079460999' }) };
}

function genuineCall(subject: Subject): Written | null {
  const { gateway: name, url: address } = subject.address;
  const handset = handsets[name]?.ussd;
  const gateway = ussdGateways.find((candidate) => candidate.name === name);
  if (!handset || !gateway) return null;
  const call = callOf(subject);
  const elsewhere = handset.writeCallback({ ...call, serviceCode: '*000*0#' });
  const { url, headers, body } = elsewhere;
  const inbound = gateway.readInbound({ url, headers: new Headers(headers), body, suffix: url.slice(address.length) });
  const isTold = gateway.namesLine && 'serviceCode' in inbound && inbound.serviceCode !== null;
  return { real: handset.writeCallback(call), elsewhere: isTold ? elsewhere : null };
}

/** For a gateway that signs: no signature, where it travels in a header, and one made with another token. */
async function forgeSignature(subject: Subject, real: WireRequest): Promise<readonly Forgery[]> {
  const texting = subject.address.channel === 'sms' ? textingOf(subject) : null;
  if (!texting || !isChecked(subject, texting)) return [];
  const unsigned = withoutHeaders(real, /signature|authorization/i);
  const isInHeaders = Object.keys(unsigned.headers).length < Object.keys(real.headers).length;
  return [
    ...(isInHeaders ? [{ check: 'forged-unsigned', what: 'without a signature', request: unsigned }] : []),
    {
      check: 'forged-signature',
      what: 'signed by somebody else',
      request: await writeText(subject, texting, { token: crypto.randomUUID() }),
    },
  ];
}

const withoutHeaders = (request: WireRequest, names: RegExp): WireRequest => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !names.test(name))),
});

function withType(request: WireRequest, type: string): WireRequest {
  const { headers, ...rest } = withoutHeaders(request, /^content-type$/i);
  return { ...rest, headers: { ...headers, 'content-type': type } };
}

const isJson = (body: string) => body.startsWith('{');

function padded(body: string, kibibytes: number): string {
  const padding = 'a'.repeat(kibibytes * 1024);
  return isJson(body) ? body.replace('{', `{"padding":"${padding}",`) : `${body}&padding=${padding}`;
}

/** Every field once more, with the same value: a signature over what a form says still holds. */
const repeated = (body: string) => (isJson(body) ? `${body.slice(0, -1)},${body.slice(1)}` : `${body}&${body}`);

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
