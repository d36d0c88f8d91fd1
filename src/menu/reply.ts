/** What to answer: a USSD call or one SMS, in; a position or a screen, out. */
import type { Edition, Keyword } from '../content/edition.ts';
import type { LanguageId } from '../content/ids.ts';
import { type ClinicCode, readClinicCode, readCodeWithC } from '../directory/code.ts';
import { findKeyword, findPrefixKeyword, foldWord } from './keywords.ts';
import { at, menuScreen, type Position, startOf } from './position.ts';
import { type RouteRead, readRoute, type Script } from './read-route.ts';
import { demoMark } from './screen.ts';
import { textedPlace } from './texted-place.ts';

/** What one text asks for. `script` is the one it was written in. */
export type TextAnswer =
  | { readonly kind: 'screen'; readonly position: Position; readonly script: Script }
  | {
      readonly kind: 'check';
      readonly code: ClinicCode | null;
      readonly language: LanguageId;
      readonly script: Script;
    };

/**
 * What a text asks for: a keyword, a keyword with a place or a route, a route, a route with a place, a route's further
 * page, or a clinic's code.
 * Anything else is help. One message in, one answer out: nothing is remembered.
 */
export function readText(edition: Edition, text: string, sharedKeyword: string | null): TextAnswer {
  const typed = withoutMark(edition, withoutShared(text.normalize('NFC').trim(), sharedKeyword));
  return (
    routeAnswer(readRoute(edition, typed)) ??
    readKeyword(edition, typed) ??
    readCode(edition, typed) ??
    help(startOf(edition))
  );
}

const routeAnswer = (read: RouteRead | null): TextAnswer | null =>
  read && { kind: 'screen', position: read.position, script: read.script };

/** A code without its keyword is understood as CHECK; in which language is not known. Digits alone are half a route. */
function readCode(edition: Edition, typed: string): TextAnswer | null {
  const code = readCodeWithC(typed);
  const [language] = edition.line.languages;
  return code === null || !language ? null : { kind: 'check', code, language: language.id, script: 'latin' };
}

const help = (position: Position): TextAnswer => ({ kind: 'screen', position, script: 'latin' });

/** A shared short code's own keyword comes first and is not ours to read; digits and signs may follow it at once. */
export function withoutShared(text: string, sharedKeyword: string | null): string {
  const typed = text.trim();
  const length = sharedKeyword?.length ?? 0;
  const isShared = length > 0 && typed.slice(0, length).toUpperCase() === sharedKeyword?.toUpperCase();
  const rest = typed.slice(length);
  return isShared && !/^[\p{L}\p{M}]/u.test(rest) ? rest.replace(signsBeforeText, '') : text;
}

/** `UMOJA, 11`; not the `*` of what somebody was told to dial. */
const signsBeforeText = /^[^\p{L}\p{N}*#]+/u;

/** Our own reply, quoted or forwarded, begins with the mark of a demonstration, which is one slip from a keyword. */
function withoutMark(edition: Edition, typed: string): string {
  if (!edition.line.demo) return typed;
  const words = typed.split(/(?<=[\s:：])(?![\s:：])/);
  const start = words.findIndex((word) => foldWord(word) !== demoMark);
  return start < 0 ? '' : words.slice(start).join('');
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

function readKeyword(edition: Edition, typed: string): TextAnswer | null {
  const [first = ''] = typed.split(/[\s:：]+/, 1);
  // As it was written: `10:11` is a time, and `10 11` a route's page.
  const rest = typed.slice(first.length).replace(/^[\s:：]+/, '');
  const keyword = findKeyword(edition.keywords, first);
  if (keyword) return answerKeyword(edition, keyword, rest);
  const prefixed = findPrefixKeyword(edition.keywords, typed);
  return prefixed ? answerKeyword(edition, prefixed.keyword, prefixed.rest) : null;
}

function answerKeyword(edition: Edition, { to, language, locale }: Keyword, rest: string): TextAnswer {
  const script: Script = locale === language ? 'native' : 'latin';
  if (to.kind === 'check') return { kind: 'check', code: readClinicCode(rest), language, script };
  const route = readRoute(edition, rest);
  const isNearest = to.kind === 'screen' && edition.screens[to.screen]?.kind === 'places';
  // `RAID 12 girls` is a number of people.
  const isRoute = route !== null && (!route.hasWords || isNearest || to.kind === 'help');
  if (isRoute && route.position.language === language) return { kind: 'screen', position: route.position, script };
  if (to.kind === 'help') return { kind: 'screen', position: at(menuScreen, language), script };
  const position = isNearest && rest !== '' ? textedPlace(edition, to.screen, language, rest) : at(to.screen, language);
  return { kind: 'screen', position, script };
}
