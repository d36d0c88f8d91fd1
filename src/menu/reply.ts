/** What to answer: a USSD call or one SMS, in; a position or a screen, out. */
import type { Edition, Keyword } from '../content/edition.ts';
import type { LanguageId } from '../content/ids.ts';
import { type ClinicCode, readClinicCode, readCodeWithC } from '../directory/code.ts';
import { findKeyword, findPrefixKeyword } from './keywords.ts';
import { at, menuScreen, type Position, startOf } from './position.ts';
import { placeNamed } from './step.ts';
import { follow } from './transcript.ts';

/** What one text asks for. `script` is the one it was written in. */
export type TextAnswer =
  | { readonly kind: 'screen'; readonly position: Position; readonly script: Script }
  | {
      readonly kind: 'check';
      readonly code: ClinicCode | null;
      readonly language: LanguageId;
      readonly script: Script;
    };
type ScreenAnswer = Extract<TextAnswer, { kind: 'screen' }>;
export type Script = 'native' | 'latin';

/** The longest route in digits; what is longer is no route. */
const maxRouteDigits = 14;
const maxPage = 20;

/**
 * What a text asks for: a keyword, a keyword with a place or a route, a route, a route with a place, a route's further
 * page, or a clinic's code.
 * Anything else is help. One message in, one answer out: nothing is remembered.
 */
export function readText(edition: Edition, text: string, sharedKeyword: string | null): TextAnswer {
  const typed = withoutShared(text.normalize('NFC').trim(), sharedKeyword);
  return readRoute(edition, typed) ?? readKeyword(edition, typed) ?? readCode(edition, typed) ?? help(startOf(edition));
}

/** A code without its keyword is understood as CHECK; in which language is not known. Digits alone are half a route. */
function readCode(edition: Edition, typed: string): TextAnswer | null {
  const code = readCodeWithC(typed);
  const [language] = edition.line.languages;
  return code === null || !language ? null : { kind: 'check', code, language: language.id, script: 'latin' };
}

const help = (position: Position): TextAnswer => ({ kind: 'screen', position, script: 'latin' });

/** A shared short code's own keyword comes first and is not ours to read. */
export function withoutShared(text: string, sharedKeyword: string | null): string {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  return sharedKeyword !== null && first.toUpperCase() === sharedKeyword.toUpperCase() ? rest.join(' ') : text;
}

function readRoute(edition: Edition, typed: string): ScreenAnswer | null {
  // As somebody may key it in whose phone writes wide digits or marks of direction.
  const undialled = withoutCode(edition, typed.normalize('NFKC').replace(/\p{Cf}/gu, ''));
  const [, digits, page, name] = routeWritten.exec(undialled) ?? [];
  const keys = digits?.replaceAll('*', '') ?? '';
  if (keys === '' || keys.length > maxRouteDigits) return null;
  const position = followWhole(edition, keys);
  if (position === null) return null;
  if (name !== undefined) return readPlace(edition, position, name);
  const number = Math.min(Math.max(Number(page ?? '1'), 1), maxPage);
  return { kind: 'screen', position: { ...position, page: number - 1 }, script: 'latin' };
}

/** Digits alone, with a page, or with the name of a place. */
const routeWritten = /^([0-9*]+?)#?(?:\s+([0-9]{1,2})|(?:[\s:：.,]+(?![\s:：.,])|(?=\p{L}))(.+))?$/su;
/** A name that is on no list and has more words than these is a sentence, and its writer needs more than a list of places. */
const maxWordsOfPlace = 3;

/** A place's name behind the route of a screen that asks for one: `12 Westlands`. Its letters say in which script. */
function readPlace(edition: Edition, { screen, language }: Position, name: string): ScreenAnswer | null {
  const source = edition.screens[screen];
  if ((source?.kind !== 'places' && source?.kind !== 'ask') || !/\p{L}/u.test(name)) return null;
  const position = placeNamed(edition, source.nearest, language, name);
  if (position.notice !== null && name.split(/\s+/).length > maxWordsOfPlace) return null;
  return { kind: 'screen', position, script: /(?!\p{Script=Latin})\p{L}/u.test(name) ? 'native' : 'latin' };
}

/**
 * A route is followed at each of its digits or not at all: with one that leads nowhere it is half a route, another line's
 * code or a telephone number, and its end an answer nobody asked for.
 */
function followWhole(edition: Edition, keys: string): Position | null {
  let position = startOf(edition);
  for (let length = 1; length <= keys.length; length += 1) {
    const next = follow(edition, [keys.slice(0, length)]);
    if (next.page > 0 || JSON.stringify(next) === JSON.stringify(position)) return null;
    position = next;
  }
  return position;
}

/**
 * A route as it is texted for an answer in the same script: digits alone are answered in Latin letters, whose pages
 * break elsewhere, so that a script of its own needs a word of that script before them. Safety: that for help and no
 * other, since it stays in a sent folder.
 */
export function routeInScript(edition: Edition, route: string, language: string | null, script: Script): string {
  const isRomanised = edition.line.languages.some(({ id, latin }) => id === language && latin !== null);
  if (script === 'latin' || !isRomanised) return route;
  const help = edition.keywords.find(({ locale, to }) => locale === language && to.kind === 'help');
  return help ? `${help.word} ${route}` : route;
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

function readKeyword(edition: Edition, typed: string): TextAnswer | null {
  const [first = '', ...others] = typed.split(/[\s:：]+/);
  const rest = others.join(' ');
  const keyword = findKeyword(edition.keywords, first);
  if (keyword) return answerKeyword(edition, keyword, rest);
  const prefixed = findPrefixKeyword(edition.keywords, typed);
  return prefixed ? answerKeyword(edition, prefixed.keyword, prefixed.rest) : null;
}

function answerKeyword(edition: Edition, { to, language, locale }: Keyword, rest: string): TextAnswer {
  const script: Script = locale === language ? 'native' : 'latin';
  if (to.kind === 'check') return { kind: 'check', code: readClinicCode(rest), language, script };
  const route = readRoute(edition, rest);
  if (route?.position.language === language) return { ...route, script };
  if (to.kind === 'help') return { kind: 'screen', position: at(menuScreen, language), script };
  const isNearest = edition.screens[to.screen]?.kind === 'places';
  const position = isNearest && rest !== '' ? placeNamed(edition, to.screen, language, rest) : at(to.screen, language);
  return { kind: 'screen', position, script };
}
