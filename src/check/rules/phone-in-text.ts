/** Numbers to call come from the tables, where they are checked, dated and taken down; never from a sentence. */

import { shortNumbersOf } from '../denied-numbers.ts';
import { as, inString, languageName } from '../found.ts';
import { stringsOf } from '../needed-strings.ts';
import type { SourceRule } from '../rule.ts';

const id = 'phone-in-text';
const { error } = as(id);
/** Six digits or more, however they are spaced; or what one would dial for a service. */
const numberLike = /\p{Nd}([\s().-]*\p{Nd}){5,}|[*#]\p{Nd}/u;

export const phoneInText: SourceRule = {
  id,
  explains: 'No sentence holds a phone number: it comes from a table by {number}.',
  find({ sources }) {
    const short = shortNumbersOf(sources.values.line.jurisdiction);
    return Object.keys(sources.values.locales).flatMap((locale) =>
      Object.entries(stringsOf(sources, locale))
        .filter(([, text]) => numberLike.test(text) || holdsOneOf(text, short))
        .map(([key]) =>
          error(
            inString(sources, locale, key),
            `${key} in ${languageName(locale)} holds a number that can be called.`,
            'Put the number into hotlines.csv, or for an emergency card into its “numbers”, and write its placeholder here, such as {number}.',
          ),
        ),
    );
  },
};

function holdsOneOf(text: string, numbers: readonly string[]): boolean {
  const standing = text.match(/(?<![\p{Nd}:.,])\p{Nd}+(?![\p{Nd}:%])/gu) ?? [];
  return standing.some((digits) => numbers.includes(digits));
}
