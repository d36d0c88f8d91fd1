/** The places whose names are like a text, or sound like it: the likeliest first. */
import type { Place } from '../content/edition.ts';
import { likelyNames, soundingNames } from './likely-names.ts';
import { type Form, formOf, type Likeness, likenessOf } from './likeness.ts';
import type { PlaceIndex } from './place-index.ts';
import { bonesOf } from './sound.ts';

/** A choice has to fit the keys and a page. */
export const maxPlaces = 6;
/** What a place is really called goes before what is near it. */
const aliasCost = 0.2;
/** With fewer consonants, half of all names sound alike. */
const minBones = 3;

export type Ranked = { readonly place: Place; readonly likeness: Likeness };
type LikenessAt = (at: number) => Likeness | null;

/** Six at most. Equal ones by population, then id: the same whatever order the list has. */
export function rankBySpelling(index: PlaceIndex, typed: Form): Ranked[] {
  return rank(index, likelyNames(index, typed), (at) => likenessAt(index, at, typed));
}

/** Those that may sound like a folded text, none of them certain; six at most, the largest first. */
export function rankBySound(index: PlaceIndex, folded: string): Ranked[] {
  const bones = bonesOf(folded);
  if (bones.length < minBones) return [];
  const alike: Likeness = { cost: 0, certain: false };
  const names = soundingNames(index, folded.replaceAll(' ', ''));
  return rank(index, names, (at) => (bonesOf(index.names[at] ?? '') === bones ? alike : null));
}

function rank(index: PlaceIndex, names: readonly number[], likenessAt: LikenessAt): Ranked[] {
  const ranked: Ranked[] = [];
  let last = -1;
  let best: Likeness | null = null;
  const add = () => {
    const place = index.places[last];
    if (place && best) keep(ranked, { place, likeness: best });
    best = null;
  };
  for (const at of names) {
    const owner = index.owners[at] ?? -1;
    if (owner !== last) {
      add();
      last = owner;
    }
    best = better(best, likenessAt(at));
  }
  add();
  return ranked;
}

/** An alias is a landmark or a nickname: nothing but the very same is certain. */
function likenessAt({ names, aliases }: PlaceIndex, at: number, typed: Form): Likeness | null {
  const likeness = likenessOf(typed, formOf(names[at] ?? ''));
  if (likeness === null || likeness.cost === 0 || aliases[at] === 0) return likeness;
  return { cost: likeness.cost + aliasCost, certain: false };
}

function better(a: Likeness | null, b: Likeness | null): Likeness | null {
  if (a === null || b === null) return a ?? b;
  if (a.cost !== b.cost) return a.cost < b.cost ? a : b;
  return a.certain ? a : b;
}

/** Puts one in its order, and lets go of what a choice has no room for. */
function keep(ranked: Ranked[], one: Ranked): void {
  let at = ranked.length;
  for (let before = ranked[at - 1]; before && compare(one, before) < 0; before = ranked[at - 1]) at -= 1;
  if (at >= maxPlaces) return;
  ranked.splice(at, 0, one);
  ranked.length = Math.min(ranked.length, maxPlaces);
}

function compare(a: Ranked, b: Ranked): number {
  const order = a.likeness.cost - b.likeness.cost || b.place.population - a.place.population;
  return order || (a.place.id < b.place.id ? -1 : 1);
}
