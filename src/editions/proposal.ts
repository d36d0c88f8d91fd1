/**
 * A release that waits for more people to sign it: which signatures there are, and whether it still says what it would say if
 * it were made now. Safety: what is signed is compared byte for byte with what whoever signs sees.
 */
import type { Edition } from '../content/edition.ts';
import type { Release, Signature, Target, Trust } from '../content/state.ts';
import { changesBetween } from '../menu/changes.ts';
import { canonicalJson, digestOf } from './canonical.ts';
import { type Base, nextRelease, type ReleaseAsked } from './next.ts';
import { signersOf, takenDownIn, type Verified } from './record.ts';
import { isRelease, isSignature } from './record-shape.ts';

/** What lies in menus/<line>/signatures/<digest>-<handle>.json. */
export type SignatureFile = {
  /** The bytes of the release. */
  readonly release: string;
  readonly signature: Signature;
};

export type Proposal = {
  readonly release: Release;
  readonly said: string;
  /** SHA-256 of the bytes. */
  readonly digest: string;
  readonly signatures: readonly Signature[];
};

export const writeSignatureFile = (release: string, signature: Signature): string =>
  `${JSON.stringify({ release, signature } satisfies SignatureFile, null, 2)}\n`;

/** The releases of a line that such files hold, each with all of its signatures; what is no such file is left out. */
export async function readProposals(texts: readonly string[], line: string): Promise<readonly Proposal[]> {
  const found = new Map<string, Proposal>();
  for (const text of texts) {
    const file = readJson(text) as Partial<SignatureFile> | null;
    const said = typeof file?.release === 'string' ? file.release : '';
    const release = readJson(said);
    if (!isRelease(release) || release.line !== line || !isSignature(file?.signature)) continue;
    const known = found.get(said)?.signatures ?? [];
    found.set(said, { release, said, digest: await digestOf(said), signatures: [...known, file.signature] });
  }
  return [...found.values()];
}

/** The signatures that count, one for each person, and how many more it takes. */
export async function countSignatures(
  { said, signatures }: Pick<Proposal, 'said' | 'signatures'>,
  trust: Trust,
): Promise<{ readonly valid: readonly Signature[]; readonly missing: number }> {
  const valid = new Map<string, Signature>();
  for (const signature of signatures) {
    const [signer] = await signersOf({ said, signatures: [signature] }, trust);
    if (signer !== undefined) valid.set(signer, signature);
  }
  const { length } = await signersOf({ said, signatures: [...valid.values()] }, trust);
  return { valid: [...valid.values()], missing: Math.max(0, trust.threshold - length) };
}

/** Whether a release could be the next one: nothing but take-downs came after what it was made on. */
export const isOpen = (base: Base, { number, previous }: Release): boolean =>
  isAhead(base, number) && previous === (base.verified?.state.edition || null);

/** The greatest number that releases which wait use up, whether they are open or not; 0 where they use up none. */
export const usedUpBy = (base: Base, waiting: readonly Pick<Proposal, 'release'>[]): number =>
  Math.max(0, ...waiting.map(({ release }) => release.number).filter((number) => isAhead(base, number)));

/** One person can lay down a release of any number: one far ahead would leave none for those after it. */
const maxGap = 1_000;

function isAhead({ verified, floor }: Base, number: number): boolean {
  const current = Math.max(verified?.release.number ?? 0, floor.release);
  return number > current && number <= current + maxGap;
}

/** What is down now and would not be: those who sign are to know. */
export function restoredBy(base: Base, release: Release): readonly Target[] {
  const isKept = (target: Target) => release.takenDown.some((other) => isSame(other, target));
  return downIn(baseAt(base, release.after)).filter((target) => !isKept(target));
}

/** Whether a release says of an edition what it has to say, to the byte; `current` is the edition that callers hear. */
export function isAsMade(
  base: Base,
  proposal: Proposal,
  asked: Pick<ReleaseAsked, 'digest' | 'textless'> & { readonly edition: Edition },
  current: Edition | null,
) {
  const { release, said } = proposal;
  const changed = current ? changesBetween(current, asked.edition).changed : [];
  const restored = restoredBy(base, release);
  const { digest, textless } = asked;
  const { voidSlips } = release;
  const more = { changed, restored, voidSlips, usedUp: release.number - 1 };
  const made = nextRelease(baseAt(base, release.after), { digest, textless, ...more });
  return canonicalJson(made) === said;
}

/** The base as it was at a state, where only take-downs came after it. */
function baseAt(base: Base, after: number): Base {
  const { verified } = base;
  if (!verified || verified.state.number <= after) return base;
  const { state } = verified;
  const takenDown = state.takenDown.filter(({ number }) => number <= after);
  const then: Verified = { ...verified, state: { ...state, number: after, takenDown } };
  return { ...base, verified: then };
}

const downIn = ({ verified, floor }: Base): readonly Target[] => (verified ? takenDownIn(verified) : floor.takenDown);
const isSame = (a: Target, b: Target): boolean => a.kind === b.kind && a.id === b.id;

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
