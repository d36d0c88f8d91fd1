/** What may be texted leads somewhere, and what matters most can be texted in every language. */
import { raidScreen } from '../../content/screens.ts';
import { as, inYaml, languageName } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'keyword-target';
const { error } = as(id);
const ownAnswers = ['help', 'check'];
/** It stands before digits for a further reply, in the script of the language itself. */
const inOwnScript = 'help';

export const keywordTarget: SourceRule = {
  id,
  explains: 'Keywords lead to screens that exist; every language has words for the raid card, help and check.',
  find({ sources }) {
    const { line, menu, locales } = sources.values;
    return line.languages.flatMap(({ id: language, latin }) => {
      const tags = latin === undefined ? [language] : [language, latin];
      const needed = line.sms.length === 0 ? [] : [raidScreen, ...ownAnswers];
      const missing = needed.filter(
        (target) => !(target === inOwnScript ? [language] : tags).some((tag) => locales[tag]?.own.keywords[target]),
      );
      const unknown = tags.flatMap((tag) =>
        Object.keys(locales[tag]?.own.keywords ?? {})
          .filter((target) => !menu.screens[target] && !ownAnswers.includes(target))
          .map((target) => ({ tag, target })),
      );
      return [
        ...unknown.map(({ tag, target }) =>
          error(
            at(tag, target),
            `Keywords of ${languageName(tag)} lead to “${target}”, and there is no such screen.`,
            'Use the name of a screen of menu.yaml, or help or check; look for a slip in the spelling.',
          ),
        ),
        ...missing.map((target) =>
          error(
            at(language, target),
            `${languageName(language)} has no keyword for ${target}.`,
            `Write a line “${target}: [WORD]” below keywords.`,
          ),
        ),
      ];
    });

    function at(tag: string, target: string) {
      const file = sources.locales[tag]?.own ?? sources.menuFile;
      return inYaml(file, ['keywords', target]);
    }
  },
};
