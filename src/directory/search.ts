/** Which place somebody means by what they typed, in any language and script of the line. */
import type { Place } from '../content/edition.ts';
import { maxPlaces, type Ranked, rankBySound, rankBySpelling } from './alike-places.ts';
import { foldForSearch } from './fold.ts';
import { formOf, type Likeness } from './likeness.ts';
import type { PlaceIndex } from './place-index.ts';

/** Longer than any name; what follows is not looked at. */
const maxTypedUnits = 60;
/** Words of a text that are looked up one by one: each costs a pass over all places. */
const maxWords = 6;
/** Another place as near as this casts doubt: it takes a choice. */
const doubtCost = 2;

/** Words people put beside a name; left out when what they typed is no name as it stands. */
const besides = new Set(
  `at city near town centre center area mjini mji karibu pale pres ville oras langa cerca ciudad perto cidade
  ketema ከተማ አካባቢ`.split(/\s+/),
);

export type FoundPlaces =
  | { readonly kind: 'one'; readonly place: Place }
  /** One to six that it may mean, best first: to be asked about. */
  | { readonly kind: 'several'; readonly places: readonly Place[] }
  | { readonly kind: 'none' };

/**
 * The places that a text may mean. `one` only when it is clearly that: a name or alias as it stands, or a long name with
 * one slip of the keypad. Answers and their order depend on the text and the list alone.
 */
export function searchPlaces(index: PlaceIndex, typed: string): FoundPlaces {
  // Cut again, since one sign may fold to a whole sentence.
  const folded = foldForSearch(typed.slice(0, maxTypedUnits)).slice(0, maxTypedUnits).trim();
  if (folded === '') return { kind: 'none' };
  const found = bySpelling(index, folded);
  return found.kind === 'none' ? choiceOf(rankBySound(index, folded)) : found;
}

function bySpelling(index: PlaceIndex, folded: string): FoundPlaces {
  const words = folded.split(' ');
  const whole = decide(rankBySpelling(index, formOf(folded)));
  if (whole.kind === 'one' || words.length === 1) return whole;
  const bare = words.filter((word) => !besides.has(word));
  const found =
    bare.length === 0 || bare.length === words.length ? whole : decide(rankBySpelling(index, formOf(bare.join(' '))));
  if (found.kind !== 'none') return found;
  return whole.kind === 'none' ? anyWord(index, words) : whole;
}

function decide(ranked: readonly Ranked[]): FoundPlaces {
  const [first, second] = ranked;
  if (first?.likeness.certain && isClear(first.likeness, second?.likeness)) return { kind: 'one', place: first.place };
  return choiceOf(ranked);
}

function isClear(first: Likeness, second: Likeness | undefined): boolean {
  if (second === undefined) return true;
  return first.cost === 0 ? second.cost > 0 : second.cost >= first.cost + doubtCost;
}

/** Nothing is like the whole text: what is like one of its words, to be asked about. */
function anyWord(index: PlaceIndex, words: readonly string[]): FoundPlaces {
  const long = [...new Set(words)].filter((word) => word.length > 3 && !besides.has(word)).slice(0, maxWords);
  const ranked = long.flatMap((word) => rankBySpelling(index, formOf(word)));
  return choiceOf(ranked.sort((a, b) => a.likeness.cost - b.likeness.cost));
}

function choiceOf(ranked: readonly Ranked[]): FoundPlaces {
  const places = [...new Set(ranked.map(({ place }) => place))].slice(0, maxPlaces);
  return places.length === 0 ? { kind: 'none' } : { kind: 'several', places };
}
