/** Signs any request as the company would that it is of: handsets sign what they write themselves, and nothing else. */
import { createHmac, generateKeyPairSync, sign as signWith } from 'node:crypto';
import { sign as signToken } from 'hono/jwt';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { GatewaySettings } from '../../src/gateways/gateway.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import { signedByV3 } from '../../src/gateways/plivo/signature.ts';
import { sha256Hex } from '../../src/gateways/signature.ts';
import * as telnyx from '../../src/gateways/telnyx/signature.ts';
import { signatureField, textToSign } from '../../src/gateways/vonage/signed.ts';
import type { Gateway } from './fixtures.ts';

/** A pair of keys of the proof's own: the handset's signs for the handset alone. */
const pair = generateKeyPairSync('ed25519');
const rawKeyBytes = 32;

/** The setting by which what is signed here is believed, beside that of the handset. */
export const proofKeys = {
  TELNYX_PUBLIC_KEY_NEXT: pair.publicKey
    .export({ format: 'der', type: 'spki' })
    .subarray(-rawKeyBytes)
    .toString('base64'),
} as const;

export type Signing = { readonly secrets: GatewaySettings['secrets']; readonly id: string; readonly now: number };
type Sign = (request: WireRequest, signing: Signing) => WireRequest | Promise<WireRequest>;

const withHeaders = (request: WireRequest, headers: WireRequest['headers']): WireRequest => ({
  ...request,
  headers: { ...request.headers, ...headers },
});
const keyIn = ({ secrets }: Signing, name: string): string => secrets[name]?.[0] ?? 'unset';
const seconds = ({ now }: Signing): number => Math.floor(now / 1000);

const signers: Readonly<Record<string, Sign>> = {
  async messagebird(request, signing) {
    const { url, body } = request;
    const nbf = seconds(signing);
    const hashes = { url_hash: await sha256Hex(url), payload_hash: await sha256Hex(body) };
    const claims = { iss: 'MessageBird', jti: signing.id, nbf, exp: nbf + 60, ...hashes };
    const token = await signToken(claims, keyIn(signing, 'MESSAGEBIRD_SIGNING_KEY'));
    return withHeaders(request, { 'messagebird-signature-jwt': token });
  },
  plivo(request, signing) {
    const message = signedByV3(request.url, request.body, signing.id);
    const mac = createHmac('sha256', keyIn(signing, 'PLIVO_AUTH_TOKEN')).update(message).digest('base64');
    return withHeaders(request, { 'x-plivo-signature-v3': mac, 'x-plivo-signature-v3-nonce': signing.id });
  },
  sinch(request, signing) {
    const message = `${request.body}.${signing.id}.${seconds(signing)}`;
    const mac = createHmac('sha256', keyIn(signing, 'SINCH_WEBHOOK_SECRET')).update(message).digest('base64');
    return withHeaders(request, {
      'x-sinch-webhook-signature': mac,
      'x-sinch-webhook-signature-nonce': signing.id,
      'x-sinch-webhook-signature-timestamp': String(seconds(signing)),
    });
  },
  telnyx(request, signing) {
    const timestamp = String(seconds(signing));
    const signature = signWith(null, telnyx.signedBytes(timestamp, request.body), pair.privateKey).toString('base64');
    return withHeaders(request, { [telnyx.headers.signature]: signature, [telnyx.headers.timestamp]: timestamp });
  },
  twilio(request, signing) {
    const fields = Object.fromEntries(new URLSearchParams(request.body));
    const mac = getExpectedTwilioSignature(keyIn(signing, 'TWILIO_AUTH_TOKEN'), request.url, fields);
    return withHeaders(request, { 'x-twilio-signature': mac });
  },
  vonage(request, signing) {
    // Its JSON is signed like its form, so that the form alone is enough to be read as the company's own.
    if (request.body.startsWith('{')) return request;
    const form = new URLSearchParams(request.body);
    form.set('timestamp', String(seconds(signing)));
    const message = textToSign(Object.fromEntries(form));
    form.set(
      signatureField,
      createHmac('sha256', keyIn(signing, 'VONAGE_SIGNATURE_SECRET')).update(message).digest('hex'),
    );
    return { ...request, body: form.toString() };
  },
  async vonagemessages(request, signing) {
    const claims = {
      iss: 'Vonage',
      iat: seconds(signing),
      jti: signing.id,
      payload_hash: await sha256Hex(request.body),
    };
    const token = await signToken(claims, keyIn(signing, 'VONAGE_SIGNATURE_SECRET'), 'HS256');
    return withHeaders(request, { authorization: `Bearer ${token}` });
  },
};

/** The request, signed if its company signs. Throws where nobody has written how: then nothing would be proved of it. */
export async function signed(gateway: Gateway, request: WireRequest, signing: Signing): Promise<WireRequest> {
  if (gateway.signing === 'none') return request;
  const sign = signers[gateway.name];
  if (!sign) throw new Error(`how ${gateway.name} signs is not written in tests/prove/signing.ts`);
  return sign(request, signing);
}
