/** The names of a list of places, opened for search. */
import type { Place, Region } from '../content/edition.ts';
import { foldForSearch } from './fold.ts';
import { type Traits, traitsOf } from './traits.ts';

export type PlaceIndex = {
  readonly places: readonly Place[];
  /** Folded names and aliases, place after place. */
  readonly names: readonly string[];
  /** Which place each is of. */
  readonly owners: Uint32Array;
  /** Whether each is an alias (1) or what the place is called (0). */
  readonly aliases: Uint8Array;
  readonly traits: Traits;
  readonly regions: readonly Region[];
};

/** The search index of a list of places: for keeping as long as the list. Regions tell places of one name apart. */
export function openPlaces(places: readonly Place[], regions: readonly Region[] = []): PlaceIndex {
  const names: string[] = [];
  const owners: number[] = [];
  const aliases: number[] = [];
  for (const [owner, place] of places.entries()) {
    const start = names.length;
    const add = (name: string, isAlias: number) => {
      const folded = foldForSearch(name);
      if (folded === '' || names.includes(folded, start)) return;
      names.push(folded);
      owners.push(owner);
      aliases.push(isAlias);
    };
    for (const name of Object.values(place.names)) add(name, 0);
    for (const alias of place.aliases) add(alias, 1);
  }
  return {
    places,
    names,
    owners: Uint32Array.from(owners),
    aliases: Uint8Array.from(aliases),
    traits: traitsOf(names),
    regions,
  };
}
