/** A translation that is the same as what it was translated from was perhaps forgotten. */
import { as, inString, languageName } from '../found.ts';
import { stringsOf } from '../needed-strings.ts';
import type { SourceRule } from '../rule.ts';

const id = 'source-identical';
const { warning } = as(id);
/** Names of months and days are alike in many languages. */
const oftenAlike = /^(month|day)\.\d+$/;
/** Short words that many languages write alike, in small letters. */
const alike: readonly string[] = ['24h', 'ok', 'sms', 'trans', 'ambulance', 'immigration'];

export const sourceIdentical: SourceRule = {
  id,
  explains: 'A string that is the same in two languages was perhaps not translated.',
  find({ sources }) {
    const [first] = sources.values.line.languages;
    const source = stringsOf(sources, first?.id ?? '');
    return Object.keys(sources.values.locales)
      .filter((locale) => locale !== first?.id)
      .flatMap((locale) =>
        Object.entries(stringsOf(sources, locale))
          .filter(([key, text]) => text === source[key] && hasWords(key, text))
          .map(([key]) =>
            warning(
              inString(sources, locale, key),
              `${key} says in ${languageName(locale)} what it says in ${languageName(first?.id ?? '')}.`,
              'Translate it; if it is the same word in both languages, leave it.',
            ),
          ),
      );
  },
};

function hasWords(key: string, text: string): boolean {
  const words = text.replace(/\{[^{}]*\}/g, '').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return /\p{L}{2}/u.test(words) && !oftenAlike.test(key) && !alike.includes(words.toLowerCase());
}
