/** Cards to review again, languages that nobody else has read, translations of words that have changed since. */
import { cardReviews } from '../content/card-reviews.ts';
import { daysBetween, resolveDay } from '../content/days.ts';
import { overtakenIn, unreadIn, wordsOf } from '../content/overtaken.ts';
import type { YamlFile } from '../content/yaml-file.ts';
import type { DueItem, DueLine } from './due-item.ts';

const nobody = { phone: null, leavesEmpty: [] } as const;
const inFile = (file: YamlFile, path: readonly PropertyKey[]) => ({ file: file.file, row: file.at(path).line });

/** Cards whose review is past or runs out. */
export function cardsDue({ sources, edition, today }: DueLine, withinDays: number): readonly DueItem[] {
  const { menuFile, values } = sources;
  const labels = wordsOf(sources, edition.line.languages[0]?.id ?? '');
  return Object.entries(values.menu.screens).flatMap(([id, entry]): DueItem[] => {
    if (entry.kind !== 'card' || !entry.review) return [];
    const on = resolveDay(entry.review.until, today);
    const daysLeft = daysBetween(today, on);
    if (daysLeft > withinDays) return [];
    return [
      {
        ...nobody,
        stage: 'running-out',
        kind: 'card',
        id,
        name: labels[`${id}.label`] ?? id,
        language: null,
        where: inFile(menuFile, ['screens', id, 'review', 'until']),
        on,
        daysLeft,
        remedy: { kind: 'review' },
      },
    ];
  });
}

/** Cards that say other words, or stand on another law, than somebody reviewed. */
export function cardsChanged({ sources, edition, today }: DueLine): readonly DueItem[] {
  const first = edition.line.languages[0]?.id ?? '';
  const labels = wordsOf(sources, first);
  return cardReviews(sources)
    .filter(({ isChanged }) => isChanged)
    .map(({ screen, language, on, at }) => ({
      ...nobody,
      stage: 'overtaken',
      kind: 'card',
      id: screen,
      name: labels[`${screen}.label`] ?? screen,
      language: language === first ? null : language,
      where: inFile(sources.reviewsFile, ['cards', at]),
      on: resolveDay(on, today),
      daysLeft: null,
      remedy: { kind: 'review' },
    }));
}

/** Translations that came in from a file and that nobody has read, one item a language. */
export function translationsUnread({ sources, today }: DueLine): readonly DueItem[] {
  return unreadIn(sources).map(({ language, count, at, on }) => ({
    ...nobody,
    stage: 'unread',
    kind: 'translations',
    id: language,
    name: String(count),
    language,
    where: inFile(sources.reviewsFile, ['strings', at]),
    on: resolveDay(on, today),
    daysLeft: null,
    remedy: { kind: 'read' },
  }));
}

/** Languages without a second native reader. */
export function languagesDue({ sources: { reviewsFile, values }, edition }: DueLine): readonly DueItem[] {
  const read = new Set(values.reviews.languages.map(({ language }) => language));
  return edition.line.languages
    .filter(({ id }) => !read.has(id))
    .map(({ id, romanisedName }) => ({
      ...nobody,
      stage: 'unread',
      kind: 'language',
      id,
      name: romanisedName,
      language: null,
      where: inFile(reviewsFile, ['languages']),
      on: null,
      daysLeft: null,
      remedy: { kind: 'read' },
    }));
}

/** Translations that were read against, or made for, other words than those of today. */
export function translationsDue({ sources, today }: DueLine): readonly DueItem[] {
  return overtakenIn(sources).map(({ key, language, at, on, isChanged }) => ({
    ...nobody,
    stage: 'overtaken',
    kind: 'translation',
    id: key,
    name: key,
    language,
    where: inFile(sources.reviewsFile, ['strings', at]),
    on: resolveDay(on, today),
    daysLeft: null,
    remedy: { kind: isChanged ? 'read-again' : 'read' },
  }));
}
