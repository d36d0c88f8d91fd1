/** One input moves a caller from a position to the next. Any input is answered; none throws. */
import type { Edition } from '../content/edition.ts';
import { answersOf, choiceOf, type LanguageId, type ScreenId } from '../content/ids.ts';
import type { AskScreen, Option, PlacesScreen, ScreenSource, WhichScreen } from '../content/screens.ts';
import { searchPlaces } from '../directory/search.ts';
import { back } from './back.ts';
import { idOf, placesOf } from './places.ts';
import { afterInput, at, languageScreen, menuScreen, type Position, startOf } from './position.ts';

/** A typed name is compared by its first letters alone; a longer one is somebody leaning on the keys. */
const maxTypedLength = 60;
/** A caller reads pages, not thousands: 9 pressed without end stops counting here. */
const maxPage = 99;

/**
 * Where `input` leads from `position`: one key (`0` back, `9` more, `1` to `7` an option), or text where a screen asks for
 * text. An input that means nothing here leaves the position as it is; one behind a cover, where the call is over, begins
 * anew. Nothing leads on from a screen that is taken down, not even back: a call through it, begun before, ends there too, so
 * that no key is taken for one of another screen. A page behind the last is for the caller to clamp, who knows how much fits.
 */
export function step(edition: Edition, position: Position, input: string): Position {
  const screen = edition.screens[position.screen];
  if (!screen) return startOf(edition);
  if (input === '') return position;
  if (screen.kind === 'cover') return startOf(edition);
  if (screen.kind === 'down') return position;
  if (input === '0') return back(edition, position);
  const here = afterInput(position);
  if (input === '9' && !isOption(screen, input)) return { ...here, page: Math.min(here.page + 1, maxPage) };
  switch (screen.kind) {
    case 'language':
      return chooseLanguage(edition, here, input);
    case 'menu':
      return chooseOption(here, screen.options, input);
    case 'places':
      return isKey(input) ? choosePlace(here, screen, input) : typePlace(edition, here, screen, input);
    case 'ask':
      return typePlace(edition, here, screen, input);
    case 'which':
      return chooseCandidate(here, screen, input);
    case 'card':
    case 'results':
    case 'hotlines':
    case 'contacts':
    case 'alerts':
      return here;
  }
}

/** Where a screen has no option 9, the key turns the page: a menu whose title has grown still shows all it has. */
function isOption(screen: ScreenSource, key: string): boolean {
  return (screen.kind === 'menu' || screen.kind === 'places') && screen.options.some(({ digit }) => digit === key);
}

/** Whether an input is keys rather than text. */
export const isKey = (input: string) => /^[0-9]$/.test(input);

function chooseLanguage(edition: Edition, position: Position, input: string): Position {
  const language = edition.line.languages.find(({ digit }) => digit === input);
  return language ? at(menuScreen, language.id) : { ...position, screen: languageScreen };
}

function chooseOption(position: Position, options: readonly Option[], input: string): Position {
  const option = options.find(({ digit }) => digit === input);
  return option ? at(option.to, position.language) : position;
}

function choosePlace(position: Position, screen: PlacesScreen, input: string): Position {
  const place = screen.places[input];
  if (place !== undefined) return at(answersOf(screen.nearest), position.language, place);
  return chooseOption(position, screen.options, input);
}

function chooseCandidate(position: Position, screen: WhichScreen, input: string): Position {
  const place = isKey(input) ? position.candidates[Number(input) - 1] : undefined;
  return place === undefined ? position : at(answersOf(screen.nearest), position.language, place);
}

function typePlace(edition: Edition, position: Position, screen: AskScreen | PlacesScreen, input: string): Position {
  return placeNamed(edition, screen.nearest, position.language, input);
}

/** Where a typed name leads on a nearest screen: to its answers, to a short choice, or to the pick list. */
export function placeNamed(edition: Edition, nearest: ScreenId, language: LanguageId | null, typed: string): Position {
  const found = searchPlaces(placesOf(edition), typed.slice(0, maxTypedLength));
  switch (found.kind) {
    case 'one':
      return at(answersOf(nearest), language, idOf(found.place));
    case 'several':
      return { ...at(choiceOf(nearest), language), candidates: found.places.map(idOf) };
    case 'none':
      return { ...at(nearest, language), notice: 'place-not-found' };
  }
}
