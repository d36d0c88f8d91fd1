/** Safety: what an import may not change in a row that the line has: answers of the past, codes that callers keep, newer checks. */
import { damageOf } from '../content/damage.ts';
import { resolveDay } from '../content/days.ts';
import type { TableName } from '../content/line-sources.ts';
import type { TextTable } from './csv.ts';
import { keyedRows, keyOf } from './row-keys.ts';
import type { Said, Sheet } from './sheet.ts';

type Row = Sheet['rows'][number];
type Cells = Row['cells'];

/** What is wrong with the rows of a sheet that the table `present` has, too; `today` is YYYY-MM-DD. */
export function rewritten(name: TableName, present: TextTable, sheet: Sheet, today: string): readonly Said[] {
  switch (name) {
    case 'attestations':
      return rewrittenAnswers(present, sheet, today);
    case 'clinics':
      return pairs(name, present, sheet).flatMap(([before, after]) => otherCode(before, after));
    case 'hotlines':
    case 'contacts':
      return pairs(name, present, sheet).flatMap(([before, after]) => checkedBefore(before, after, today));
    default:
      return [];
  }
}

/** Each row that stays, as it was and as it comes in. */
function pairs(name: TableName, present: TextTable, sheet: Sheet): readonly (readonly [Cells, Row])[] {
  const was = keyedRows(name, present);
  const rowOf = new Map(sheet.rows.map((row) => [row.cells, row]));
  return [...keyedRows(name, sheet)].flatMap(([key, cells]) => {
    const [before, after] = [was.get(key), rowOf.get(cells)];
    return before && after ? [[before, after] as const] : [];
  });
}

/** Rows of one clinic and day may stand in any order. A second person may confirm what stands there. Damaged cells are found by the checks. */
function rewrittenAnswers(present: TextTable, sheet: Sheet, today: string): readonly Said[] {
  const differing = (was: Cells, is: Cells) =>
    present.header.filter((column) => was[column] !== (is[column] ?? '') && !damageOf(column, is[column] ?? ''));
  const isKept = (was: Cells, is: Cells) =>
    differing(was, is).every((column) => column === 'second_checker' && (was[column] ?? '') === '');
  const groups = Map.groupBy(present.rows, ({ cells }) => keyOf('attestations', cells));
  return [...groups].flatMap(([key, were]) => {
    const are = sheet.rows.filter(({ cells }) => keyOf('attestations', cells) === key);
    const changed = were.filter(({ cells }) => !are.some((one) => isKept(cells, one.cells)));
    const others = are.filter(({ cells }) => !were.some((one) => isKept(one.cells, cells)));
    return others.slice(0, changed.length).map(({ row, cells }, at): Said => {
      const [column = ''] = differing(changed[at]?.cells ?? {}, cells);
      const told = `This row says what was told on ${resolveDay(cells.checked_on ?? '', today)}; it is not changed.`;
      return { row, column, words: told, mend: 'Add a new row below it, and put this one back as it was.' };
    });
  });
}

function otherCode(before: Cells, { row, cells }: Row): readonly Said[] {
  const { code = '' } = before;
  if (code === '' || cells.code === code) return [];
  const words = `The code of this clinic is ${code}. Callers keep it.`;
  return [{ row, column: 'code', words, mend: `Write ${code} again: CHECK ${code} has to answer for this clinic.` }];
}

function checkedBefore(before: Cells, { row, cells }: Row, today: string): readonly Said[] {
  const [was = '', is = ''] = [before, cells].map((of) => resolveDay(of.checked_on ?? '', today));
  if (is >= was || !isDayOrEmpty(is)) return [];
  return [
    {
      row,
      column: 'checked_on',
      words: `The line was changed after this was exported (called on ${was}, here: ${is || 'never'}).`,
      mend: 'Export again and type your changes into that.',
    },
  ];
}

/** What a spreadsheet has made of a day is the matter of the checks. */
const isDayOrEmpty = (text: string): boolean => text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text);
