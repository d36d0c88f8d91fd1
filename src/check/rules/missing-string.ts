/** Every language has every string that its callers can meet. */
import { as, inYaml, languageName } from '../found.ts';
import { commonStrings, ownStrings } from '../needed-strings.ts';
import type { SourceRule } from '../rule.ts';

const id = 'missing-string';
const { error } = as(id);

export const missingString: SourceRule = {
  id,
  explains: 'Every language has every string that the menu needs.',
  find({ sources }) {
    const own = [...ownStrings(sources)].filter(([, { isOptional }]) => !isOptional).map(([key]) => key);
    return Object.entries(sources.values.locales).flatMap(([locale, values]) => {
      const files = sources.locales[locale];
      if (!files) return [];
      const missing = [
        ...Object.keys(commonStrings).map((key) => ({ key, file: files.common, has: values.common.strings })),
        ...own.map((key) => ({ key, file: files.own, has: values.own.strings })),
      ].filter(({ key, has }) => (has[key] ?? '').trim() === '');
      return missing.map(({ key, file }) =>
        error(
          inYaml(file, ['strings', key]),
          `The string ${key} is missing in ${languageName(locale)}.`,
          `Write “${key}: …” below strings in this file.`,
        ),
      );
    });
  },
};
