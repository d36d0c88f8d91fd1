/** The hotline of the constant page, which is written when nobody knows who will read it, where, or when. */
import type { Hotline } from '../content/edition.ts';
import { covers, type HotlinesOfLine, knowsLaw } from './hotlines.ts';
import { isAlways } from './hours.ts';
import { byRank } from './ranking.ts';

/** What it is told of for. */
export const constantTopic = 'raid';

/**
 * The hotline to give to any caller at any hour: of the law of the line, for everywhere, for raids, open day and night,
 * toll-free, counting the longest; what comes first in this list is given up last. Null where there is no hotline.
 */
export const constantHotline = (edition: HotlinesOfLine): Hotline | null => constantHotlines(edition)[0] ?? null;

/** All hotlines of a line in that order: where the first is taken down, the next is given. */
export function constantHotlines({ line, hotlines }: HotlinesOfLine): readonly Hotline[] {
  return byRank(hotlines, (hotline) => {
    const { isForEverywhere, hasTopic, answersAlways } = fitnessOf(hotline);
    const wanted = [
      knowsLaw(hotline, null, line.jurisdiction),
      isForEverywhere,
      hasTopic,
      answersAlways,
      hotline.tollFree,
    ];
    return [...wanted.map((fits) => (fits ? 0 : 1)), -Date.parse(hotline.expiresOn)];
  });
}

/** Whether any caller may be given it at any hour. */
export function fitnessOf(hotline: Hotline) {
  return {
    isForEverywhere: covers(hotline, null),
    hasTopic: hotline.topics.includes(constantTopic),
    answersAlways: isAlways(hotline.hours) && !hotline.closedOnHolidays,
  };
}
