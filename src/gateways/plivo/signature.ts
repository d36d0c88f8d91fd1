/**
 * Plivo's signatures: HMAC-SHA256 by the account's auth token, in Base64; a header may list several, with commas.
 *
 *   V3 (`x-plivo-signature-v3`, `-ma-v3`, `-v3-nonce`): the address, `?`, the fields of the body in order as `NameValue`,
 *   `.` and the nonce. Its own library (plivo 4.79.0, utils/v3Security) checks it so; it publishes no signed example.
 *   V2 (`x-plivo-signature-v2`, `-ma-v2`, `-v2-nonce`): the address without its query, and the nonce. Nothing of the body.
 *
 * https://plivo.com/docs/messaging/concepts/signature-validation, read November 2026, promises V2 for messages, and
 * https://docs.plivo.com/docs/voice/xml/request/validation V3, message_url among the addresses; Plivo's own engineers found
 * V3 on real messages (activepieces, openhab-addons #21325), where the header signed by the main account's token (`ma`) may be
 * the one that holds. So V3 decides wherever it comes, and V2 counts only where no V3 does.
 * What V2 leaves open: who has seen one genuine request can write others, since the body is not covered. The secret in the
 * address stands against that, as it does for gateways that do not sign. Neither covers a time.
 * What V3 leaves open: it signs names and values with nothing between, so that whoever has seen one genuine request can cut it
 * into other fields, of which one may hold the id. sms.ts takes as an id a UUID alone, and no message without a text.
 */
import type { GatewaySettings, RawRequest, Refusal } from '../gateway.ts';
import { bytesOfBase64, isMac } from '../signature.ts';

/** Whether Plivo signed a request. */
export async function verify(request: RawRequest, { secrets }: GatewaySettings): Promise<Refusal | null> {
  const tokens = secrets.PLIVO_AUTH_TOKEN ?? [];
  if (tokens.length === 0) return { refused: 'not-configured' };
  const { signatures, message } = signedIn(request);
  const verdicts = await Promise.all(
    signatures.map((signature) => isMac(tokens, 'SHA-256', message, bytesOfBase64(signature))),
  );
  return verdicts.includes(true) ? null : { refused: 'signature' };
}

function signedIn({ url, headers, body }: RawRequest): { signatures: readonly string[]; message: string } {
  const listed = (...names: readonly string[]) =>
    names.flatMap((name) => headers.get(name)?.split(',') ?? []).map((signature) => signature.trim());
  const nonce = (version: string) => headers.get(`x-plivo-signature-${version}-nonce`) ?? '';
  const v3 = listed('x-plivo-signature-v3', 'x-plivo-signature-ma-v3');
  if (v3.length > 0) return { signatures: v3, message: signedByV3(url, body, nonce('v3')) };
  const v2 = listed('x-plivo-signature-v2', 'x-plivo-signature-ma-v2');
  return { signatures: v2, message: `${partsOf(url).address}${nonce('v2')}` };
}

/** What V3 signs of a POST: names in order, and the values of a name that repeats. */
export function signedByV3(url: string, body: string, nonce: string): string {
  const { address, query } = partsOf(url);
  const inAddress = pairsIn(query).map(([name, value]) => `${name}=${value}`);
  const inBody = pairsIn(body).map(([name, value]) => `${name}${value}`);
  const mark = query !== '' || inBody.length > 0 ? '?' : '';
  const stop = query !== '' && inBody.length > 0 ? '.' : '';
  return `${address}${mark}${inAddress.join('&')}${stop}${inBody.join('')}.${nonce}`;
}

function partsOf(url: string): { readonly address: string; readonly query: string } {
  const [address = '', ...query] = url.split('?');
  return { address, query: query.join('?') };
}

const pairsIn = (form: string): readonly (readonly [string, string])[] =>
  [...new URLSearchParams(form)].toSorted(([a, x], [b, y]) => order(a, b) || order(x, y));

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
