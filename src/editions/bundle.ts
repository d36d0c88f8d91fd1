/** The text that is compiled into the Worker: a head, then one edition a line. */
import type { Edition } from '../content/edition.ts';
import { constantHotline } from '../directory/constant-hotline.ts';
import { demoMark } from '../menu/screen.ts';
import { foldToGsm } from '../render/fold.ts';
import { canonicalJson, digestOf } from './canonical.ts';

/** What `fallback` says where a locale has no such sentence. */
const noWords = 'Sorry, that did not work. Call:';

/**
 * The bundle of some editions. `madeAt` is the day of the build (YYYY-MM-DD). The build is named by the digest of its
 * editions: the same content gives the same bytes.
 */
export async function bundleEditions(editions: readonly Edition[], madeAt: string): Promise<string> {
  const rows = editions.map(canonicalJson);
  const digests = await Promise.all(rows.map(digestOf));
  const lines = editions.map((edition, index) => ({
    ...describeLine(edition, digests[index] ?? ''),
    apart: partsApart(edition, rows[index] ?? ''),
  }));
  const build = (await digestOf(digests.join(' '))).slice(0, 12);
  return `${[JSON.stringify({ build, madeAt, lines }), ...rows].join('\n')}\n`;
}

/** A part of an edition, and where its JSON begins and ends in the row, in UTF-16 units. */
export type PartApart = readonly [name: 'clinics' | 'places', from: number, to: number];

/** Most of a large edition, of which most pages need nothing: it is read when it is first asked for. */
function partsApart(edition: Edition, row: string): readonly PartApart[] {
  return (['clinics', 'places'] as const).flatMap((name): PartApart[] => {
    if (edition[name].length === 0) return [];
    const json = canonicalJson(edition[name]);
    const from = row.indexOf(`"${name}":${json}`) + name.length + 3;
    return [[name, from, from + json.length]];
  });
}

/** What the head says of an edition. */
export function describeLine(edition: Edition, digest: string) {
  const { id, demo, ussd, sms, answers, caps } = edition.line;
  return {
    id,
    demo,
    codes: [...new Set(ussd.flatMap(({ codes }) => codes))],
    smsNumbers: [...new Set(sms.map(({ number }) => number))],
    answers,
    caps,
    digest,
    fallback: fallbackOf(edition),
  };
}

function fallbackOf(edition: Edition): string {
  const { line, strings } = edition;
  const words = strings[line.languages[0]?.id ?? '']?.fallback;
  const number = constantHotline(edition)?.phone ?? null;
  const parts = [line.demo ? demoMark : null, typeof words === 'string' ? words : noWords, number];
  return foldToGsm(parts.filter((part) => part !== null).join('\n'));
}
