/** From a release to what callers hear: signed by one person and published, or laid down for others to sign. */
import { type Release, type Signature, type Signed, type StateRecord, stateFormat } from '../../content/state.ts';
import { canonicalJson, digestOf } from '../../editions/canonical.ts';
import type { EditionHead } from '../../editions/document.ts';
import type { MadeEdition } from '../../editions/make.ts';
import { nextState } from '../../editions/next.ts';
import { takenDownIn, type Verified } from '../../editions/record.ts';
import { isRelease } from '../../editions/record-shape.ts';
import { editionKey, sourcesKey } from '../../editions/store.ts';
import type { Wrong } from '../files/line-files.node.ts';
import type { Published } from '../store/published-line.node.ts';
import type { Signer } from '../store/throw-away-key.node.ts';
import { unbelievedWords, type WrittenState, writeState } from '../store/write-state.node.ts';
import { keepPublished, type OnLine } from './on-line.node.ts';
import { overtakenWords, unkeptWords } from './publish-words.ts';
import { removeSignatures, writeSignature } from './signatures.node.ts';
import { openSignerOf } from './signer-of.node.ts';

/** What is to be heard. */
export type Offer = {
  readonly release: Release;
  readonly head: EditionHead;
  /** Editions that the store may not hold yet. */
  readonly made: readonly MadeEdition[];
};

export type Brought =
  | {
      readonly outcome: 'published';
      readonly written: WrittenState;
      readonly record: StateRecord;
      readonly notes: readonly string[];
    }
  | { readonly outcome: 'waiting'; readonly missing: number; readonly path: string; readonly digest: string };

/** How many people it takes: one, where the line lets one person change texts, and nothing else would be another. */
export function signaturesFor({ ground: { trust }, base: { verified } }: Published, release: Release): number {
  return trust.thresholdForTexts <= 1 && isTextsAlone(verified, release) ? 1 : trust.threshold;
}

/** Whether a state alone could say all that a release says: one person restores nothing and moves no key. */
function isTextsAlone(verified: Verified | null, release: Release): boolean {
  if (!verified || verified.release.edition === '' || verified.release.textless !== release.textless) return false;
  const stays = new Set(release.takenDown.map(({ kind, id }) => `${kind} ${id}`));
  return (
    release.edition !== verified.state.edition &&
    release.voidSlips.length === verified.release.voidSlips.length &&
    takenDownIn(verified).every(({ kind, id }) => stays.has(`${kind} ${id}`))
  );
}

/**
 * Signs as whoever was named. Where that is enough, callers hear it; else the signature is laid beside the line's files, and the
 * edition into the store, for the next person to look at.
 */
export async function bringOut(on: OnLine, published: Published, offer: Offer): Promise<Brought | Wrong> {
  if (!isRelease(offer.release)) return tooMuch;
  const signer = await openSignerOf(on);
  if ('wrong' in signer) return signer;
  await putEditions(on, offer.made);
  const { trust } = published.ground;
  if (trust.threshold <= 1) return publishRelease(on, published, offer, [], signer);
  if (signaturesFor(published, offer.release) === 1) return publishTexts(on, published, offer, signer);
  const said = canonicalJson(offer.release);
  const digest = await digestOf(said);
  const written = await writeSignature(on.which, { said, digest }, await signer.sign(said));
  if ('wrong' in written) return written;
  return { outcome: 'waiting', missing: trust.threshold - 1, path: written.path, digest };
}

const tooMuch: Wrong = {
  wrong:
    'Nothing was published: more is taken down, or more keys change, than one release can say. Publish it in smaller steps.',
};

/** Makes a release heard that enough people have signed; `signer` signs it too where nobody has. */
export async function publishRelease(
  on: OnLine,
  published: Published,
  { release, head }: Offer,
  signatures: readonly Signature[],
  signer: Signer,
): Promise<Brought | Wrong> {
  const said = canonicalJson(release);
  const signed: Signed = { said, signatures: signatures.length > 0 ? signatures : [await signer.sign(said)] };
  const releaseDigest = await digestOf(said);
  const { edition, changed } = release;
  const state = { release, releaseDigest, edition, changed };
  return write(on, published, { signed, state, head, signer });
}

async function publishTexts(on: OnLine, published: Published, { release, head }: Offer, signer: Signer) {
  const { verified } = published.base;
  const signed = published.record?.release;
  if (!verified || !signed) throw new Error('texts are published on a release alone');
  const { release: standing, state } = verified;
  const told = { release: standing, releaseDigest: state.release, edition: release.edition, changed: [] };
  return write(on, published, { signed, state: told, head, signer });
}

type ToWrite = {
  readonly signed: Signed;
  readonly state: Pick<Parameters<typeof nextState>[1], 'release' | 'releaseDigest' | 'edition' | 'changed'>;
  readonly head: EditionHead;
  readonly signer: Signer;
};

async function write(
  on: OnLine,
  published: Published,
  { signed, state, head, signer }: ToWrite,
): Promise<Brought | Wrong> {
  const { store, which, now } = on;
  const said = canonicalJson(nextState(published.base, { ...state, takenDown: [], latest: head.number, now }));
  const record: StateRecord = {
    format: stateFormat,
    release: signed,
    state: { said, signatures: [await signer.sign(said)] },
  };
  const written = await writeState(store, which, on.ground.trust, published.recordText, record);
  if (written === 'unbelieved') return { wrong: `Nothing was published: ${unbelievedWords}` };
  if (written === 'overtaken' || written === 'lost') return { wrong: overtakenWords(on, written) };
  const kept = which.isRemote ? await keepPublished(which, record) : null;
  await removeSignatures(which, state.releaseDigest);
  return { outcome: 'published', written, record, notes: kept ? [unkeptWords(which, kept.wrong)] : [] };
}

async function putEditions({ store }: OnLine, made: readonly MadeEdition[]): Promise<void> {
  for (const { head, document, sources } of made) {
    const { line, number, madeAt, madeBy } = head;
    if (sources !== null) await store.put(sourcesKey(head.sources), sources, { line });
    await store.put(editionKey(document.digest), document.text, { line, number, madeAt, madeBy });
  }
}

/**
 * Why nothing may be released by the clock of this computer; null where it may. What keys change counts from then on for five
 * minutes, which a clock that is behind would cut short.
 */
export function behindWords({ base: { verified } }: Published, now: number): string | null {
  const { publishedAt = 0 } = verified?.state ?? {};
  if (now >= publishedAt) return null;
  const [here, there] = [now, publishedAt].map((at) => new Date(at).toISOString().slice(0, 19).replace('T', ' '));
  return `Nothing was published: the clock of this computer is behind. It says ${here} (UTC), and what callers hear was published at ${there}. Set the clock, and do this again. Where it is right, the clock of whoever published last was wrong: fetch the folder once more, so that published.json says what is taken down, then: npm run publish, with --anew`;
}
