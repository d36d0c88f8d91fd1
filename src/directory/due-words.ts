/** Cards to review again, languages that nobody else has read, translations of words that have changed since. */
import { daysBetween, resolveDay } from '../content/days.ts';
import { overtakenIn, wordsOf } from '../content/overtaken.ts';
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

/** Translations that were read against other words than those of today. */
export function translationsDue({ sources, today }: DueLine): readonly DueItem[] {
  return overtakenIn(sources).map(({ key, language, at, readOn, isChanged }) => ({
    ...nobody,
    stage: 'overtaken',
    kind: 'translation',
    id: key,
    name: key,
    language,
    where: inFile(sources.reviewsFile, ['strings', at]),
    on: resolveDay(readOn, today),
    daysLeft: null,
    remedy: { kind: isChanged ? 'read-again' : 'read' },
  }));
}
