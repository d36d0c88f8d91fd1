/** Digests under a gate's key, for isolates. */
import { foldForSearch } from '../../directory/fold.ts';
import { hexOf } from '../../editions/canonical.ts';
import type { Digest } from './admission.ts';

/** 64 bits: enough to tell a few thousand texts apart, too few to say much of one. */
const digestBytes = 8;

/**
 * The first 64 bits of HMAC-SHA-256 in hex. `purpose` keeps ids and texts apart, so that the same characters in another
 * place have another digest.
 */
export async function digestUnder(
  key: CryptoKey,
  purpose: 'message' | 'text' | 'session' | 'caller',
  value: string,
): Promise<Digest> {
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${purpose}:${value}`));
  // The one place where a string becomes a Digest.
  return hexOf(mac.slice(0, digestBytes)) as Digest;
}

/** A key of HMAC-SHA-256 that can sign and never be taken out again. */
export const hmacKey = (bytes: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

/** The digest of a text that came in or goes out; case, accents, punctuation and line breaks do not count. */
export const textDigest = (key: CryptoKey, text: string): Promise<Digest> =>
  digestUnder(key, 'text', foldForSearch(text));
