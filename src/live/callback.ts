/** The door: what is let in before any adapter sees it, and the one answer for all that is not. */
import type { Context } from 'hono';
import type { GatewayFacts } from '../gateways/facts.ts';
import type { HttpReply, RawRequest } from '../gateways/gateway.ts';

/** Where a gateway's facts do not say otherwise. */
export const maxBodyBytes = 8 * 1024;

/** The same bytes whatever was wrong: path, secret, method, content type, size, shape, service code. */
export const notFound = (): Response =>
  new Response('Not found\n', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/** A path at which there is nothing. */
const nowhere = '/';

/**
 * The path that a request leads to: as it was written, nothing unescaped; nowhere, where there is a query or an escape in
 * it. Safety: an address behind which anything may stand would be one behind which a number may, and addresses are what
 * others record. A `#` is cut off by the runtime, and what is before the Worker may resolve `..`: neither can be seen.
 */
export function pathAsWritten({ url }: { readonly url: string }): string {
  const path = url.slice(url.indexOf('/', url.indexOf('://') + 3));
  return /[?%]/.test(path) ? nowhere : path;
}

/** Reads a body of at most what its gateway may send, 8 KiB for most; null where it is longer. */
export async function readBody(
  request: Request,
  { maxBodyBytes: maxBytes = maxBodyBytes }: Pick<GatewayFacts, 'maxBodyBytes'>,
): Promise<string | null> {
  const declaredBytes = Number(request.headers.get('content-length') ?? Number.NaN);
  if (declaredBytes > maxBytes) return null;
  // HTTP ends a body at its declared length, so only one without is counted as it comes, which is slow.
  if (declaredBytes >= 0) return request.text();
  const reader = request.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    bytes += chunk.value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}

/** What follows the secret in the path of a callback, e.g. `/session/ID/start`; '' for nothing. */
export function suffixOf(path: string): string {
  const behind = path.split('/').slice(4);
  return behind.map((part) => `/${part}`).join('');
}

/**
 * A request as adapters see it. Its address is the public one of the settings with this path: what the gateway was given
 * and signs, whatever stands in front of the Worker.
 */
export function rawRequest(context: Context, body: string, publicUrl: string): RawRequest {
  const { path, raw } = context.req;
  return { url: publicUrl + path, headers: raw.headers, body, suffix: suffixOf(path) };
}

/** An adapter's answer as a response. */
export const respond = ({ status, headers, body }: HttpReply): Response =>
  new Response(body === '' ? null : body, { status, headers });
