/**
 * A lawyer read other words, or another law, than callers hear now. It is looked at last: a page that is too long has to be
 * told before the words go to the lawyer again.
 */
import { type CardReview, cardReviews } from '../../content/card-reviews.ts';
import { as, inYaml, languageName, listed } from '../found.ts';
import type { EditionRule } from '../rule.ts';

const id = 'card-changed';
const { error, warning } = as(id);

export const cardChanged: EditionRule = {
  id,
  explains: 'Each card that somebody reviewed still says what was read, on the same law.',
  find({ sources, production }) {
    const first = sources.values.line.languages[0]?.id ?? '';
    return cardReviews(sources)
      .filter(({ isChanged }) => isChanged)
      .map((review) => {
        const { screen, language } = review;
        const isTranslation = language !== first;
        const speak = production && !isTranslation ? error : warning;
        const tag = isTranslation ? ` ${language}` : '';
        return speak(
          isTranslation
            ? inYaml(sources.reviewsFile, ['cards', review.at])
            : inYaml(sources.menuFile, ['screens', screen, 'review']),
          `Screen ${screen}${isTranslation ? ` in ${languageName(language)}` : ''} is not as ${review.by} read it on ${review.on}: ${whatOf(review, isTranslation, first)}.`,
          `Have it reviewed as it is now: npm run cards -- export --docx --line ${sources.line}${tag} ${screen}, then npm run cards -- record.`,
        );
      });
  },
};

function whatOf({ changed }: CardReview, isTranslation: boolean, first: string): string {
  if (changed.length > 0) return `${listed(changed)} changed`;
  return isTranslation
    ? `the ${languageName(first)} has changed`
    : 'the order of its sentences, its country or a number in it has changed';
}
