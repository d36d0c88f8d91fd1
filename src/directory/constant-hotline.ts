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
export function constantHotline({ line, hotlines }: HotlinesOfLine): Hotline | null {
  const [best] = byRank(hotlines, (hotline) => {
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
  return best ?? null;
}

/** Whether any caller may be given it at any hour. */
export function fitnessOf(hotline: Hotline) {
  return {
    isForEverywhere: covers(hotline, null),
    hasTopic: hotline.topics.includes(constantTopic),
    answersAlways: isAlways(hotline.hours) && !hotline.closedOnHolidays,
  };
}
