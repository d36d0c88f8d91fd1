/** Everything that a line can be asked by SMS in one language. */
import type { JourneyStep } from '../../src/commands/dial/journey.ts';
import type { Edition } from '../../src/content/edition.ts';
import type { Position } from '../../src/menu/position.ts';
import type { Script } from '../../src/menu/read-route.ts';
import { routeInScript } from '../../src/menu/reply.ts';
import { routeOf } from '../../src/menu/routes.ts';
import { screenAt } from '../../src/menu/screen-at.ts';
import { defaultSmsLimits } from '../../src/render/limits.ts';
import { renderPages } from '../../src/render/pages.ts';
import { stringsFor } from '../../src/render/strings-for.ts';
import { at } from '../support/at.ts';
import { builtOn } from '../support/lines.ts';
import { nearestScreens, say, textedScreens, type Walker } from './walk.ts';

/** Every keyword, every route with its further pages, a place behind each, and CHECK of each kind. */
export function walkTexts(walker: Walker): readonly JourneyStep[] {
  const { edition, language } = walker;
  const own = edition.keywords.filter((keyword) => keyword.language === language.id);
  const checkWords = own.filter(({ to }) => to.kind === 'check').map(({ word }) => word);
  const placeWords = own.filter(({ to }) => to.kind === 'screen' && to.screen === nearestScreens(edition)[0]);
  const place = edition.places[0]?.names.en ?? '';
  const nativePlace = edition.places[0]?.names[language.id] ?? place;
  const routeToPlaces = routeOf(edition, at(nearestScreens(edition)[0] ?? '', language.id));
  const positions = [
    ...textedScreens(edition).map((id) => at(id, language.id)),
    ...nearestScreens(edition).map((id) => at(`${id}/at`, language.id, edition.places[0]?.id ?? null)),
  ];
  return [
    ...own.map(({ word }) => say(word)),
    ...placeWords.slice(0, 1).map(({ word }) => say(`${word} ${place}`)),
    ...placeWords.slice(-1).map(({ word }) => say(`${word} qqqq`)),
    ...[...new Set([place, nativePlace, 'qqqq'])].map((name) => say(`${routeToPlaces} ${name}`)),
    ...checkWords.flatMap((word) => codesToCheck(edition).map((code) => say(`${word} ${code}`))),
    ...positions.flatMap((position) => textPages(walker, position, 'latin')),
    ...(language.latin === null ? [] : positions.flatMap((position) => textPages(walker, position, 'native'))),
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

/** A route, then the route and a number for each further reply; in a script of its own behind a word of that script. */
function textPages({ edition, language, now }: Walker, position: Position, script: Script): readonly JourneyStep[] {
  const route = routeInScript(edition, routeOf(edition, position) ?? '', language.id, script);
  const screen = { ...screenAt(edition, position, now, 'sms'), route };
  const strings = stringsFor(edition, language.id, defaultSmsLimits, script);
  const pages = renderPages(strings, screen, defaultSmsLimits).length;
  return Array.from({ length: pages }, (_, index) => say(index === 0 ? route : `${route} ${index + 1}`));
}
