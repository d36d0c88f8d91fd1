/** Days counted from the day of the build never pass: right for a demonstration, wrong for what people rely on. */
import { isRealDay } from '../../content/days.ts';
import { as } from '../found.ts';
import type { SourceRule } from '../rule.ts';
import { writtenDays } from '../written-days.ts';

const id = 'relative-days';
const { error } = as(id);

export const relativeDays: SourceRule = {
  id,
  explains: 'Only a demonstration may count days from today; every other day is one that the calendar has.',
  find({ sources }) {
    const isDemo = sources.values.line.demo === 'true';
    return writtenDays(sources).flatMap(({ written, where }) => {
      if (!written.startsWith('today'))
        return isRealDay(written)
          ? []
          : [error(where, `The calendar has no day ${written}.`, 'Write a day as 2026-11-03.')];
      if (isDemo) return [];
      return [
        error(
          where,
          `${written} is never past, so nobody would be reminded to check again.`,
          'Write the day itself, as 2026-11-03; only a demonstration counts from today.',
        ),
      ];
    });
  },
};
