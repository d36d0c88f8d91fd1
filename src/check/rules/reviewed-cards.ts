/** Law goes to callers only once a lawyer of the country has read it. */
import type { CardEntry } from '../../content/menu.ts';
import { as, inYaml } from '../found.ts';
import { lawSentences } from '../law-sentences.ts';
import type { SourceRule } from '../rule.ts';

const id = 'reviewed-cards';
const { error } = as(id);

export const reviewedCards: SourceRule = {
  id,
  explains: 'Each card that states law or guidelines names who reviewed it, when, and until when that counts.',
  production: true,
  find({ sources, buildDate }) {
    const cards = new Map<string, CardEntry>(lawSentences(sources).map(({ card, entry }) => [card, entry]));
    return [...cards].flatMap(([card, { review }]) => {
      const where = inYaml(sources.menuFile, ['screens', card, 'review']);
      const mend =
        'Have a lawyer of the country (for health times, a nurse or doctor) read it, then write “review: { by: …, on: …, until: … }”.';
      if (!review || review.by === 'none') return [error(where, `Nobody has reviewed screen ${card}.`, mend)];
      if (review.until < buildDate) return [error(where, `The review of screen ${card} has ended.`, mend)];
      return [];
    });
  },
};
