/** No string stands in a file that no page says: it may be a slip in a key, or a text that somebody believes is shown. */
import { as, inYaml, languageName } from '../found.ts';
import { commonStrings, ownStrings } from '../needed-strings.ts';
import type { SourceRule } from '../rule.ts';

const id = 'extra-string';
const { error } = as(id);
const mend = 'Correct the key if it has a slip; else take the line out, in every language.';

export const extraString: SourceRule = {
  id,
  explains: 'No language has strings that nothing shows.',
  find({ sources }) {
    const own = ownStrings(sources);
    return Object.entries(sources.values.locales).flatMap(([locale, values]) => {
      const files = sources.locales[locale];
      if (!files) return [];
      const extra = [
        ...Object.keys(values.common.strings)
          .filter((key) => !commonStrings[key])
          .map((key) => ({ key, file: files.common })),
        ...Object.keys(values.own.strings)
          .filter((key) => !own.has(key))
          .map((key) => ({ key, file: files.own })),
      ];
      return extra.map(({ key, file }) =>
        error(inYaml(file, ['strings', key]), `Nothing shows the string ${key} (${languageName(locale)}).`, mend),
      );
    });
  },
};
