/**
 * The key of one person as it lies in a file, locked by a passphrase: scrypt (RFC 7914) makes a key of it, AES-256-GCM locks
 * with that, and vouches for all else that the file says. Safety: what can be tried offline by whoever has the file is the
 * passphrase alone, at about a second and 256 MiB a try.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { handle, publicKey } from '../../content/keys.ts';
import { canonicalJson, digestOf } from '../../editions/canonical.ts';
import { toBase64 } from '../../editions/record.ts';
import { makePair } from '../store/throw-away-key.node.ts';

/** What a key file holds; all but the locked key can be read without the passphrase. */
const keyFile = z.strictObject({
  kind: z.literal('mwavuli-key'),
  format: z.literal(1),
  handle,
  publicKey,
  // Bounds, since a file that somebody else made may ask for any memory.
  passphrase: z.strictObject({
    kind: z.literal('scrypt'),
    cost: z.union([14, 15, 16, 17, 18, 19, 20].map((bits) => z.literal(2 ** bits))),
    blockSize: z.literal(8),
    parallelization: z.literal(1),
    salt: z.base64(),
  }),
  lock: z.strictObject({ kind: z.literal('aes-256-gcm'), nonce: z.base64() }),
  locked: z.base64(),
  /** Of all of the above: tells a damaged file, or one typed off paper, from a wrong passphrase. */
  checksum: z.string(),
});
export type KeyFile = z.infer<typeof keyFile>;

const strongCost = 2 ** 18;

/** Makes a key and the text of its file. `cost` is scrypt's: a power of two from 2^14 to 2^20. */
export async function makeKeyFile(
  by: string,
  passphrase: string,
  cost: number = strongCost,
): Promise<{ readonly text: string; readonly publicKey: string }> {
  const pair = await makePair();
  const salt = randomBytes(16).toString('base64');
  const head = {
    kind: 'mwavuli-key',
    format: 1,
    handle: by,
    publicKey: pair.publicKey,
    passphrase: { kind: 'scrypt', cost, blockSize: 8, parallelization: 1, salt },
    lock: { kind: 'aes-256-gcm', nonce: randomBytes(12).toString('base64') },
  } as const;
  const cipher = createCipheriv('aes-256-gcm', await stretch(head, passphrase), Buffer.from(head.lock.nonce, 'base64'));
  cipher.setAAD(Buffer.from(canonicalJson(head)));
  const parts = [cipher.update(Buffer.from(pair.privateKey, 'base64')), cipher.final(), cipher.getAuthTag()];
  const whole = { ...head, locked: toBase64(Buffer.concat(parts)) };
  const file: KeyFile = { ...whole, checksum: await checksumOf(whole) };
  return { text: `${JSON.stringify(file, null, 2)}\n`, publicKey: pair.publicKey };
}

/** Reads the text of a key file, as far as that goes without the passphrase. Never throws. */
export async function readKeyFile(text: string): Promise<KeyFile | { readonly reason: 'other-file' | 'damaged' }> {
  const value = readJson(text);
  const isOurs = typeof value === 'object' && value !== null && Reflect.get(value, 'kind') === 'mwavuli-key';
  if (!isOurs) return { reason: text.includes('mwavuli-key') ? 'damaged' : 'other-file' };
  const { data } = keyFile.safeParse(value);
  if (!data) return { reason: 'damaged' };
  const { checksum, ...whole } = data;
  return (await checksumOf(whole)) === checksum ? data : { reason: 'damaged' };
}

/** The private key, to sign with and nothing else; null where the passphrase is another one. */
export async function unlockKey(file: KeyFile, passphrase: string): Promise<CryptoKey | null> {
  const { locked, checksum: _, ...head } = file;
  const bytes = Buffer.from(locked, 'base64');
  const key = await stretch(head, passphrase);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(head.lock.nonce, 'base64'), {
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(canonicalJson(head)));
    decipher.setAuthTag(bytes.subarray(-16));
    const opened = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]);
    return await crypto.subtle.importKey('pkcs8', opened, 'Ed25519', false, ['sign']);
  } catch {
    return null;
  }
}

const checksumOf = async (whole: Omit<KeyFile, 'checksum'>): Promise<string> =>
  (await digestOf(canonicalJson(whole))).slice(0, 16);

/** One person types the same passphrase on two computers as other bytes: Unicode has several for one letter. */
const asTyped = (passphrase: string): string => passphrase.normalize('NFKC').trim();

function stretch({ passphrase: how }: Pick<KeyFile, 'passphrase'>, passphrase: string): Promise<Buffer> {
  const { cost, blockSize, parallelization, salt } = how;
  const maxmem = 128 * blockSize * (cost + parallelization + 1) * 2;
  return new Promise((resolve, reject) => {
    scrypt(
      asTyped(passphrase),
      Buffer.from(salt, 'base64'),
      32,
      { cost, blockSize, parallelization, maxmem },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
