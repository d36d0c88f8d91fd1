/** No language goes to callers before a second native speaker has read it and five callers have tried it. */
import { as, inYaml, languageName } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'second-reader';
const { error } = as(id);

export const secondReader: SourceRule = {
  id,
  explains: 'Each language was read by a second native reader and tried with five callers.',
  production: true,
  find: ({ sources: { line, reviewsFile, values }, buildDate }) =>
    values.line.languages.flatMap(({ id: language }) => {
      const at = values.reviews.languages.findIndex((review) => review.language === language);
      const review = values.reviews.languages[at];
      if (!review)
        return [
          error(
            inYaml(reviewsFile, ['languages']),
            `${languageName(language)} was not read by a second native reader and not tried with five callers.`,
            `Have it read and tried, then: npm run strings -- reader ${language} --line ${line} --by HANDLE --on DAY --tried-on DAY --tried-by ORGANISATION.`,
          ),
        ];
      if (review.readOn <= buildDate && review.triedOn <= buildDate) return [];
      return [
        error(
          inYaml(reviewsFile, ['languages', at]),
          `The days for ${languageName(language)} are yet to come.`,
          'Write the days on which it was read and tried.',
        ),
      ];
    }),
};
