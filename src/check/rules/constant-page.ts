/** When all else fails callers get one number, chosen when the line is built: it should serve anybody at any hour. */
import { constantHotline, constantTopic, fitnessOf } from '../../directory/constant-hotline.ts';
import { as, inCell, inFile } from '../found.ts';
import type { EditionRule } from '../rule.ts';

const id = 'constant-page';
const { warning } = as(id);

/** Whether one knows the law of the line at all is a matter of rule `topics`. */
export const constantPage: EditionRule = {
  id,
  explains: 'Some hotline on raids is for everywhere and open day and night: its number is given when all else fails.',
  find({ edition, sources: { tables } }) {
    const hotline = constantHotline(edition);
    if (!hotline) return [];
    const { isForEverywhere, hasTopic, answersAlways } = fitnessOf(hotline);
    const row = tables.hotlines.rows.find(({ cells }) => cells.id === hotline.id)?.row;
    const unfit = (cell: string, words: string) => [
      warning(
        row === undefined ? inFile(tables.hotlines.file) : inCell(tables.hotlines, row, cell),
        `When all else fails, callers get the number of ${hotline.id}, which ${words}.`,
        `Add a hotline on ${constantTopic} that is for everywhere and open day and night.`,
      ),
    ];
    if (!isForEverywhere) return unfit('regions', 'is for some regions alone');
    if (!hasTopic) return unfit('topics', `is not on ${constantTopic}`);
    return answersAlways ? [] : unfit('hours', 'is closed at times');
  },
};
