/** Safety: the one row that counts for each clinic: for callers, for checks and for what is due. */
import type { CsvFile } from '../content/csv-file.ts';
import { resolveDay } from '../content/days.ts';
import type { RowOf } from '../content/rows.ts';

export type AttestationRow = { readonly row: number; readonly cells: RowOf<'attestations'> };
type Dated = AttestationRow & { readonly checkedOn: string };

/**
 * The newest attested row of each clinic, of one day the later. Instead a withdrawal, the newest, where one stands below that row,
 * whatever its day, or is of a later day: it was written down or learnt after it. A row of a day yet to come outlasts no withdrawal.
 * `buildDate` is today, YYYY-MM-DD.
 */
export function newestAttestations({ rows }: Pick<CsvFile, 'rows'>, buildDate: string): readonly AttestationRow[] {
  const byClinic = new Map<string, Dated[]>();
  for (const { row, cells: text } of rows) {
    const cells = text as RowOf<'attestations'>;
    const own = byClinic.get(cells.clinic) ?? [];
    byClinic.set(cells.clinic, own);
    own.push({ row, cells, checkedOn: resolveDay(cells.checked_on, buildDate) });
  }
  return [...byClinic.values()].flatMap((own) => {
    const word = newestOf(own.filter(({ cells }) => cells.status === 'attested'));
    const withdrawals = own.filter(({ cells }) => cells.status === 'withdrawn');
    return newestOf(withdrawals.filter((one) => !word || !outlasts(word, one, buildDate))) ?? word ?? [];
  });
}

function newestOf(rows: readonly Dated[]): Dated | undefined {
  const newestDay = rows
    .map(({ checkedOn }) => checkedOn)
    .sort()
    .at(-1);
  return rows.filter(({ checkedOn }) => checkedOn === newestDay).at(-1);
}

const outlasts = (word: Dated, withdrawal: Dated, buildDate: string): boolean =>
  word.row > withdrawal.row && word.checkedOn >= withdrawal.checkedOn && word.checkedOn <= buildDate;
