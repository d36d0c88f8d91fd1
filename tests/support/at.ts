/** Positions by the names that sources write, as tests do. */
import { languageId, placeId, screenId } from '../../src/content/ids.ts';
import * as position from '../../src/menu/position.ts';

/** The first page of a screen, whether the edition has it or not. */
export const at = (screen: string, language: string | null, place: string | null = null): position.Position =>
  position.at(
    screenId(screen),
    language === null ? null : languageId(language),
    place === null ? null : placeId(place),
  );
