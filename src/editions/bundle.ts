/** The text that is compiled into the Worker: a head, then one edition a line. */
import type { Edition } from '../content/edition.ts';
import type { Floor, Trust } from '../content/state.ts';
import { canonicalJson, digestOf } from './canonical.ts';
import { factsOf, type LineFacts } from './facts.ts';
import { type PartApart, partsApart } from './row.ts';

/** Whose signatures a line's states need, and below what none is taken. */
export type Ground = { readonly trust: Trust; readonly floor: Floor };

/** Nobody can sign: callers hear what is compiled in. */
export const noGround: Ground = {
  trust: { people: [], threshold: 2, thresholdForTexts: 2 },
  floor: { release: 0, number: 0, takenDown: [] },
};

/** What the head says of an edition. */
export type BundledLine = LineFacts &
  Ground & {
    /** SHA-256 of the edition's bytes. */
    readonly digest: string;
    /** What of its row is read when it is first asked for. */
    readonly apart: readonly PartApart[];
  };
/** `madeAt` is the day of the build, YYYY-MM-DD. */
export type BundleHead = { readonly build: string; readonly madeAt: string; readonly lines: readonly BundledLine[] };

/**
 * The bundle of some editions, each with its ground. `madeAt` is the day of the build (YYYY-MM-DD). The build is named by the
 * digest of its editions: the same content gives the same bytes.
 */
export async function bundleEditions(
  editions: readonly Edition[],
  madeAt: string,
  groundOf: (line: string) => Ground = () => noGround,
): Promise<string> {
  const rows = editions.map(canonicalJson);
  const digests = await Promise.all(rows.map(digestOf));
  const lines = editions.map((edition, index) => ({
    ...describeLine(edition, digests[index] ?? '', groundOf(edition.line.id)),
    apart: partsApart(edition, rows[index] ?? ''),
  }));
  const build = (await digestOf(digests.join(' '))).slice(0, 12);
  const head: BundleHead = { build, madeAt, lines };
  return `${[JSON.stringify(head), ...rows].join('\n')}\n`;
}

/** What the head says of an edition that is read as a whole. */
export const describeLine = (edition: Edition, digest: string, ground: Ground = noGround): BundledLine => ({
  ...factsOf(edition),
  ...ground,
  digest,
  apart: [],
});
