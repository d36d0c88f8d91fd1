/** Cards that somebody reviewed, and whether they still say what was read. */
import { type CardWords, cardWords } from './card-words.ts';
import type { ReviewsSource } from './keys.ts';
import type { LineSources } from './line-sources.ts';

type Recorded = NonNullable<ReviewsSource['cards']>[number];
export type CardReview = Pick<Recorded, 'screen' | 'language' | 'by' | 'on' | 'until'> & {
  /** Which record of reviews.yaml says so, from 0. */
  readonly at: number;
  readonly isChanged: boolean;
  /** Keys of the sentences that are not as they were read; none where only their order, the country or a number is another. */
  readonly changed: readonly string[];
};

/** In the order of reviews.yaml. Of several records of a card in a language the last counts; of cards and languages that are gone none. */
export function cardReviews(sources: LineSources): readonly CardReview[] {
  const { line, reviews, locales } = sources.values;
  const first = line.languages[0]?.id ?? '';
  const records = reviews.cards ?? [];
  const latest = new Map(records.map((record, at) => [`${record.language} ${record.screen}`, { record, at }]));
  return [...latest.values()]
    .toSorted((one, other) => one.at - other.at)
    .flatMap(({ record, at }): CardReview[] => {
      const source = cardWords(sources, record.screen, first);
      const read = cardWords(sources, record.screen, record.language);
      if (!source || !read || !locales[record.language]) return [];
      const isSource = record.language === first;
      const isChanged =
        record.source !== source.fingerprint || (isSource ? undefined : read.fingerprint) !== record.text;
      const { screen, language, by, on, until } = record;
      return [{ screen, language, by, on, until, at, isChanged, changed: isChanged ? changedIn(record, read) : [] }];
    });
}

function changedIn({ screen, sentences: known }: Recorded, { sentences }: CardWords): readonly string[] {
  const changed = sentences.filter(({ say, mark }) => known[say] !== mark).map(({ say }) => say);
  const gone = Object.keys(known).filter((say) => !sentences.some((sentence) => sentence.say === say));
  return [...changed, ...gone].map((say) => `${screen}.${say}`);
}
