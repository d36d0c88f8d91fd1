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

export type Expected = { readonly subject: string; readonly bytes: Uint8Array };

/** The secrets that are valid for some subjects, under the current and the next gateway secret. */
export async function expectedSecrets(
  gatewaySecrets: readonly string[],
  subjects: readonly string[],
): Promise<readonly Expected[]> {
  const pairs = gatewaySecrets.flatMap((secret) => subjects.map((subject) => ({ secret, subject })));
  return Promise.all(
    pairs.map(async ({ secret, subject }) => ({
      subject,
      bytes: new TextEncoder().encode(await pathSecret(secret, subject)),
    })),
  );
}

/**
 * The subject a secret stands for; null for none. Every candidate is compared, each in constant time: a secret has one
 * length, so no other length is compared at all.
 */
export function matchSecret(expected: readonly Expected[], given: string): string | null {
  const bytes = new TextEncoder().encode(given);
  if (bytes.length !== secretLength) return null;
  let subject: string | null = null;
  for (const candidate of expected) if (isEqual(candidate.bytes, bytes)) subject = candidate.subject;
  return subject;
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index += 1) difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  return difference === 0;
}
