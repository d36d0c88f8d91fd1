/** A translation was read against, or made for, other words than those of today. */
import { type Overtaken, overtakenIn, wordsOf } from '../../content/overtaken.ts';
import { as, inString, languageName } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'translation-overtaken';
const { warning } = as(id);

export const translationOvertaken: SourceRule = {
  id,
  explains: 'Each translation that was read or came in still says what the first language says.',
  find({ sources }) {
    const first = sources.values.line.languages[0]?.id ?? '';
    const source = languageName(first);
    const words = wordsOf(sources, first);
    return overtakenIn(sources).map((overtaken) => {
      const { key, language } = overtaken;
      return warning(
        inString(sources, language, key),
        overtakenSays(overtaken, source),
        `The ${source} says now: “${words[key]}”. Have it read against that, mend it, then: npm run strings -- read ${language} --line ${sources.line} --by HANDLE ${key}.`,
      );
    });
  },
};

function overtakenSays({ key, language, on, isRead, isChanged }: Overtaken, source: string): string {
  const own = languageName(language);
  if (isRead)
    return isChanged
      ? `${key} has changed in ${source} and in ${own} since it was read on ${on}.`
      : `${key} has changed in ${source} since its ${own} was read on ${on}.`;
  const made = `The ${own} of ${key}, taken in on ${on}, was made for other ${source} words than those of today`;
  return isChanged ? `${made}, and has changed since.` : `${made}.`;
}
