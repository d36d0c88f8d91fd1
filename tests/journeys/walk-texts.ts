/** Everything that a line can be asked by SMS in one language. */
import type { JourneyStep } from '../../src/commands/journey.ts';
import type { Edition } from '../../src/content/edition.ts';
import { at, type Position } from '../../src/menu/position.ts';
import { routeOf } from '../../src/menu/routes.ts';
import { screenAt } from '../../src/menu/screen-at.ts';
import { defaultSmsLimits } from '../../src/render/limits.ts';
import { renderPages } from '../../src/render/pages.ts';
import { stringsFor } from '../../src/render/strings-for.ts';
import { builtOn } from '../support/lines.ts';
import { nearestScreens, say, textedScreens, type Walker } from './walk.ts';

/** Every keyword, every route with its further pages, a place, and CHECK of each kind. */
export function walkTexts(walker: Walker): readonly JourneyStep[] {
  const { edition, language } = walker;
  const own = edition.keywords.filter((keyword) => keyword.language === language.id);
  const checkWords = own.filter(({ to }) => to.kind === 'check').map(({ word }) => word);
  const placeWords = own.filter(({ to }) => to.kind === 'screen' && to.screen === nearestScreens(edition)[0]);
  const place = edition.places[0]?.names.en ?? '';
  return [
    ...own.map(({ word }) => say(word)),
    ...placeWords.slice(0, 1).map(({ word }) => say(`${word} ${place}`)),
    ...placeWords.slice(-1).map(({ word }) => say(`${word} qqqq`)),
    ...checkWords.flatMap((word) => codesToCheck(edition).map((code) => say(`${word} ${code}`))),
    ...textedScreens(edition).flatMap((id) => textPages(walker, at(id, language.id))),
    ...nearestScreens(edition).flatMap((nearest) =>
      textPages(walker, at(`${nearest}/at`, language.id, edition.places[0]?.id ?? null)),
    ),
  ];
}

/** A clinic that is on the list, the first that is not any more, one withdrawn, one nobody knows, and a slip. */
function codesToCheck({ clinics }: Edition): readonly string[] {
  const first = (wanted: (clinic: (typeof clinics)[number]) => boolean) => clinics.find(wanted)?.code;
  const known = [
    first(({ attestation }) => attestation?.offered === true && !attestation.withdrawn),
    first(({ attestation }) => attestation?.offered === true && attestation.expiresOn < builtOn),
    first(({ attestation }) => attestation?.withdrawn === true),
  ];
  return [...known.filter((code) => code !== undefined), 'C9990', 'C4832'];
}

/** A route, then the route and a number for each further reply. */
function textPages({ edition, language, now }: Walker, position: Position): readonly JourneyStep[] {
  const screen = screenAt(edition, position, now, 'sms');
  const pages = renderPages(stringsFor(edition, language.id, defaultSmsLimits), screen, defaultSmsLimits).length;
  const route = routeOf(edition, position) ?? '';
  return Array.from({ length: pages }, (_, index) => say(index === 0 ? route : `${route} ${index + 1}`));
}
