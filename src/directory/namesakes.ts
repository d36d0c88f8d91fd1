/** Places of one name: each is told from the others by its region and, where that is theirs as well, by a number. */
import type { Place, Region } from '../content/edition.ts';
import { bySize } from './alike-places.ts';
import { foldForSearch } from './fold.ts';
import type { PlaceIndex } from './place-index.ts';
import { traitsOf } from './traits.ts';

/** All places that have a folded text for a name or an alias, spaces aside; the largest first. */
export function placesNamed({ places, names, owners, traits }: PlaceIndex, folded: string): readonly Place[] {
  const solid = folded.replaceAll(' ', '');
  const [keys] = traitsOf([folded]).keys;
  const named = new Set<Place>();
  for (let at = 0; at < names.length; at += 1) {
    if (traits.keys[at] !== keys || names[at]?.replaceAll(' ', '') !== solid) continue;
    const place = places[owners[at] ?? -1];
    if (place) named.add(place);
  }
  return [...named].sort(bySize);
}

/** The region of a place that has a name of another place; null where no name of it is. */
export function tellingRegion(index: PlaceIndex, place: Place): Region | null {
  const isShared = Object.values(place.names).some((name) => placesNamed(index, foldForSearch(name)).length > 1);
  return isShared ? (index.regions.find(({ id }) => id === place.region) ?? null) : null;
}

/** What to type for a place under one of its names so that no other is meant: `Milton, South`; `Milton, South 2`. */
export function tellingName(index: PlaceIndex, place: Place, locale: string, otherwise: string): string {
  const name = place.names[locale] ?? place.names[otherwise] ?? '';
  const named = placesNamed(index, foldForSearch(name));
  const region = index.regions.find(({ id }) => id === place.region);
  if (named.length < 2 || !region) return name;
  const there = named.filter((other) => other.region === place.region);
  const told = `${name}, ${region.names[locale] ?? region.names[otherwise] ?? ''}`;
  const isTold = there.length === 1 && placesNamed(index, foldForSearch(told)).length === 0;
  return isTold ? told : `${told} ${there.indexOf(place) + 1}`;
}

/** The places that a folded text tells from others of their name: all of a region, or the one of its number there. */
export function placesTold(index: PlaceIndex, folded: string): readonly Place[] {
  const [, text = '', number] = /^(.*?)(?: ([1-9][0-9]?))?$/.exec(folded) ?? [];
  for (const { id, names } of index.regions) {
    const before = Object.values(names).flatMap((name) => placesBefore(index, text, foldForSearch(name), id));
    const there = [...new Set(before)];
    const told = number === undefined ? there : there.slice(Number(number) - 1, Number(number));
    if (told.length > 0) return told;
  }
  return [];
}

/** Those of a region whose name stands before the region's in a text, where there are others of that name. */
function placesBefore(index: PlaceIndex, text: string, regionName: string, id: string): readonly Place[] {
  if (!text.endsWith(` ${regionName}`)) return [];
  const named = placesNamed(index, text.slice(0, -regionName.length - 1));
  return named.length < 2 ? [] : named.filter(({ region }) => region === id);
}
