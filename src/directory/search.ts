/** Which place somebody means by what they typed, in any language and script of the line. */
import type { Place } from '../content/edition.ts';
import { maxPlaces, type Ranked, rankBySound, rankBySpelling } from './alike-places.ts';
import { foldForSearch } from './fold.ts';
import { formOf } from './likeness.ts';
import { placesTold } from './namesakes.ts';
import type { PlaceIndex } from './place-index.ts';

/** Longer than any name; what follows is not looked at. */
const maxTypedUnits = 60;
/** Words of a text that are looked up one by one: each costs a pass over all places. */
const maxWords = 3;
/** What stands between a name and its region says that they are two: San Pedro, Ecatepec is not San Pedro Ecatepec. */
const comma = /[,，、،፣]/;

/** Words before a name that are none of it. */
const prepositions = new Set('at near karibu pale pres langa cerca perto'.split(' '));
/** Words beside a name that may well be a part of it: Kansas City is not Kansas. */
const besides = new Set([
  ...prepositions,
  ...'city town centre center area mjini mji ville oras ciudad cidade ketema ከተማ አካባቢ'.split(' '),
]);

export type FoundPlaces =
  | { readonly kind: 'one'; readonly place: Place }
  /** One to six that it may mean, best first: to be asked about. */
  | { readonly kind: 'several'; readonly places: readonly Place[] }
  | { readonly kind: 'none' };
const none: FoundPlaces = { kind: 'none' };

/**
 * The places that a text may mean. `one` only for the name or alias of one place as it stands, behind a preposition, or
 * before a comma and its region: a slip makes one real town of another (tests/directory/search-strangers.test.ts), so that
 * it is asked about. Answers and their order depend on the text and the list alone.
 */
export function searchPlaces(index: PlaceIndex, typed: string): FoundPlaces {
  // Cut again, since one sign may fold to a whole sentence.
  const folded = foldForSearch(typed.slice(0, maxTypedUnits)).slice(0, maxTypedUnits).trim();
  if (folded === '') return none;
  const found = bySpelling(index, folded, comma.test(typed));
  return found.kind === 'none' ? choiceOf(rankBySound(index, folded)) : found;
}

function bySpelling(index: PlaceIndex, folded: string, hasComma: boolean): FoundPlaces {
  const words = folded.split(' ');
  const whole = decide(rankBySpelling(index, formOf(folded)));
  if (whole.kind === 'one' || words.length === 1) return whole;
  const told = decide(placesTold(index, folded).map((place) => ({ place, cost: hasComma ? 0 : 1 })));
  if (told.kind !== 'none') return told;
  const named = words.slice(words.findIndex((word) => !prepositions.has(word)));
  const behind = named.length < words.length ? decide(rankBySpelling(index, formOf(named.join(' ')))) : none;
  if (whole.kind === 'none') return behind.kind === 'none' ? bareName(index, named) : behind;
  return behind.kind === 'one' && whole.places.every((place) => place === behind.place) ? behind : whole;
}

/** Nothing is like the whole text: what is like it without the words beside a name, else what is like one of its words. */
function bareName(index: PlaceIndex, words: readonly string[]): FoundPlaces {
  const bare = words.filter((word) => !besides.has(word));
  const isLess = bare.length > 0 && bare.length < words.length;
  const found = isLess ? choiceOf(rankBySpelling(index, formOf(bare.join(' ')))) : none;
  return found.kind === 'none' ? anyWord(index, words) : found;
}

function decide(ranked: readonly Ranked[]): FoundPlaces {
  const [first, second] = ranked;
  return first?.cost === 0 && second?.cost !== 0 ? { kind: 'one', place: first.place } : choiceOf(ranked);
}

function anyWord(index: PlaceIndex, words: readonly string[]): FoundPlaces {
  const long = [...new Set(words)].filter((word) => word.length > 3 && !besides.has(word)).slice(0, maxWords);
  const ranked = long.flatMap((word) => rankBySpelling(index, formOf(word)));
  return choiceOf(ranked.sort((a, b) => a.cost - b.cost));
}

function choiceOf(ranked: readonly Ranked[]): FoundPlaces {
  const places = [...new Set(ranked.map(({ place }) => place))].slice(0, maxPlaces);
  return places.length === 0 ? none : { kind: 'several', places };
}
