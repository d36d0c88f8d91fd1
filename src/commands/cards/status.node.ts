/** `npm run cards -- status`: which cards were reviewed, by whom, until when, and whether they still say what was read. */
import { cardReviews } from '../../content/card-reviews.ts';
import { cardsOf, cardWords, shownFingerprint, statesLaw } from '../../content/card-words.ts';
import { daysBetween } from '../../content/days.ts';
import { lineIds } from '../../content/sources.node.ts';
import type { DueLine } from '../../directory/due-item.ts';
import { openLines, whyNot } from '../files/open-lines.node.ts';
import { print, printError } from '../print.node.ts';
import type { CardsAt } from './export.node.ts';

/** How a card stands in one language. */
export type CardStatus = {
  readonly line: string;
  readonly screen: string;
  readonly language: string;
  readonly state: 'reviewed' | 'not-reviewed' | 'changed' | 'ended';
  readonly by: string | null;
  readonly on: string | null;
  readonly until: string | null;
  readonly daysLeft: number | null;
  /** Keys of the sentences that are not as they were read. */
  readonly changed: readonly string[];
  /** Keys of the sentences that must be confirmed. */
  readonly waiting: readonly string[];
  /** What an outcome has to name. */
  readonly digest: string;
};

/** Tells it of all lines, or one; `isJson` as one JSON array. Exit code 1 where a line cannot be read. */
export async function statusOfCards(
  { line: only, isJson }: { readonly line: string | undefined; readonly isJson: boolean },
  { root, now }: CardsAt,
): Promise<number> {
  const lines = await openLines(root, now, only);
  const wrong = whyNot(lines, await lineIds(root));
  if (wrong !== null) {
    printError(wrong);
    return 1;
  }
  const all = lines.flatMap(({ opened }) => (opened ? cardStatuses(opened) : []));
  if (isJson) print(JSON.stringify(all, null, 2));
  else for (const words of statusSays(all)) print(words);
  return 0;
}

/** Each card that states law or guidelines in the first language, and whatever else was reviewed. */
export function cardStatuses({ sources, today }: DueLine): readonly CardStatus[] {
  const first = sources.values.line.languages[0]?.id ?? '';
  const reviews = cardReviews(sources);
  return cardsOf(sources).flatMap(([screen, entry]) => {
    const source = cardWords(sources, screen, first);
    const own = reviews.filter((review) => review.screen === screen);
    const languages = new Set([...(statesLaw(entry) ? [first] : []), ...own.map(({ language }) => language)]);
    return [...languages].flatMap((language): CardStatus[] => {
      const review = own.find((one) => one.language === language);
      const translation = language === first ? null : cardWords(sources, screen, language);
      if (!source) return [];
      return [
        {
          line: sources.line,
          screen,
          language,
          state: stateOf(review, today),
          by: review?.by ?? null,
          on: review?.on ?? null,
          until: review?.until ?? null,
          daysLeft: review ? daysBetween(today, review.until) : null,
          changed: review?.changed ?? [],
          waiting: source.sentences.filter(({ waits }) => waits).map(({ say }) => `${screen}.${say}`),
          digest: shownFingerprint(source, translation),
        },
      ];
    });
  });
}

function stateOf(
  review: { readonly isChanged: boolean; readonly until: string } | undefined,
  today: string,
): CardStatus['state'] {
  if (!review) return 'not-reviewed';
  if (review.isChanged) return 'changed';
  return review.until < today ? 'ended' : 'reviewed';
}

function statusSays(all: readonly CardStatus[]): readonly string[] {
  const names = all.map(({ screen, language }) => `${screen} (${language})`);
  const width = Math.max(0, ...names.map((name) => name.length));
  const lines = [...new Set(all.map(({ line }) => line))];
  const says = lines.flatMap((line) => [
    line,
    ...all.flatMap((one, at) => (one.line === line ? [`  ${(names[at] ?? '').padEnd(width)}  ${stateSays(one)}`] : [])),
  ]);
  return [
    ...says,
    `${all.filter(({ state }) => state === 'reviewed').length} of ${all.length} reviewed as they are now.`,
  ];
}

function stateSays({ state, by, on, until, daysLeft, changed, waiting }: CardStatus): string {
  const waits = waiting.length === 0 ? '' : ` Must be confirmed: ${waiting.join(', ')}.`;
  const read = `reviewed by ${by} on ${on}`;
  switch (state) {
    case 'not-reviewed':
      return `not reviewed.${waits}`;
    case 'changed':
      return `${read}, and changed since${changed.length === 0 ? '' : `: ${changed.join(', ')}`}.${waits}`;
    case 'ended':
      return `${read}; that ended on ${until}.${waits}`;
    case 'reviewed':
      return `${read}; that counts until ${until}, ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} left.${waits}`;
  }
}
