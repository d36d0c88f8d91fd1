/** What a line tells somebody who asks, page after page, by every channel. */
import type { Edition } from '../../src/content/edition.ts';
import { textReply } from '../../src/live/text-reply.ts';
import { foldToGsm } from '../../src/render/fold.ts';
import { defaultSmsLimits, defaultUssdLimits } from '../../src/render/limits.ts';
import { ussdPage } from './page.ts';

/** More pages than any screen has. */
const maxPages = 20;

/** The pages of a call that keys its way to a screen and then asks for more until there is none. */
export function pagesCalled(edition: Edition, route: string, now: number): readonly string[] {
  const texts: string[] = [];
  for (let nines = 0; nines < maxPages; nines += 1) {
    const { text, ends } = ussdPage(edition, [...route, ...'9'.repeat(nines)], defaultUssdLimits, now);
    if (text === texts.at(-1)) break;
    texts.push(text);
    if (ends) break;
  }
  return texts;
}

/** The replies to a text and to what is texted for each further page of a route, in the script of the locale. */
export function repliesTo(edition: Edition, locale: string, route: string, now: number, first?: string) {
  const word = wordFor(edition, locale, 'help');
  const texts: string[] = [];
  for (let page = 1; page < maxPages; page += 1) {
    const typed = page === 1 && first !== undefined ? first : `${word} ${route} ${page}`;
    const { text } = textReply(edition, typed, null, defaultSmsLimits, now);
    if (text === texts.at(-1)) break;
    texts.push(text);
  }
  return texts;
}

/** The reply to one text. */
export const replyTo = (edition: Edition, typed: string, now: number): string =>
  textReply(edition, typed, null, defaultSmsLimits, now).text;

/** Every locale of a line, with the language it belongs to. */
export function localesOf({ line }: Edition): readonly { readonly language: string; readonly locale: string }[] {
  return line.languages.flatMap(({ id, latin }) =>
    [id, ...(latin === null ? [] : [latin])].map((locale) => ({ language: id, locale })),
  );
}

/** The locale that a network without other scripts shows a language in. */
export const calledLocale = ({ line }: Edition, language: string): string =>
  line.languages.find(({ id }) => id === language)?.latin ?? language;

/** A keyword of a locale for a screen, for help or for CHECK. */
export function wordFor({ keywords }: Edition, locale: string, target: string): string {
  const found = keywords.find(
    (keyword) =>
      keyword.locale === locale && (keyword.to.kind === 'screen' ? keyword.to.screen : keyword.to.kind) === target,
  );
  if (!found) throw new Error('every locale has a word for it');
  return found.word;
}

/** What may stand for a placeholder. */
const maxFactLetters = 30;

/** Whether a text holds a string of a locale, whatever stands for its placeholders and wherever its lines break. */
export function says(edition: Edition, locale: string, key: string, text: string): boolean {
  const words = wordsOf(edition, locale, key);
  if (words.length === 0) throw new Error('this string has no words of its own');
  const told = bare(text);
  let from = told.indexOf(words[0] ?? '');
  for (const [index, word] of words.entries()) {
    const at = told.indexOf(word, from);
    if (at < 0 || (index > 0 && at > from + maxFactLetters)) return false;
    from = at + word.length;
  }
  return true;
}

/** Whether a string of a locale has words beside its placeholders. */
export const hasWords = (edition: Edition, locale: string, key: string): boolean =>
  wordsOf(edition, locale, key).some((word) => word.length > 1);

const known = new WeakMap<object, Map<string, readonly string[]>>();

/** The parts of a string between its placeholders. */
function wordsOf({ strings }: Edition, locale: string, key: string): readonly string[] {
  const messages = strings[locale] ?? {};
  const ofLocale = known.get(messages) ?? new Map<string, readonly string[]>();
  known.set(messages, ofLocale);
  const message = messages[key] ?? '';
  const parts =
    typeof message === 'string' ? [message] : message.map(({ value, type }) => (type === 0 ? String(value) : ''));
  const words = ofLocale.get(key) ?? parts.map(bare).filter((part) => part !== '');
  ofLocale.set(key, words);
  return words;
}

const bare = (text: string) => foldToGsm(text).replace(/\s+/g, '');
