/** Braces and apostrophes as ICU MessageFormat reads them. */
import { parseMessage } from '../../content/messages.ts';
import { as, inString, languageName } from '../found.ts';
import { stringsOf } from '../needed-strings.ts';
import type { SourceRule } from '../rule.ts';

const id = 'message-quoting';
const { error } = as(id);
/** A straight apostrophe right before a brace makes the rest literal text. */
const quoting = /'[{}]/;

export const messageQuoting: SourceRule = {
  id,
  explains: 'Braces are in pairs, and no straight apostrophe stands before one.',
  find({ sources }) {
    return Object.keys(sources.values.locales).flatMap((locale) =>
      Object.entries(stringsOf(sources, locale)).flatMap(([key, text]) => {
        const where = inString(sources, locale, key);
        const name = `${key} in ${languageName(locale)}`;
        if (quoting.test(text))
          return [
            error(
              where,
              `${name} would show braces instead of what they stand for: an apostrophe stands before one.`,
              'Write ’ instead of the straight apostrophe.',
            ),
          ];
        if ('broken' in parseMessage(text))
          return [
            error(
              where,
              `${name} cannot be read: its braces do not match.`,
              'Write each placeholder as {name}, with one brace before and one after; no other braces.',
            ),
          ];
        return [];
      }),
    );
  },
};
