/**
 * What can be computed from a number: digests, and digests under each secret that the Worker is given. Eight bytes of
 * each are looked for, so that one which was cut is found too; what was cut shorter (16 bits, which the gate keeps in its
 * memory) belongs to too many numbers to be looked for.
 */
import { createHash, createHmac } from 'node:crypto';
import type { Encoding } from './encodings.ts';
import { spellingsOf } from './spellings.ts';

const keptBytes = 8;

/** The digests of a number in four spellings, raw, in hex and in both kinds of base64. */
export function digestsOf(number: string, secrets: readonly string[]): readonly Encoding[] {
  const { 'E.164': plus = '', bare = '', national = '', 'with 00': zeros = '' } = spellingsOf(number);
  const spelled = [plus, bare, national, zeros];
  const plain = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((algorithm) =>
    spelled.flatMap((text) => written(algorithm, createHash(algorithm).update(text).digest())),
  );
  const keyed = secrets.flatMap((secret) =>
    [plus, bare, national].flatMap((text) => [
      ...written('HMAC-SHA-256 under a secret', createHmac('sha256', secret).update(text).digest()),
      ...written('HMAC-SHA-1 under a secret', createHmac('sha1', secret).update(text).digest()),
      ...written('SHA-256 behind a secret', createHash('sha256').update(secret).update(text).digest()),
      ...written('SHA-256 before a secret', createHash('sha256').update(text).update(secret).digest()),
    ]),
  );
  return [...plain, ...keyed];
}

function written(name: string, digest: Buffer): readonly Encoding[] {
  const letters = Math.floor((keptBytes * 8) / 6);
  return [
    { name: `${name}, raw`, bytes: digest.subarray(0, keptBytes), match: 'exact' },
    { name: `${name}, hex`, bytes: Buffer.from(digest.toString('hex', 0, keptBytes)), match: 'fold' },
    { name: `${name}, base64`, bytes: Buffer.from(digest.toString('base64').slice(0, letters)), match: 'exact' },
    { name: `${name}, base64url`, bytes: Buffer.from(digest.toString('base64url').slice(0, letters)), match: 'exact' },
  ];
}
