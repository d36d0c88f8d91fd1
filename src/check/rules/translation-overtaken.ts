/** A translation was read against other words than those of today. */
import { overtakenIn, wordsOf } from '../../content/overtaken.ts';
import { as, inString, languageName } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'translation-overtaken';
const { warning } = as(id);

export const translationOvertaken: SourceRule = {
  id,
  explains: 'Each translation that somebody has read still says what the first language says.',
  find({ sources }) {
    const first = sources.values.line.languages[0]?.id ?? '';
    const source = languageName(first);
    const words = wordsOf(sources, first);
    return overtakenIn(sources).map(({ key, language, readOn, isChanged }) =>
      warning(
        inString(sources, language, key),
        isChanged
          ? `${key} has changed in ${source} and in ${languageName(language)} since it was read on ${readOn}.`
          : `${key} has changed in ${source} since its ${languageName(language)} was read on ${readOn}.`,
        `The ${source} says now: “${words[key]}”. Have it read against that, mend it, then: npm run strings -- read ${language} --line ${sources.line} --by HANDLE ${key}.`,
      ),
    );
  },
};
