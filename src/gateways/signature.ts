/** What adapters check signatures with. Safety: MACs are compared by the platform, in constant time. */

const encoder = new TextEncoder();

/** The hash of an HMAC. MD5 is in none: it is broken, and the platform has no HMAC of it. */
export type Hash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** True where the HMAC of the message under one of the secrets is this one; false for an empty secret. RFC 2104. */
export async function isMac(
  secrets: readonly (string | Uint8Array<ArrayBuffer>)[],
  hash: Hash,
  message: string,
  mac: Uint8Array<ArrayBuffer> | null,
): Promise<boolean> {
  if (mac === null) return false;
  const keys = secrets.map((secret) => (typeof secret === 'string' ? encoder.encode(secret) : secret));
  const verdicts = await Promise.all(
    keys.map(async (raw) => {
      if (raw.length === 0) return false;
      const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash }, false, ['verify']);
      return crypto.subtle.verify('HMAC', key, mac, encoder.encode(message));
    }),
  );
  return verdicts.includes(true);
}

/** The bytes of Base64 (RFC 4648 section 4, padded); null for anything else. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text === '' || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** The bytes of hexadecimal digits, in either case; null for anything else. */
export function bytesOfHex(text: string): Uint8Array<ArrayBuffer> | null {
  if (text === '' || text.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(text)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The SHA-256 of a text in UTF-8, as lower-case hexadecimal digits: what some companies sign in place of the body. */
export async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * How long a signature counts where the company names no time: as long as a text is answered (live/unanswered.ts), since
 * after an outage it may be brought again as it was signed. Repeats are told by their id, late texts by their date.
 */
export const ownToleranceSeconds = 30 * 60;

/** True where a time, in milliseconds since 1970, is this close to now on either side; false for no time. */
export function isFresh(sentAt: number, now: number, toleranceSeconds: number): boolean {
  return Math.abs(now - sentAt) <= toleranceSeconds * 1000;
}
