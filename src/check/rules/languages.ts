/** A network that carries Latin letters alone needs every word in them. */
import { as, inYaml, languageName } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'languages';
const { error } = as(id);
const latinScript = 'Latn';

export const languages: SourceRule = {
  id,
  explains: 'A language in another script than Latin has a form in Latin letters.',
  find({ sources: { lineFile, values } }) {
    const scriptOf = (locale: string) => values.locales[locale]?.common.language.script ?? latinScript;
    return values.line.languages.flatMap(({ id: language, latin }, at) => {
      const where = inYaml(lineFile, ['languages', at]);
      const name = languageName(language);
      if (values.line.languages.findIndex((other) => other.id === language) < at)
        return [error(where, `${name} stands twice.`, 'Keep one of them.')];
      if (latin === undefined && scriptOf(language) !== latinScript)
        return [
          error(
            where,
            `${name} is written in a script that most networks do not carry, and has no form in Latin letters.`,
            `Write “latin: ${language}-Latn” here and the locale ${language}-Latn.`,
          ),
        ];
      if (latin !== undefined && scriptOf(latin) !== latinScript)
        return [
          error(
            inYaml(lineFile, ['languages', at, 'latin']),
            `${latin} should be ${name} in Latin letters, and its script is another.`,
            'Name the locale that is in Latin letters, with “script: Latn”.',
          ),
        ];
      return [];
    });
  },
};
