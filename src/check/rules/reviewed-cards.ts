/** Law goes to callers only once a lawyer of the country has read it, in these very words. */
import { cardReviews } from '../../content/card-reviews.ts';
import { cardsOf, statesLaw } from '../../content/card-words.ts';
import { as, inYaml } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'reviewed-cards';
const { error } = as(id);

export const reviewedCards: SourceRule = {
  id,
  explains:
    'Each card that states law or guidelines has a recorded review: who read it, when, and until when that counts.',
  production: true,
  find({ sources, buildDate }) {
    const first = sources.values.line.languages[0]?.id;
    const records = cardReviews(sources).filter(({ language }) => language === first);
    const cards = cardsOf(sources).filter(([, entry]) => statesLaw(entry));
    return cards.flatMap(([card, { review }]) => {
      const where = inYaml(sources.menuFile, ['screens', card, 'review']);
      const mend = `Have a lawyer of the country (for health times, a nurse or doctor) read it: npm run cards -- export --docx --line ${sources.line} ${card}; then write down what they say: npm run cards -- record.`;
      if (!review || review.by === 'none') return [error(where, `Nobody has reviewed screen ${card}.`, mend)];
      if (review.until < buildDate) return [error(where, `The review of screen ${card} has ended.`, mend)];
      const isRecorded = records.some(
        ({ screen, by, on, until }) =>
          screen === card && by === review.by && on === review.on && until === review.until,
      );
      if (isRecorded) return [];
      return [error(where, `No record in reviews.yaml says which words of screen ${card} were reviewed.`, mend)];
    });
  },
};
