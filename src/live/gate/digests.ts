/** Digests under a gate's key, for isolates. */
import { foldForSearch } from '../../directory/fold.ts';
import type { Digest } from './admission.ts';

/** 64 bits: enough to tell a few thousand texts apart, too few to say much of one. */
const digestBytes = 8;

/**
 * The first 64 bits of HMAC-SHA-256 in hex. `purpose` keeps ids and texts apart, so that the same characters in another
 * place have another digest.
 */
export async function digestUnder(key: CryptoKey, purpose: 'message' | 'text', value: string): Promise<Digest> {
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${purpose}:${value}`));
  const bytes = Array.from(new Uint8Array(mac, 0, digestBytes), (byte) => byte.toString(16).padStart(2, '0'));
  // The one place where a string becomes a Digest.
  return bytes.join('') as Digest;
}

/** The digest of a text that came in or goes out; case, accents, punctuation and line breaks do not count. */
export const textDigest = (key: CryptoKey, text: string): Promise<Digest> =>
  digestUnder(key, 'text', foldForSearch(text));
