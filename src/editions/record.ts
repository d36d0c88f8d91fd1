/**
 * The state of a line as it lies in KV, and whether to believe it. Safety: whoever can write into the store can put back what
 * people once signed, and nothing that they never signed.
 */
import type { Release, Signature, Signed, State, Target, Trust } from '../content/state.ts';
import { digestOf } from './canonical.ts';
import { readRecord, type ShapeRefusal } from './record-shape.ts';

/** A record whose signatures hold. */
export type Verified = { readonly release: Release; readonly state: State };

export type RefusedRecord = ShapeRefusal | { readonly reason: 'unsigned' | 'mismatched' };

/** Reads a record and its signatures. Never throws, whatever the text is. */
export async function verifyRecord(text: string, line: string, trust: Trust): Promise<Verified | RefusedRecord> {
  const read = readRecord(text, line);
  if ('reason' in read) return read;
  const { record, release, state } = read;
  if (state.release !== (record.release ? await digestOf(record.release.said) : '')) return { reason: 'mismatched' };
  const signers = (await signersOf(record.state, trust)).length;
  const isReleased = record.release === null || (await signersOf(record.release, trust)).length >= atLeastOne(trust);
  // What is compiled in has no texts that could be changed without a release, and no state goes back to it.
  const mayDiffer = record.release !== null && state.edition !== '' && signers >= Math.max(trust.thresholdForTexts, 1);
  if (signers === 0 || !isReleased || (state.edition !== release.edition && !mayDiffer)) return { reason: 'unsigned' };
  return { release, state };
}

/** A threshold of none would let everybody publish. */
const atLeastOne = ({ threshold }: Trust): number => Math.max(threshold, 1);

/** Who of keys.yaml signed, each public key once; a signature that does not hold counts for nobody. */
export async function signersOf({ said, signatures }: Signed, { people }: Trust): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(said);
  const keys = new Map<string, string>();
  for (const { kind, by, signature } of signatures) {
    const key = kind === 'ed25519' ? people.find(({ handle }) => handle === by)?.publicKey : undefined;
    if (key !== undefined && !keys.has(key) && (await holds(key, signature, bytes))) keys.set(key, by);
  }
  return [...keys.values()];
}

async function holds(publicKey: string, signature: string, bytes: BufferSource): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64(publicKey), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, fromBase64(signature), bytes);
  } catch {
    return false;
  }
}

/** Signs a text as somebody of keys.yaml (RFC 8032, Ed25519 over its UTF-8 bytes). */
export async function signText(privateKey: CryptoKey, by: string, said: string): Promise<Signature> {
  const signature = await crypto.subtle.sign('Ed25519', privateKey, new TextEncoder().encode(said));
  return { kind: 'ed25519', by, signature: toBase64(new Uint8Array(signature)) };
}

/**
 * Whether a record may come after one that is believed. Safety: of two releases of one number the first that was heard counts
 * until there is a newer one, so that one person cannot bring what was signed, set aside and made again. Two states of one
 * release and number are equal: the one that the store kept counts.
 */
export function mayFollow(found: Verified, known: Verified): boolean {
  if (found.release.number !== known.release.number) return found.release.number > known.release.number;
  return found.state.release === known.state.release && found.state.number >= known.state.number;
}

/** All that is taken down: what the release says, and what was taken down after it was made. */
export function takenDownIn({ release, state }: Pick<Verified, 'release' | 'state'>): readonly Target[] {
  const since = state.takenDown.filter(({ number }) => number > release.after);
  return [...release.takenDown, ...since.map(({ kind, id }) => ({ kind, id }))];
}

export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
