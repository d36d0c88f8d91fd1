/**
 * The token by which MessageBird proves that a request is its own. Its own SDK, lib/webhook-signature-jwt.js of npm's
 * `messagebird` 4.0.1, and the 44 vectors beside it; read November 2026.
 *
 *   MessageBird-Signature-JWT: {"alg":"HS256"}.
 *   {"iss":"MessageBird","nbf":…,"exp":…,"jti":"…","url_hash":"…","payload_hash":"…"}
 *
 * Under HS256, HS384 or HS512, by the account's signing key as it is written. The hashes are SHA-256 in hexadecimal, of
 * the exact public address and of the body; without a body there is no `payload_hash`. In the vectors `exp` is a minute
 * after `nbf`; tokens in the tests of nyaruka/courier have no `exp`: the same minute is counted for them, and no token counts
 * for longer, whatever its `exp`.
 */
import { decode, verify } from 'hono/jwt';
import type { RawRequest } from '../gateway.ts';
import { propertyOf } from '../json.ts';
import { sha256Hex } from '../signature.ts';

/** Seconds by which clocks may differ, as in the SDK, and that a token counts at most, as in its vectors. */
const clockToleranceSeconds = 5;
const lifetimeSeconds = 60;

/** Without these the library would read the clock of its own; the time is checked by `isCurrent`. */
const withoutClock = { exp: false, nbf: false, iat: false } as const;

/** What a token says, where one of the keys signed it; null for anything else. */
export async function claimsOf(token: string, keys: readonly string[]): Promise<unknown> {
  const alg = algorithmOf(token);
  if (alg === null) return null;
  for (const key of keys) {
    const claims = await verify(token, key, { alg, iss: 'MessageBird', ...withoutClock }).catch(() => null);
    if (claims !== null) return claims;
  }
  return null;
}

/** The three that the SDK allows: what a token names beyond them, `none` above all, is no signature. */
function algorithmOf(token: string): 'HS256' | 'HS384' | 'HS512' | null {
  try {
    const { alg } = decode(token).header;
    return alg === 'HS256' || alg === 'HS384' || alg === 'HS512' ? alg : null;
  } catch {
    return null;
  }
}

/** True where the token was made for this very address and body. */
export async function covers(claims: unknown, { url, body }: RawRequest): Promise<boolean> {
  const [id, urlHash, payloadHash] = ['jti', 'url_hash', 'payload_hash'].map((name) => propertyOf(claims, name));
  if (id === undefined || !(await isHashOf(urlHash, url))) return false;
  return payloadHash === undefined ? body === '' : isHashOf(payloadHash, body);
}

const isHashOf = async (hash: unknown, text: string): Promise<boolean> =>
  typeof hash === 'string' && hash.toLowerCase() === (await sha256Hex(text));

/** True between `nbf` and `exp`, a minute later at most; a token without `nbf` is never current. `now` in milliseconds since 1970. */
export function isCurrent(claims: unknown, now: number): boolean {
  const nbf = propertyOf(claims, 'nbf');
  if (typeof nbf !== 'number') return false;
  const exp = propertyOf(claims, 'exp') ?? nbf + lifetimeSeconds;
  if (typeof exp !== 'number') return false;
  const end = Math.min(exp, nbf + lifetimeSeconds);
  return now >= (nbf - clockToleranceSeconds) * 1000 && now < (end + clockToleranceSeconds) * 1000;
}
