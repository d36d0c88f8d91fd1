/** Law is the law of a country, and goes out of date. */
import { as, inYaml } from '../found.ts';
import { isLawOfCountry, lawSentences } from '../law-sentences.ts';
import type { SourceRule } from '../rule.ts';

const id = 'law-review';
const { error } = as(id);

export const lawReview: SourceRule = {
  id,
  explains: 'A card that states law says of which country, and until when its review counts.',
  find({ sources }) {
    const cards = new Map(
      lawSentences(sources)
        .filter(isLawOfCountry)
        .map(({ card, entry }) => [card, entry]),
    );
    return [...cards].flatMap(([card, entry]) => {
      const where = inYaml(sources.menuFile, ['screens', card, 'jurisdiction']);
      const { jurisdiction } = sources.values.line;
      if (entry.jurisdiction !== jurisdiction)
        return [
          error(
            where,
            `Screen ${card} states law and does not say that it is that of ${jurisdiction}, the country of the line.`,
            `Write “jurisdiction: ${jurisdiction}” on the card, once you know that the law is that of this country.`,
          ),
        ];
      if (entry.review) return [];
      return [
        error(
          where,
          `Screen ${card} states law and has no review.`,
          'Write “review: { by: none, on: YYYY-MM-DD, until: YYYY-MM-DD }”; after “until” callers get the hotline instead.',
        ),
      ];
    });
  },
};
