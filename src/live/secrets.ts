/** The secret in callback addresses: it says which line is meant, and that the sender was told it. */
import { hexOf } from '../editions/canonical.ts';
import { hmacKey } from './gate/digests.ts';

export const secretLength = 32;

const encoder = new TextEncoder();

/** The first 32 hex digits of HMAC-SHA-256 under a gateway secret over `<line>/<gateway>`, or over `health`. */
export async function pathSecret(gatewaySecret: string, subject: string): Promise<string> {
  const key = await hmacKey(encoder.encode(gatewaySecret));
  return hexOf(await crypto.subtle.sign('HMAC', key, encoder.encode(subject))).slice(0, secretLength);
}

/** What a secret stands for, and the SHA-256 that it must have, as 32-bit words. */
export type Expected = { readonly subject: string; readonly digest: Uint32Array };

/** The secrets that are valid for some subjects, under the current and the next gateway secret. */
export async function expectedSecrets(
  gatewaySecrets: readonly string[],
  subjects: readonly string[],
): Promise<readonly Expected[]> {
  const pairs = gatewaySecrets.flatMap((gatewaySecret) => subjects.map((subject) => ({ gatewaySecret, subject })));
  return Promise.all(
    pairs.map(async ({ gatewaySecret, subject }) => {
      const digest = await digestOf(await pathSecret(gatewaySecret, subject));
      return { subject, digest };
    }),
  );
}

/**
 * The subject a secret stands for; null for none. Never throws, whatever text it is given.
 * Safety: digests are compared rather than secrets, every candidate and each in constant time, so that how long it takes
 * says nothing of the right ones, not even their length.
 */
export async function matchSecret(expected: readonly Expected[], given: string): Promise<string | null> {
  const digest = await digestOf(given);
  let subject: string | null = null;
  for (const candidate of expected) if (isEqual(candidate.digest, digest)) subject = candidate.subject;
  return subject;
}

async function digestOf(text: string): Promise<Uint32Array> {
  return new Uint32Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
}

/** Both of eight words. */
function isEqual(a: Uint32Array, b: Uint32Array): boolean {
  let difference = 0;
  for (let index = 0; index < a.length; index += 1) difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  return difference === 0;
}
