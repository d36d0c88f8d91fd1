/** What people of a line have to do, most urgent first: what runs out, what nobody confirmed, called, read, published or has a slip for. */
import { daysBetween } from '../content/days.ts';
import { clinicsDue } from './due-clinics.ts';
import { type DueItem, type DueLine, dueStages } from './due-item.ts';
import { contactsDue, hotlinesDue } from './due-numbers.ts';
import { slipsDue } from './due-slips.ts';
import { cardsChanged, cardsDue, languagesDue, translationsDue, translationsUnread } from './due-words.ts';
import type { LeftEmpty } from './left-empty.ts';
import { byRank } from './ranking.ts';

/**
 * All that is due on a line within some days (hotlines: ten at most): what would leave areas empty first, most areas first; then
 * stage by stage, the oldest date first, what has none last. Withdrawn clinics are no work. `others` are items of another origin.
 */
export function dueItems(line: DueLine, withinDays: number, others: readonly DueItem[] = []): readonly DueItem[] {
  const items = [
    ...clinicsDue(line, withinDays),
    ...hotlinesDue(line, withinDays),
    ...cardsDue(line, withinDays),
    ...languagesDue(line),
    ...contactsDue(line),
    ...translationsDue(line),
    ...cardsChanged(line),
    ...translationsUnread(line),
    ...slipsDue(line),
    ...others,
  ];
  return byRank(items, ({ stage, on, leavesEmpty }) => [
    -placesOf(leavesEmpty),
    dueStages.indexOf(stage),
    on === null ? Number.POSITIVE_INFINITY : daysBetween('1970-01-01', on),
  ]);
}

const placesOf = (left: readonly LeftEmpty[]): number => new Set(left.map(({ place }) => place.id)).size;
