/** The places of an edition, opened for search once. */
import type { Edition, Place } from '../content/edition.ts';
import { type PlaceId, placeId } from '../content/ids.ts';
import { openPlaces, type PlaceIndex } from '../directory/place-index.ts';

const indexes = new WeakMap<Edition, PlaceIndex>();
const byId = new WeakMap<Edition, ReadonlyMap<string, Place>>();

/** The search index of an edition; built at its first use, kept as long as the edition. */
export function placesOf(edition: Edition): PlaceIndex {
  let index = indexes.get(edition);
  if (!index) {
    index = openPlaces(edition.places, edition.regions);
    indexes.set(edition, index);
  }
  return index;
}

/** The id of a place that was found. */
export const idOf = ({ id }: Place): PlaceId => placeId(id);

/** The place with an id; null where the edition has none. */
export function placeOf(edition: Edition, id: string | null): Place | null {
  if (id === null) return null;
  let places = byId.get(edition);
  if (!places) {
    places = new Map(edition.places.map((place) => [place.id, place]));
    byId.set(edition, places);
  }
  return places.get(id) ?? null;
}
