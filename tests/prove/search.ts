/**
 * Looks for very many byte strings at once: a bitmap over their first six bytes, then a chain of those that begin so.
 * Letters count as small in the bitmap, so that hex is found in either case.
 */
import type { Encoding } from './encodings.ts';

export type Sought<Owner> = { readonly owner: Owner; readonly encoding: Encoding };
export type Hit<Owner> = Sought<Owner> & { readonly at: number };
export type Search<Owner> = {
  readonly patterns: number;
  /** Every place where one of them stands; `at` counts bytes. */
  find(bytes: Uint8Array): readonly Hit<Owner>[];
};

const keyBytes = 6;
const bitmapBits = 24;
const small = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

/** Prepares a search. Throws where an encoding is shorter than six bytes: it would be found everywhere. */
export function createSearch<Owner>(sought: readonly Sought<Owner>[]): Search<Owner> {
  const bitmap = new Uint8Array(2 ** (bitmapBits - 3));
  const chains = new Map<number, Sought<Owner>[]>();
  for (const one of sought) {
    const { bytes } = one.encoding;
    if (bytes.length < keyBytes) throw new Error('an encoding is too short to be looked for');
    let [high, low] = [0, 0];
    for (let at = 0; at < keyBytes; at += 1) {
      high = ((high << 8) | (low >>> 24)) & 0xffff;
      low = (low << 8) | (small[bytes[at] ?? 0] ?? 0);
    }
    const slot = slotOf(high, low);
    bitmap[slot >>> 3] = (bitmap[slot >>> 3] ?? 0) | (1 << (slot & 7));
    const chain = chains.get(slot);
    if (chain) chain.push(one);
    else chains.set(slot, [one]);
  }
  return { patterns: sought.length, find: (bytes) => find(bytes, bitmap, chains) };
}

const slotOf = (high: number, low: number): number =>
  (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - bitmapBits);

function find<Owner>(
  bytes: Uint8Array,
  bitmap: Uint8Array,
  chains: ReadonlyMap<number, readonly Sought<Owner>[]>,
): readonly Hit<Owner>[] {
  const hits: Hit<Owner>[] = [];
  let [high, low] = [0, 0];
  for (let end = 0; end < bytes.length; end += 1) {
    high = ((high << 8) | (low >>> 24)) & 0xffff;
    low = (low << 8) | (small[bytes[end] ?? 0] ?? 0);
    const slot = slotOf(high, low);
    if (((bitmap[slot >>> 3] ?? 0) & (1 << (slot & 7))) === 0) continue;
    const at = end - keyBytes + 1;
    for (const one of chains.get(slot) ?? []) if (stands(one.encoding, bytes, at)) hits.push({ ...one, at });
  }
  return hits;
}

function stands({ bytes: wanted, match }: Encoding, bytes: Uint8Array, at: number): boolean {
  if (at < 0 || at + wanted.length > bytes.length) return false;
  for (let index = 0; index < wanted.length; index += 1) {
    const byte = bytes[at + index] ?? 0;
    if ((match === 'exact' ? byte : small[byte]) !== wanted[index]) return false;
  }
  return match !== 'alone' || (!isPartOfMore(bytes, at - 1, -1) && !isPartOfMore(bytes, at + wanted.length, 1));
}

/** A letter or digit beside it, or a decimal point with a digit behind. */
function isPartOfMore(bytes: Uint8Array, at: number, step: 1 | -1): boolean {
  const letter = String.fromCharCode(bytes[at] ?? 0);
  return /[0-9A-Za-z]/.test(letter) || (letter === '.' && /\d/.test(String.fromCharCode(bytes[at + step] ?? 0)));
}
