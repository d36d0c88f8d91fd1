/** The editions of a line that lie in the store, by their numbers. */
import { handlePattern } from '../../content/state.ts';
import type { MadeOf } from '../../editions/make.ts';
import { editionKey } from '../../editions/store.ts';
import type { Wrong } from '../files/line-files.node.ts';
import { type Current, openCurrent, type Published } from './published-line.node.ts';
import type { LineStore } from './store.node.ts';

/** What is written beside an edition; whoever can write into the store can change it. */
export type Stored = {
  readonly digest: string;
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly madeBy: readonly string[];
};
/** An edition that is byte for byte what its digest names. */
export type OpenedEdition = Current & { readonly document: NonNullable<Current['document']> };

/** Those of a line, the newest first; two that were made at once have one number. */
export async function listEditions(store: LineStore, line: string): Promise<readonly Stored[]> {
  const prefix = editionKey('');
  const found = (await store.list(prefix)).flatMap(({ key, metadata }): Stored[] => {
    const { line: own, number, madeAt, madeBy } = metadata;
    if (own !== line || !Number.isSafeInteger(number) || !Number.isSafeInteger(madeAt)) return [];
    const by = Array.isArray(madeBy) ? madeBy.filter(isHandle) : [];
    return [{ digest: key.slice(prefix.length), number: Number(number), madeAt: Number(madeAt), madeBy: by }];
  });
  return found.sort((a, b) => b.number - a.number || b.madeAt - a.madeAt);
}

const isHandle = (name: unknown): name is string => typeof name === 'string' && handlePattern.test(name);

/** Opens an edition by its digest; null where it is not there whole, or made by nobody who could have made it. */
export async function openEdition(store: LineStore, line: string, digest: string): Promise<OpenedEdition | null> {
  const current = await openCurrent(store, line, digest);
  if (!current?.document) return null;
  const { madeBy }: { readonly madeBy: unknown } = current.document.head;
  return Array.isArray(madeBy) && madeBy.every(isHandle) ? { ...current, document: current.document } : null;
}

/** Opens the edition of a number. Of two, one that people signed for counts, or callers heard before; else the older one. */
export async function openNumber(
  store: LineStore,
  published: Published,
  number: number,
): Promise<OpenedEdition | Wrong> {
  const {
    which: { line },
    base: { verified },
  } = published;
  const listed = (await listEditions(store, line)).filter((stored) => stored.number === number).reverse();
  const heard: (string | null | undefined)[] = [verified?.state.edition, verified?.release.previous];
  if (listed.length > 1)
    for (const { digest } of listed) if (await isVouchedFor(store, published, digest)) heard.push(digest);
  const sorted = [...listed].sort((a, b) => Number(heard.includes(b.digest)) - Number(heard.includes(a.digest)));
  for (const { digest } of sorted) {
    const opened = await openEdition(store, line, digest);
    if (opened?.document.head.number === number) return opened;
  }
  const isThere = listed.length > 0;
  return {
    wrong: `${isThere ? 'The edition of that number is damaged in the store.' : 'There is no edition of that number.'} To see which there are: npm run editions -- --line ${line}`,
  };
}

/**
 * Whether people signed for an edition: it is that of the release, or one of those that this was made on, one after another.
 * Safety: what one person says of an edition before theirs is followed by nobody. An edition of theirs that callers hear
 * (other texts alone) counts itself where it was made on the release.
 */
export async function isVouchedFor(store: LineStore, { base, which }: Published, digest: string): Promise<boolean> {
  const { release, state } = base.verified ?? {};
  const previousOf = async (of: string) => (await openEdition(store, which.line, of))?.document.head.previous;
  if (state && digest !== '' && digest === state.edition && digest !== release?.edition)
    return (await previousOf(digest)) === release?.edition;
  const seen = new Set<string>();
  for (let next = release?.edition; next && !seen.has(next); next = (await previousOf(next)) ?? undefined) {
    if (next === digest) return true;
    seen.add(next);
  }
  return false;
}

/** What the head of an edition made now names as the one before: the last that was released, whatever texts callers hear. */
export const beforeOf = ({ current, base: { verified } }: Published): MadeOf['before'] =>
  current && { edition: current.edition, digest: verified?.release.edition ?? '' };
