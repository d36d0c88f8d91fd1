/** The secret in callback addresses: it says which line is meant, and that the sender was told it. */

export const secretLength = 32;

/** The first 32 hex digits of HMAC-SHA-256 under a gateway secret over `<line>/<gateway>`, or over `health`. */
export async function pathSecret(gatewaySecret: string, subject: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(gatewaySecret), algorithm, false, ['sign']);
  const bytes = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(subject));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, secretLength);
}

export type Expected = { readonly subject: string; readonly secret: string };

/** The secrets that are valid for some subjects, under the current and the next gateway secret. */
export async function expectedSecrets(
  gatewaySecrets: readonly string[],
  subjects: readonly string[],
): Promise<readonly Expected[]> {
  const pairs = gatewaySecrets.flatMap((gatewaySecret) => subjects.map((subject) => ({ gatewaySecret, subject })));
  return Promise.all(
    pairs.map(async ({ gatewaySecret, subject }) => ({ subject, secret: await pathSecret(gatewaySecret, subject) })),
  );
}

/**
 * The subject a secret stands for; null for none. Every candidate is compared, each in constant time: a secret has one
 * length, so no other length is compared at all.
 */
export function matchSecret(expected: readonly Expected[], given: string): string | null {
  if (given.length !== secretLength) return null;
  let subject: string | null = null;
  for (const candidate of expected) if (isEqual(candidate.secret, given)) subject = candidate.subject;
  return subject;
}

/** Both of `secretLength`. */
function isEqual(a: string, b: string): boolean {
  let difference = 0;
  for (let index = 0; index < secretLength; index += 1) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}
