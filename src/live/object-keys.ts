/** The keys that the objects of a line hand out, so that all they are told of a caller is a digest under one of them. */
import type { GateKey } from './gate/admission.ts';
import { hmacKey } from './gate/digests.ts';

/** The key of a gate or of positions, ready for use. */
export type Keys = { readonly id: string; readonly hmac: CryptoKey };

/** What an isolate knows of them, by line. */
export type KeysByLine = Map<string, Keys>;

/** The keys of an object of a line: those it handed out before, or else those it hands out now. */
export async function keysOf(object: { key(): Promise<GateKey> }, line: string, knownKeys: KeysByLine): Promise<Keys> {
  const known = knownKeys.get(line);
  if (known) return known;
  const { id, key } = await object.key();
  const keys: Keys = { id, hmac: await hmacKey(key) };
  knownKeys.set(line, keys);
  return keys;
}
