/** What to text for a place that no digits lead to. */
import type { Edition } from '../content/edition.ts';
import type { LanguageId, PlaceId, ScreenId } from '../content/ids.ts';
import { tellingName } from '../directory/namesakes.ts';
import { placeOf, placesOf } from './places.ts';
import { at } from './position.ts';
import { routeOf } from './routes.ts';

/**
 * The route to the screen that asks where somebody is, and what the place alone is called, in Latin letters: `12 Milton`.
 * Safety: digits, not a keyword, which would stand in a sent folder and tell what was asked.
 */
export function textForPlace(edition: Edition, nearest: ScreenId, place: PlaceId, language: LanguageId | null): string {
  const own = edition.line.languages.find(({ id }) => id === language);
  const locale = own?.latin ?? own?.id ?? '';
  const found = placeOf(edition, place);
  const name = found ? tellingName(placesOf(edition), found, locale, edition.line.languages[0]?.id ?? '') : '';
  return `${routeOf(edition, at(nearest, language)) ?? ''} ${name}`.trim();
}
