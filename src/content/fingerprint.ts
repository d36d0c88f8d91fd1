/** Whether a text is still the one that somebody read. */

const offset = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/**
 * FNV-1a of 64 bits over the UTF-8 bytes of a text, as 16 hex digits; how it is wrapped and composed makes no difference.
 * It tells that words changed, and keeps nobody from forging: the files it stands in are written by those who could.
 */
export function fingerprintOf(text: string): string {
  const words = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  let hash = offset;
  for (const byte of new TextEncoder().encode(words)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  return hash.toString(16).padStart(16, '0');
}
