/** Every screen of a line in one language: the inputs that lead to each page, written out for the runner to play. */
import type { JourneyStep } from '../../src/commands/dial/journey.ts';
import type { Edition, Language } from '../../src/content/edition.ts';
import { raidScreen } from '../../src/content/screens.ts';
import { searchPlaces } from '../../src/directory/search.ts';
import { ussdPages } from '../../src/live/pages.ts';
import { placesOf } from '../../src/menu/places.ts';
import type { Position } from '../../src/menu/position.ts';
import { routeOf } from '../../src/menu/routes.ts';
import { defaultUssdLimits, type UssdLimits } from '../../src/render/limits.ts';
import { at } from '../support/at.ts';

/** Whose screens, in which language, at which moment (milliseconds since 1970), over which network. */
export type Walker = {
  readonly edition: Edition;
  readonly language: Language;
  readonly now: number;
  readonly limits?: UssdLimits;
};

export const press = (input: string): JourneyStep => ({ kind: 'press', input, shown: null });
export const dial = (code: string): JourneyStep => ({ kind: 'dial', code, shown: null });
export const say = (text: string): JourneyStep => ({ kind: 'text', text, reply: null });

/**
 * All pages of all screens by keys: each dialled by its route, then `9` to its end; behind the raid card its cover. Pick
 * lists but those of `lists` (screens that ask where somebody is) are left out.
 */
export function walkScreens(walker: Walker, lists = nearestScreens(walker.edition)): readonly JourneyStep[] {
  const { edition, language } = walker;
  const dialled = Object.entries(edition.screens).flatMap(([id, screen]) => {
    const isListed = !('nearest' in screen) || lists.includes(screen.nearest);
    return isListed && !['language', 'results', 'which', 'cover'].includes(screen.kind) ? [id] : [];
  });
  return [
    dial(codeOf(edition, '')),
    press(language.digit),
    ...dialled.flatMap((id) => [
      ...walkPages(walker, at(id, language.id)),
      ...(id === raidScreen ? [press('0')] : []),
      ...answersFrom(walker, id),
    ]),
    ...lists.flatMap((nearest) => typedNames(walker, nearest)),
  ];
}

/** The screens that ask where somebody is, in the order of the menu. */
export function nearestScreens(edition: Edition): readonly string[] {
  return [
    ...new Set(Object.values(edition.screens).flatMap((screen) => (screen.kind === 'places' ? [screen.nearest] : []))),
  ];
}

/** One page after another; `most` where not all of them are wanted. */
export function walkPages(walker: Walker, position: Position, most = 99): readonly JourneyStep[] {
  const { edition, now, limits = defaultUssdLimits } = walker;
  const route = routeOf(edition, position);
  if (route === null) throw new Error('this position has no route');
  const pages = Math.min(most, ussdPages(edition, position, limits, now).length);
  return [dial(codeOf(edition, route)), ...Array.from({ length: pages - 1 }, () => press('9'))];
}

/**
 * What is found near the places of a pick list's page: all of it near the first, on the line's first such list; there, in
 * its first language, also the first answer of every other place, so that no coordinate can slip unseen.
 */
function answersFrom(walker: Walker, id: string): readonly JourneyStep[] {
  const { edition, language } = walker;
  const screen = edition.screens[id];
  if (screen?.kind !== 'places') return [];
  const isFirstList = screen.nearest === nearestScreens(edition)[0];
  const isFirstLanguage = language.id === edition.line.languages[0]?.id;
  return Object.values(screen.places).flatMap((place, index) => {
    const position = at(`${screen.nearest}/at`, language.id, place);
    if (index === 0) return walkPages(walker, position, isFirstList ? 99 : 1);
    return isFirstList && isFirstLanguage ? walkPages(walker, position, 1) : [];
  });
}

/** Names typed: one place, several, none. */
function typedNames({ edition, language }: Walker, nearest: string): readonly JourneyStep[] {
  const route = routeOf(edition, at(`${nearest}/type`, language.id));
  const ask = dial(codeOf(edition, route ?? ''));
  return [ask, press(nameFor(edition, 'one')), ask, press(nameFor(edition, 'several')), press('1'), ask, press('qqqq')];
}

/** The first beginning of a place's name that is read as one place, or as several. */
function nameFor(edition: Edition, kind: 'one' | 'several'): string {
  const names = edition.places.flatMap(({ names: { en = '' } }) => [en, en.slice(0, 4), en.slice(0, 3)]);
  const name = names.find((typed) => searchPlaces(placesOf(edition), typed).kind === kind);
  if (name === undefined) throw new Error(`no name of this line is read as ${kind}`);
  return name;
}

/** A code dialled further by a route; the code itself for none. */
export function codeOf({ line }: Edition, route: string): string {
  const code = line.ussd[0]?.codes[0];
  if (code === undefined) throw new Error('this line has no code');
  return route === '' ? code : `${code.slice(0, -1)}*${route}#`;
}

/** The screens that a text can name by a route, in the order of the edition; of the pick lists the first page. */
export function textedScreens(edition: Edition): readonly string[] {
  return Object.entries(edition.screens).flatMap(([id, screen]) => {
    const isTexted = ['menu', 'card', 'hotlines', 'contacts', 'alerts'].includes(screen.kind);
    return isTexted || (screen.kind === 'places' && id === screen.nearest) ? [id] : [];
  });
}
