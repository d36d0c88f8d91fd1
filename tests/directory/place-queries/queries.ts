/** What people type for a place, and which they mean. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Place } from '../../../src/content/edition.ts';
import { foldForSearch } from '../../../src/directory/fold.ts';
import type { FoundPlaces } from '../../../src/directory/search.ts';
import { editions } from '../../support/lines.ts';
import { randomFrom } from '../../support/random.ts';
import { slipIn } from './slips.ts';

export type Query = {
  readonly line: string;
  readonly typed: string;
  /** The id of the place; null where the line has none such. */
  readonly place: string | null;
};

/** Written by hand, before the search was tuned: as callers of many languages would, with places that no line has. */
export function writtenQueries(): readonly Query[] {
  const rows: readonly Readonly<Record<string, string>>[] = parse(
    readFileSync(new URL('written.csv', import.meta.url), 'utf8'),
    { columns: true },
  );
  return rows.map(({ line = '', typed = '', place = '' }) => ({ line, typed, place: place === 'none' ? null : place }));
}

/** Names and aliases of all lines in all scripts, with a slip; long ones with a second one each fourth time. */
export function slippedQueries(count: number, seed: number): readonly Query[] {
  const random = randomFrom(seed);
  const named = slippableNames();
  return Array.from({ length: count }, () => {
    const { line, place, name } = random.pick(named);
    const once = slipIn(name, random);
    const typed = name.length >= 9 && random.whole(4) === 0 ? slipIn(once, random) : once;
    return { line, typed, place: place.id };
  });
}

export type Named = { readonly line: string; readonly place: Place; readonly name: string };

/** Names long enough to be known with a letter missing: five letters, or three signs of Thai, Ethiopic or Chinese. */
export function slippableNames(): readonly Named[] {
  return [...editions].flatMap(([line, { places }]) =>
    places.flatMap((place) =>
      namesOf(place)
        .map((name) => name.toLowerCase())
        .filter((name) => name.length >= (/[\u0e00-\uffff]/.test(name) ? 3 : 5))
        .map((name) => ({ line, place, name })),
    ),
  );
}

export const namesOf = (place: Place): readonly string[] => [...Object.values(place.names), ...place.aliases];

/** Whether a text is, letter for letter, a name or an alias of a place: a slip can make one of another. */
export function isNameOf(place: Place, typed: string): boolean {
  return namesOf(place).some((name) => solidOf(name) === solidOf(typed));
}

/** Folded, without spaces: two texts that differ in neither are one name. */
export const solidOf = (text: string): string => foldForSearch(text).replaceAll(' ', '');

export function firstThree(found: FoundPlaces): readonly string[] {
  if (found.kind === 'none') return [];
  return found.kind === 'one' ? [found.place.id] : found.places.slice(0, 3).map(({ id }) => id);
}

/** Stated with certainty, and not what was meant: no text may be. It is what was meant where the text is its very name. */
export function isStatedWrongly(found: FoundPlaces, { typed, place }: Query): boolean {
  return found.kind === 'one' && found.place.id !== place && (place === null || !isNameOf(found.place, typed));
}
