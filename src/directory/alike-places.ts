/** The places whose names are like a text, or sound like it: the likeliest first. */
import type { Place } from '../content/edition.ts';
import { likelyNames, soundingNames } from './likely-names.ts';
import { type Form, formOf, likenessOf } from './likeness.ts';
import type { PlaceIndex } from './place-index.ts';
import { bonesOf } from './sound.ts';

/** A choice has to fit the keys and a page. */
export const maxPlaces = 6;
/** What a place is really called goes before what is near it. */
const aliasCost = 0.2;
/** With fewer consonants, half of all names sound alike. */
const minBones = 3;
const soundCost = 4;

/** `cost` is 0 for a name or alias as it stands. */
export type Ranked = { readonly place: Place; readonly cost: number };
type CostAt = (at: number) => number | null;

/** Six at most. Equal ones by population, then id: the same whatever order the list has. */
export function rankBySpelling(index: PlaceIndex, typed: Form): Ranked[] {
  return rank(index, likelyNames(index, typed), (at) => costAt(index, at, typed));
}

/** Those that may sound like a folded text, each at the same cost; six at most, the largest first. */
export function rankBySound(index: PlaceIndex, folded: string): Ranked[] {
  const bones = bonesOf(folded);
  if (bones.length < minBones) return [];
  const names = soundingNames(index, folded.replaceAll(' ', ''));
  return rank(index, names, (at) => (bonesOf(index.names[at] ?? '') === bones ? soundCost : null));
}

function rank(index: PlaceIndex, names: readonly number[], costAt: CostAt): Ranked[] {
  const ranked: Ranked[] = [];
  let last = -1;
  let best: number | null = null;
  const add = () => {
    const place = index.places[last];
    if (place && best !== null) keep(ranked, { place, cost: best });
    best = null;
  };
  for (const at of names) {
    const owner = index.owners[at] ?? -1;
    if (owner !== last) {
      add();
      last = owner;
    }
    const cost = costAt(at);
    if (cost !== null && (best === null || cost < best)) best = cost;
  }
  add();
  return ranked;
}

function costAt({ names, aliases }: PlaceIndex, at: number, typed: Form): number | null {
  const cost = likenessOf(typed, formOf(names[at] ?? ''));
  return cost === null || cost === 0 || aliases[at] === 0 ? cost : cost + aliasCost;
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
  return a.cost - b.cost || bySize(a.place, b.place);
}

/** The larger first; equal ones by id. */
export function bySize(a: Place, b: Place): number {
  return b.population - a.population || (a.id < b.id ? -1 : 1);
}
