/** What stands in braces is something that the line can fill in, and the same in every language. */
import { type ParsedMessage, parseMessage } from '../../content/messages.ts';
import type { Finding } from '../finding.ts';
import { as, inString, languageName, listed } from '../found.ts';
import { commonStrings, ownStrings, stringsOf } from '../needed-strings.ts';
import type { SourceRule, SourceSubject } from '../rule.ts';

const id = 'placeholders';
const { error } = as(id);

export const placeholders: SourceRule = {
  id,
  explains: 'Placeholders such as {number} are ones that exist, and the same in every language.',
  find({ sources }) {
    const own = ownStrings(sources);
    const [first] = sources.values.line.languages;
    const source = stringsOf(sources, first?.id ?? '');
    return Object.keys(sources.values.locales).flatMap((locale) =>
      Object.entries(stringsOf(sources, locale)).flatMap(([key, text]) => {
        const used = namesIn(parseMessage(text));
        const allowed = commonStrings[key] ?? own.get(key)?.placeholders;
        if (!used || !allowed) return [];
        const expected = namesIn(parseMessage(source[key] ?? text)) ?? used;
        return compare(sources, { locale, key, used, allowed, expected });
      }),
    );
  },
};

type Compared = {
  readonly locale: string;
  readonly key: string;
  readonly used: readonly string[];
  readonly allowed: readonly string[];
  /** Those of the line's first language. */
  readonly expected: readonly string[];
};

function compare(sources: SourceSubject['sources'], { locale, key, used, allowed, expected }: Compared): Finding[] {
  const where = inString(sources, locale, key);
  const say = (names: readonly string[]) => listed(names.map((name) => `{${name}}`));
  const unknown = used.filter((name) => !allowed.includes(name));
  if (unknown.length > 0) {
    const mend =
      allowed.length === 0
        ? 'Take it out: nothing is filled in here.'
        : `What may stand here: ${say(allowed)}. Look for a slip in the spelling.`;
    return [error(where, `${key} in ${languageName(locale)} has ${say(unknown)}, for which nothing stands.`, mend)];
  }
  const missing = expected.filter((name) => !used.includes(name) && allowed.includes(name));
  if (missing.length > 0)
    return [
      error(
        where,
        `${key} in ${languageName(locale)} lacks ${say(missing)}, which the first language of the line has.`,
        `Write ${say(missing)} where the value belongs in this sentence.`,
      ),
    ];
  const extra = used.filter((name) => !expected.includes(name));
  if (extra.length > 0)
    return [
      error(
        where,
        `${key} in ${languageName(locale)} has ${say(extra)}, which the first language of the line has not.`,
        'Say the same in every language: take it out here, or add it there.',
      ),
    ];
  return [];
}

const namesIn = (parsed: ParsedMessage): readonly string[] | null => ('broken' in parsed ? null : parsed.placeholders);
