/**
 * Telnyx's signature: Ed25519 (RFC 8032) over `timestamp|body`, by a key of the account whose public half it shows in its
 * portal. https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks and its library (lib/webhooks), read
 * November 2026: both headers must come, the time in whole seconds, at most 300 s from now on either side.
 * It covers no address: the secret in the address is checked before.
 */
import type { GatewaySettings, RawRequest, Refusal } from '../gateway.ts';
import { bytesOfBase64, isFresh } from '../signature.ts';

export const headers = { signature: 'telnyx-signature-ed25519', timestamp: 'telnyx-timestamp' };

const toleranceSeconds = 300;
const keyBytes = 32;
const signatureBytes = 64;
const encoder = new TextEncoder();

/** `signature` for whatever is not the company's own, `stale` for what once was. */
export async function verify(request: RawRequest, { secrets, now }: GatewaySettings): Promise<Refusal | null> {
  const keys = secrets.TELNYX_PUBLIC_KEY ?? [];
  if (keys.length === 0) return { refused: 'not-configured' };
  const signature = bytesOfBase64(request.headers.get(headers.signature) ?? '');
  const timestamp = request.headers.get(headers.timestamp) ?? '';
  if (signature?.length !== signatureBytes || !/^\d{1,12}$/.test(timestamp)) return { refused: 'signature' };
  const message = signedBytes(timestamp, request.body);
  const verdicts = await Promise.all(keys.map((key) => isSignedWith(publicHalf(key) ?? '', signature, message)));
  if (!verdicts.includes(true)) return { refused: 'signature' };
  return isFresh(Number(timestamp) * 1000, now, toleranceSeconds) ? null : { refused: 'stale' };
}

/** What Telnyx signs. */
export const signedBytes = (timestamp: string, body: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(encoder.encode(`${timestamp}|${body}`));

/** The made-up half, whose other one stands in handset.ts for all to see, and the mark of every example. */
export const madeUpPublicHalf = '5vTpFgaahU8spisvJReZE2/abxXtUuQ5HSy7eM9jUrY=';
export const exampleMark = 'example-';

/**
 * The key itself: in .dev.vars.example it stands behind the mark, which production refuses. Safety: without the mark the made-up
 * half is none (null), or whoever has read our sources would be believed there.
 */
export function publicHalf(setting: string): string | null {
  const key = setting.trim();
  if (key.startsWith(exampleMark)) return key.slice(exampleMark.length);
  return key === madeUpPublicHalf ? null : key;
}

async function isSignedWith(
  publicKey: string,
  signature: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const raw = bytesOfBase64(publicKey);
  if (raw?.length !== keyBytes) return false;
  const key = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, message);
}
