/** Requests that are answered, one for each address there is, and all that may be wrong with any of them. */
import type { WireRequest } from '../../src/gateways/handset.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import type { Served } from './served.ts';
import type { Bytes } from './wire.ts';

/** Who texts; the one number in all of these requests. */
export const texter = '+447700900001';
const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** One request that is answered, for each address there is. */
export async function rightRequests(served: Served): Promise<readonly (readonly [string, Bytes])[]> {
  const { settings } = served;
  const address = (channel: 'ussd' | 'sms', gateway: string, line: string) => served.addressOf(channel, gateway, line);
  const call = { session: 's', number: texter, serviceCode: '*384*00000#', inputs: ['1'] };
  const message = { id: 'one-id', number: texter, text: 'RAID', sentAt: Date.now() };
  const secrets = { TWILIO_AUTH_TOKEN: [settings.TWILIO_AUTH_TOKEN ?? ''] };
  const { africastalking, callback, twilio } = handsets;
  const requests: Record<string, WireRequest | undefined> = {
    'USSD of Africa’s Talking': africastalking?.ussd?.writeCallback({
      ...call,
      url: await address('ussd', 'africastalking', 'demo-ke'),
    }),
    'USSD of a bridge': callback?.ussd?.writeCallback({ ...call, url: await address('ussd', 'callback', 'demo-ke') }),
    'SMS of Africa’s Talking': await africastalking?.sms?.writeCallback(
      { ...message, to: '00000', url: await address('sms', 'africastalking', 'demo-ke') },
      {},
    ),
    'SMS of Twilio': await twilio?.sms?.writeCallback(
      { ...message, to: '+442079460123', url: await address('sms', 'twilio', 'demo-ew') },
      secrets,
    ),
    'SMS of a bridge': await callback?.sms?.writeCallback(
      { ...message, to: '00000', url: await address('sms', 'callback', 'demo-ke') },
      {},
    ),
  };
  const bytes = Object.entries(requests).flatMap(([name, request]) =>
    request ? [[name, { ...request, path: new URL(request.url).pathname }] as const] : [],
  );
  const healthSecret = await pathSecret(settings.GATEWAY_SECRET ?? '', 'health');
  return [...bytes, ['health', { method: 'GET', path: `/health/${healthSecret}`, headers: {}, body: '' }]];
}

const posted = (change: (request: Bytes) => Partial<Bytes>) => (request: Bytes) =>
  request.method === 'POST' ? change(request) : null;

const isForm = (headers: Bytes['headers']) => headers['content-type']?.includes('form') ?? false;

/** Valid but for its size: with a field that nobody reads. */
function filled(headers: Bytes['headers'], body: string): string {
  const padding = 'x'.repeat(8 * 1024 + 1 - body.length);
  return isForm(headers) ? `${body}&z=${padding}` : body.replace(/^\{/, `{"z":"${padding}",`);
}

function without(headers: Bytes['headers'], name: string): Bytes['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([header]) => header !== name));
}

/** What may be wrong with any request. */
export const wrong: Readonly<Record<string, (request: Bytes) => Partial<Bytes> | null>> = {
  'a slash at the end': ({ path }) => ({ path: `${path}/` }),
  'a slash at the beginning': ({ path }) => ({ path: `/${path}` }),
  'a further segment': ({ path }) => ({ path: `${path}/x` }),
  'no secret': ({ path }) => ({ path: path.slice(0, path.lastIndexOf('/')) }),
  'an empty secret': ({ path }) => ({ path: path.slice(0, path.lastIndexOf('/') + 1) }),
  'the secret in capitals': ({ path }) => ({ path: path.slice(0, -32) + path.slice(-32).toUpperCase() }),
  'a secret one digit shorter': ({ path }) => ({ path: path.slice(0, -1) }),
  'a secret one digit longer': ({ path }) => ({ path: `${path}0` }),
  'another secret': ({ path }) => ({ path: path.slice(0, -32) + '0'.repeat(32) }),
  'a secret that is no text': ({ path }) => ({ path: `${path.slice(0, -32)}%E0%A4%A${path.slice(-23)}` }),
  'the other channel': posted(({ path }) => ({
    path: path.startsWith('/ussd') ? path.replace('/ussd', '/sms') : path.replace('/sms', '/ussd'),
  })),
  'an unknown gateway': ({ path }) => ({ path: path.replace(/africastalking|callback|twilio|health/, 'nobody') }),
  'a gateway named after what every object has': ({ path }) => ({
    path: path.replace(/africastalking|callback|twilio|health/, 'constructor'),
  }),
  'GET, or POST': ({ method }) => ({ method: method === 'GET' ? 'POST' : 'GET' }),
  PUT: () => ({ method: 'PUT' }),
  DELETE: () => ({ method: 'DELETE' }),
  OPTIONS: () => ({ method: 'OPTIONS' }),
  'no content type': posted(({ headers }) => ({ headers: without(headers, 'content-type') })),
  'plain text': posted(({ headers }) => ({ headers: { ...headers, 'content-type': 'text/plain' } })),
  'a part of a form': posted(({ headers }) => ({ headers: { ...headers, 'content-type': 'multipart/form-data' } })),
  'JSON for a form, a form for JSON': posted(({ headers }) => ({
    headers: { ...headers, ...(isForm(headers) ? { 'content-type': 'application/json' } : form) },
  })),
  'no body': posted(() => ({ body: '' })),
  'more than 8 KiB': posted(({ headers, body }) => ({ body: filled(headers, body) })),
  'more than 8 KiB in pieces': posted(({ headers, body }) => ({
    headers: { ...headers, 'transfer-encoding': 'chunked' },
    body: filled(headers, body),
  })),
};
