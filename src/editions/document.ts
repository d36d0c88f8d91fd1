/**
 * An edition as it lies in KV under `edition/<digest>`: four lines of JSON, its head, the summary of what changed, its texts,
 * and the rest. The digest is SHA-256 of all of it.
 */
import { type Edition, editionFormat } from '../content/edition.ts';
import { canonicalJson, digestOf } from './canonical.ts';
import { textlessDigest } from './phone-numbers.ts';
import { type PartApart, partsApart, readRow } from './row.ts';

/** Who made an edition, when, and out of what. */
export type EditionHead = {
  readonly format: typeof editionFormat;
  readonly line: string;
  /** Of the editions of a line, from 1; no number is used twice. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Handles of keys.yaml. */
  readonly madeBy: readonly string[];
  /** The digest of the edition that was released before; null for the first. */
  readonly previous: string | null;
  /** The digest of what the checks found. */
  readonly check: string;
  /** The digest of `sources/<digest>`, out of which it can be made again. */
  readonly sources: string;
};

export type EditionDocument = {
  readonly text: string;
  readonly digest: string;
  /** Of all that it says but its texts, and of the digits and placeholders within them. */
  readonly textless: string;
};

/** Writes an edition: the same edition, head and summary are the same bytes. */
export async function writeDocument(
  edition: Edition,
  head: Omit<EditionHead, 'format' | 'line'>,
  summary: unknown,
): Promise<EditionDocument> {
  const { strings, ...others } = edition;
  const rest = canonicalJson(others);
  const apart = partsApart(edition, rest);
  const whole = { ...head, format: editionFormat, line: edition.line.id, apart };
  const text = [canonicalJson(whole), canonicalJson(summary), canonicalJson(strings), rest, ''].join('\n');
  const [digest, textless] = await Promise.all([digestOf(text), textlessDigest(saidBeside(rest, apart), strings)]);
  return { text, digest, textless };
}

/** As `EditionDocument.textless`, of an edition that was not written. */
export function textlessOf({ strings, ...others }: Edition): Promise<string> {
  const rest = canonicalJson(others);
  return textlessDigest(saidBeside(rest, partsApart(others, rest)), strings);
}

/** What an edition says beside its texts. Safety: what is apart of it decides what is read. */
const saidBeside = (rest: string, apart: readonly PartApart[]): string => `${rest}\n${canonicalJson(apart)}`;

export type OpenedDocument = {
  readonly head: EditionHead;
  /** Its clinics and places are read when they are first asked for. */
  readonly edition: Edition;
  /** As it was written. */
  readonly summary: unknown;
  textless(): Promise<string>;
};

/** Opens an edition; null where it is not byte for byte the one of that digest and line. Never throws. */
export async function openDocument(text: string, digest: string, line: string): Promise<OpenedDocument | null> {
  if ((await digestOf(text)) !== digest) return null;
  const [head = '', summary = '', texts = '', rest = ''] = text.split('\n');
  try {
    const { apart, ...known } = JSON.parse(head) as EditionHead & { readonly apart: readonly PartApart[] };
    const strings = JSON.parse(texts) as Edition['strings'];
    const edition =
      known.line === line ? readRow({ row: rest, apart, strings, onUnreadable: () => undefined }, line) : null;
    if (!edition) return null;
    return {
      head: known,
      edition,
      get summary(): unknown {
        return JSON.parse(summary);
      },
      textless: () => textlessDigest(saidBeside(rest, apart), strings),
    };
  } catch {
    return null;
  }
}
