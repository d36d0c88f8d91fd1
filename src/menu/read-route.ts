/** A text that begins with digits: a route alone, with a further page, with the name of a place, or with words beside it. */
import type { Edition } from '../content/edition.ts';
import type { LanguageId } from '../content/ids.ts';
import { foldForSearch } from '../directory/fold.ts';
import { withoutInstruction } from './instruction.ts';
import { menuScreen, type Position, startOf } from './position.ts';
import { placeNamed } from './step.ts';
import { textedPlace } from './texted-place.ts';
import { follow } from './transcript.ts';

/** `script` is the one of the words; `hasWords` where there are any. */
export type RouteRead = { readonly position: Position; readonly script: Script; readonly hasWords: boolean };
export type Script = 'native' | 'latin';

/** The longest route in digits; what is longer is no route. */
const maxRouteDigits = 14;
const maxPage = 20;
/** No route has more with all that stands beside it; what follows is not looked at. */
const maxUnits = 200;

/** Digits alone, with a page, or with words; whatever signs stand between digits and words. */
const routeWritten =
  /^([0-9*]+?)#?(?:(?:\s+|\s*-\s*)([0-9]{1,2})|(?:[^\p{L}\p{N}#*]+(?=[\p{L}\p{N}])|(?=\p{L}))(.+))?$/su;
const quotesBefore = /^["'\p{Pi}\p{Pf}\p{Ps}\p{Pe}\s]+/u;
const signsBehind = /(?:(?![#*])(?:[\p{P}\p{S}\s]|\ufe0f))+$/u;

/** Where a text leads that begins with a route; null for any other. */
export function readRoute(edition: Edition, typed: string): RouteRead | null {
  // As somebody may key it in whose phone writes wide digits or marks of direction.
  const text = typed
    .slice(0, maxUnits)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '');
  const bare = withoutInstruction(edition, text.replace(quotesBefore, '').replace(signsBehind, ''));
  const [, digits, page, words] = routeWritten.exec(withoutCode(edition, bare)) ?? [];
  const keys = digits?.replaceAll('*', '') ?? '';
  if (keys === '' || keys.length > maxRouteDigits) return null;
  const position = followWhole(edition, keys);
  if (position === null) return null;
  if (words !== undefined) {
    const told = /\p{L}/u.test(words) ? besideWords(edition, position, words) : null;
    return told && { position: told, script: scriptOf(words), hasWords: true };
  }
  const number = Math.min(Math.max(Number(page ?? '1'), 1), maxPage);
  return { position: { ...position, page: number - 1 }, script: 'latin', hasWords: false };
}

/**
 * Words behind a route that asks for a place name one: `12 Westlands`. Behind any other they change nothing: `11 please` is
 * 11, in the language of its digits. One digit is too little for that: `3 girls` are no choice of French.
 */
function besideWords(edition: Edition, position: Position, words: string): Position | null {
  const { screen, language } = position;
  const source = edition.screens[screen];
  if (source?.kind === 'places' || source?.kind === 'ask') return textedPlace(edition, source.nearest, language, words);
  if (source?.kind === 'results') {
    const named = placeNamed(edition, source.nearest, language, words);
    return named.place === null ? position : named;
  }
  return screen !== menuScreen || isLanguage(edition, language, words) ? position : null;
}

const scriptOf = (words: string): Script => (/(?!\p{Script=Latin})\p{L}/u.test(words) ? 'native' : 'latin');

/** Whether words are a language by its name, as the list of languages has it, or one word (`2 tafadhali`). */
function isLanguage({ line }: Edition, language: LanguageId | null, words: string): boolean {
  const folded = foldForSearch(words);
  if (!folded.includes(' ')) return true;
  const own = line.languages.find(({ id }) => id === language);
  return own !== undefined && folded === foldForSearch(`${own.name} ${own.romanisedName}`);
}

/**
 * A route is followed at each of its digits or not at all: with one that leads nowhere it is half a route, another line's
 * code or a telephone number, and its end an answer nobody asked for. With a 0, which only leads back, it is a year or a price.
 */
function followWhole(edition: Edition, keys: string): Position | null {
  if (keys.includes('0')) return null;
  let position = startOf(edition);
  for (let length = 1; length <= keys.length; length += 1) {
    const next = follow(edition, [keys.slice(0, length)]);
    if (next.page > 0 || JSON.stringify(next) === JSON.stringify(position)) return null;
    position = next;
  }
  return position;
}

/** Somebody may text what they were told to dial: `*384*123*21#`. */
function withoutCode(edition: Edition, typed: string): string {
  for (const { codes } of edition.line.ussd)
    for (const code of codes) {
      const base = code.slice(0, -1);
      if (typed.startsWith(base)) return typed.slice(base.length).replace(/^\*/, '');
    }
  return typed;
}
