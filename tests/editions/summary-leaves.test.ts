/** Whatever leaf of an edition becomes another, the summary says so; a number in it most of all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { isUnchanged, summarise } from '../../src/editions/summary.ts';
import { editions } from '../support/lines.ts';
import { hidings } from './hidden-numbers.ts';

type Path = readonly string[];
type Leaf = { readonly path: Path; readonly value: string | number | boolean | null };

function leavesOf(value: unknown, path: Path = []): readonly Leaf[] {
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]));
  return [{ path, value: value as Leaf['value'] }];
}

/** A copy in which one leaf is another. */
function withLeaf(value: unknown, [name, ...rest]: Path, leaf: unknown): unknown {
  if (name === undefined) return leaf;
  if (Array.isArray(value)) return value.map((part, at) => (String(at) === name ? withLeaf(part, rest, leaf) : part));
  const record = value as Readonly<Record<string, unknown>>;
  return { ...record, [name]: withLeaf(record[name], rest, leaf) };
}

/** Leaves that no caller can dial, as the documentation of `notDialled` has it; those that are JSON numbers are none either. */
const notDialled: readonly RegExp[] = [
  /^(parents|slips|holidays)\b/,
  /^line\.(id|jurisdiction|zone|answers|caps)\b/,
  /^line\.languages\.\d+\.(id|digit|script|latin)$/,
  /^line\.(ussd|sms)\.\d+\.gateway$/,
  /^line\.ussd\.\d+\.deepDial\.confirmed$/,
  /^clinics\.\d+\.(id|code|place|services|cost|attestation)\b/,
  /^hotlines\.\d+\.(id|topics|answeredBy|checkedOn|expiresOn|backup|regions|jurisdictions)\b/,
  /^contacts\.\d+\.(id|group|regions)\b/,
  /^(places|regions)\.\d+\.(id|region)$/,
  /^alerts\.\d+\.template$/,
  /^keywords\.\d+\.(language|locale|to)\b/,
  /^screens\.[^.]+\.(kind|nearest|hotline|jurisdiction|titleKey|smsKey|topics|groups|services|places|pages|review)\b/,
  /^screens\.[^.]+\.options\.\d+\.(digit|to|label\.(kind|key|smsKey))$/,
  // What a placeholder is called, and how a plural counts.
  /^strings\.[^.]+\.[^{]+\.(pluralType)$/,
];
const isPlaceholder = ({ path }: Leaf, leaves: ReadonlyMap<string, Leaf>): boolean =>
  path[0] === 'strings' &&
  path.at(-1) === 'value' &&
  leaves.get([...path.slice(0, -1), 'type'].join('\0'))?.value !== 0;

const samples = [...editions.values()].map((edition) => {
  const leaves = leavesOf(edition);
  const byPath = new Map(leaves.map((leaf) => [leaf.path.join('\0'), leaf]));
  const isDialled = (leaf: Leaf): leaf is Leaf & { readonly value: string } =>
    typeof leaf.value === 'string' &&
    !isPlaceholder(leaf, byPath) &&
    !notDialled.some((pattern) => pattern.test(leaf.path.join('.')));
  return { edition, leaves, dialled: leaves.filter(isDialled) };
});

/** Every part of the edition is as likely as the texts, which are most of its leaves. */
function leafOf<Some extends Leaf>(leaves: readonly Some[]): fc.Arbitrary<Some> {
  const parts = Map.groupBy(leaves, ({ path: [part = ''] }) => part);
  return fc.oneof(...[...parts.values()].map((part) => fc.constantFrom(...part)));
}

const edited = (edition: Edition, path: Path, leaf: unknown): Edition => withLeaf(edition, path, leaf) as Edition;
const countNumbers = ({ numbers }: ReturnType<typeof summarise>) =>
  numbers.added.length + numbers.changed.length + numbers.removed.length;

/** Those that do not need a message to be parsed. */
const plainHidings = Object.entries(hidings).filter(([, hide]) => !hide('123456').includes('{'));
/** Nine digits, which nothing that ships holds. */
const someNumber = fc.integer({ min: 100_000_000, max: 999_999_999 }).map(String);

describe.each(samples)('of $edition.line.id', ({ edition, leaves, dialled }) => {
  it('a number hidden anywhere in any text is in the summary', () => {
    const hiding = fc.constantFrom(...plainHidings);
    fc.assert(
      fc.property(leafOf(dialled), hiding, someNumber, fc.nat(), ({ path, value }, [, hide], number, place) => {
        const letters = Array.from(value);
        letters.splice(place % (letters.length + 1), 0, hide(number));
        const summary = summarise(edition, edited(edition, path, letters.join('')));
        expect(countNumbers(summary)).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });

  it('a digit that is another, in any number, is in the summary', () => {
    const numbered = dialled.filter(({ value }) => /(?:\d[^\p{L}\p{N}]*){3}/u.test(value));
    expect(numbered.length).toBeGreaterThan(40);
    for (const { path, value } of numbered) {
      const other = value.replace(/(?<=\d[^\p{L}\p{N}]*\d[^\p{L}\p{N}]*)\d/u, (digit) =>
        String((Number(digit) + 1) % 10),
      );
      expect([value, countNumbers(summarise(edition, edited(edition, path, other)))]).not.toEqual([value, 0]);
    }
  });

  it('nothing at all becomes another unsaid', () => {
    fc.assert(
      fc.property(leafOf(leaves), ({ path, value }) => {
        const other = typeof value === 'string' ? `${value}x` : typeof value === 'number' ? value + 1 : value !== true;
        expect(isUnchanged(summarise(edition, edited(edition, path, other)))).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});
