/** From the wire's plain requests to the Worker's, and back. */
import type { HttpReply } from '../gateways/gateway.ts';
import type { WireRequest } from '../gateways/handset.ts';
import type { PhoneOptions } from './options.ts';

/** Hands a callback to the Worker and waits for its answer and for all that it does after answering. */
export async function deliver(options: Pick<PhoneOptions, 'dispatch'>, callback: WireRequest): Promise<HttpReply> {
  const { url, method, headers, body } = callback;
  const { response, settled } = await options.dispatch(new Request(url, { method, headers, body }));
  const reply = { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  // What happens after the answer may fail, as it may for the phone company, which would not hear of it either.
  await Promise.allSettled([settled]);
  return reply;
}
