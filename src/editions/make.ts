/** Makes the document of an edition out of what a line's files compile to: the same files, head and program are the same bytes. */
import type { Edition } from '../content/edition.ts';
import { canonicalJson, digestOf } from './canonical.ts';
import { type EditionDocument, type EditionHead, writeDocument } from './document.ts';
import { type Sources, writeSources } from './sources.ts';
import { type Summary, summarise } from './summary.ts';

export type MadeOf = {
  readonly edition: Edition;
  /** What the checks found, in their order. */
  readonly findings: readonly unknown[];
  /** Null where the files are not known any more. */
  readonly sources: Sources | null;
  /** The edition that callers hear, and its digest; null where none is known. */
  readonly before: { readonly edition: Edition; readonly digest: string } | null;
};

export type MadeBy = Pick<EditionHead, 'number' | 'madeAt' | 'madeBy'>;

export type MadeEdition = {
  readonly edition: Edition;
  readonly head: EditionHead;
  readonly document: EditionDocument;
  readonly summary: Summary;
  /** What goes under `sources/<digest>`; null where the files are not known any more. */
  readonly sources: string | null;
};

/** Makes it. Of an edition whose files are not known the head says no digest of them. */
export async function makeEdition(of: MadeOf, { number, madeAt, madeBy }: MadeBy): Promise<MadeEdition> {
  const { edition, before } = of;
  const summary = summarise(before?.edition ?? null, edition);
  const sources = of.sources && writeSources(of.sources);
  const head = {
    number,
    madeAt,
    madeBy,
    previous: before?.digest || null,
    check: await digestOf(canonicalJson(of.findings)),
    sources: sources === null ? '' : await digestOf(sources),
  };
  const document = await writeDocument(edition, head, summary);
  return { edition, head: { ...head, format: edition.format, line: edition.line.id }, document, summary, sources };
}
