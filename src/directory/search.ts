/** Which place somebody means by what they typed, in any language and script of the line. */
import type { Place } from '../content/edition.ts';
import { foldForSearch } from './fold.ts';
import { type Form, formOf, type Likeness, likenessOf } from './likeness.ts';

/** A choice has to fit the keys and a page. */
const maxPlaces = 6;
/** Longer than any name; what follows is not looked at. */
const maxTypedUnits = 60;
/** Words of a text that are looked up one by one: each costs a pass over all places. */
const maxWords = 6;
/** What a place is really called goes before what is near it. */
const aliasCost = 0.2;
/** Another place as near as this casts doubt: it takes a choice. */
const doubtCost = 2;

/** Words people put beside a name; left out when what they typed is no name as it stands. */
const besides = new Set(
  'at city near town centre center area mjini karibu pale pres ville oras langa cerca ciudad perto cidade'.split(' '),
);

export type PlaceIndex = { readonly entries: readonly Entry[] };
type Entry = { readonly place: Place; readonly names: readonly Form[]; readonly aliases: readonly Form[] };

export type FoundPlaces =
  | { readonly kind: 'one'; readonly place: Place }
  /** One to six that it may mean, best first: to be asked about. */
  | { readonly kind: 'several'; readonly places: readonly Place[] }
  | { readonly kind: 'none' };

/** The search index of a list of places: for keeping as long as the list. */
export function openPlaces(places: readonly Place[]): PlaceIndex {
  return { entries: places.map(entryOf) };
}

/**
 * The places that a text may mean. `one` only when it is clearly that; answers and their order depend on the text and the list alone.
 */
export function searchPlaces(index: PlaceIndex, typed: string): FoundPlaces {
  // Cut again, since one sign may fold to a whole sentence.
  const folded = foldForSearch(typed.slice(0, maxTypedUnits)).slice(0, maxTypedUnits).trim();
  if (folded === '') return { kind: 'none' };
  const words = folded.split(' ');
  const whole = decide(rank(index, formOf(folded)));
  if (whole.kind === 'one' || words.length === 1) return whole;
  const bare = words.filter((word) => !besides.has(word));
  const found = bare.length === 0 || bare.length === words.length ? whole : decide(rank(index, formOf(bare.join(' '))));
  if (found.kind !== 'none') return found;
  return whole.kind === 'none' ? anyWord(index, words) : whole;
}

type Ranked = { readonly place: Place; readonly likeness: Likeness };

function entryOf(place: Place): Entry {
  return { place, names: formsOf(Object.values(place.names)), aliases: formsOf(place.aliases) };
}

const formsOf = (names: readonly string[]): readonly Form[] =>
  [...new Set(names.map(foldForSearch))].filter((name) => name !== '').map(formOf);

/** Equal ones by population, then id: the same whatever order the list has. */
function rank({ entries }: PlaceIndex, typed: Form): Ranked[] {
  const ranked = entries.flatMap(({ place, names, aliases }): Ranked[] => {
    const own = best(names, typed, 0);
    const likeness = own?.cost === 0 ? own : better(own, best(aliases, typed, aliasCost));
    return likeness ? [{ place, likeness }] : [];
  });
  return ranked.sort(
    (a, b) =>
      a.likeness.cost - b.likeness.cost ||
      b.place.population - a.place.population ||
      (a.place.id < b.place.id ? -1 : 1),
  );
}

function best(forms: readonly Form[], typed: Form, extraCost: number): Likeness | null {
  let likeness: Likeness | null = null;
  for (const form of forms) likeness = better(likeness, likenessOf(typed, form));
  return likeness === null || likeness.cost === 0 ? likeness : { ...likeness, cost: likeness.cost + extraCost };
}

function better(a: Likeness | null, b: Likeness | null): Likeness | null {
  if (a === null || b === null) return a ?? b;
  if (a.cost !== b.cost) return a.cost < b.cost ? a : b;
  return a.certain ? a : b;
}

function decide(ranked: readonly Ranked[]): FoundPlaces {
  const [first, second] = ranked;
  if (first?.likeness.certain && isClear(first.likeness, second?.likeness)) return { kind: 'one', place: first.place };
  const places = ranked.filter(({ likeness }) => likeness.shown).map(({ place }) => place);
  return places.length === 0 ? { kind: 'none' } : { kind: 'several', places: places.slice(0, maxPlaces) };
}

function isClear(first: Likeness, second: Likeness | undefined): boolean {
  if (second === undefined) return true;
  return first.cost === 0 ? second.cost > 0 : second.cost >= first.cost + doubtCost;
}

/** Nothing is like the whole text: what is like one of its words, to be asked about. */
function anyWord(index: PlaceIndex, words: readonly string[]): FoundPlaces {
  const long = [...new Set(words)].filter((word) => word.length > 3 && !besides.has(word)).slice(0, maxWords);
  const ranked = long.flatMap((word) => rank(index, formOf(word)).filter(({ likeness }) => likeness.shown));
  const places = [...new Set(ranked.sort((a, b) => a.likeness.cost - b.likeness.cost).map(({ place }) => place))];
  return places.length === 0 ? { kind: 'none' } : { kind: 'several', places: places.slice(0, maxPlaces) };
}
