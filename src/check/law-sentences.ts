/** The sentences of cards that state law, each with its place in menu.yaml. */
import type { LineSources } from '../content/line-sources.ts';
import type { CardEntry } from '../content/menu.ts';

export type Sentence = CardEntry['pages'][number][number];
export type LawSentence = {
  readonly card: string;
  readonly entry: CardEntry;
  /** The country of the card; that of the line where it names none. */
  readonly jurisdiction: string;
  readonly sentence: Sentence & { readonly law: string };
  readonly path: readonly PropertyKey[];
};

/** Guidelines on health times: advice with a date, but no law of a country. */
const noLaw = /^World Health Organization/;

/** All sentences of cards with `law`. */
export function lawSentences({ values }: LineSources): readonly LawSentence[] {
  return Object.entries(values.menu.screens).flatMap(([card, entry]) => {
    if (entry.kind !== 'card') return [];
    const jurisdiction = entry.jurisdiction ?? values.line.jurisdiction;
    return entry.pages.flatMap((page, pageAt) =>
      page.flatMap((sentence, at): LawSentence[] => {
        const { law } = sentence;
        const path = ['screens', card, 'pages', pageAt, at];
        return law === undefined ? [] : [{ card, entry, jurisdiction, sentence: { ...sentence, law }, path }];
      }),
    );
  });
}

/** Whether what it names is law of a country, which a lawyer has to review. */
export const isLawOfCountry = ({ sentence }: LawSentence): boolean => !noLaw.test(sentence.law);
