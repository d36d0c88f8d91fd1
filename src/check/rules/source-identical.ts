/** A translation that is the same as what it was translated from was perhaps forgotten. */
import type { LineSources } from '../../content/line-sources.ts';
import type { Finding } from '../finding.ts';
import { as, inString, inYaml, languageName } from '../found.ts';
import { stringsOf } from '../needed-strings.ts';
import type { SourceRule } from '../rule.ts';
import { needsTranslation, readStrings } from '../standing.ts';

const id = 'source-identical';
const { warning } = as(id);

export const sourceIdentical: SourceRule = {
  id,
  explains: 'A string that is the same in two languages was perhaps not translated.',
  find({ sources }) {
    const [first] = sources.values.line.languages;
    const source = stringsOf(sources, first?.id ?? '');
    return Object.keys(sources.values.locales)
      .filter((locale) => locale !== first?.id)
      .flatMap((locale) => [
        ...sameName(sources, locale, first?.id ?? ''),
        ...identical(sources, locale, source).map((key) =>
          warning(
            inString(sources, locale, key),
            `${key} says in ${languageName(locale)} what it says in ${languageName(first?.id ?? '')}.`,
            `Translate it; if it is the same word in both languages, say so: npm run strings -- read ${locale} --line ${sources.line} --by HANDLE ${key}.`,
          ),
        ),
      ]);
  },
};

/** The keys of what is the same, but for what nobody would translate and what somebody has read. */
function identical(sources: LineSources, locale: string, source: Readonly<Record<string, string>>): readonly string[] {
  const isRead = readStrings(sources, locale);
  return Object.entries(stringsOf(sources, locale))
    .filter(([key, text]) => text === source[key] && needsTranslation(key, text) && !isRead(key))
    .map(([key]) => key);
}

/** The name stands on the first screen: callers would see one language twice. */
function sameName(sources: LineSources, locale: string, from: string): readonly Finding[] {
  const { [locale]: own, [from]: source } = sources.values.locales;
  const file = sources.locales[locale]?.common;
  if (!file || own?.common.language.name !== source?.common.language.name) return [];
  return [
    warning(
      inYaml(file, ['language', 'name']),
      `${languageName(locale)} has the name of ${languageName(from)}.`,
      'Write name and romanisedName as this language calls itself; replace the words under “bland” too.',
    ),
  ];
}
