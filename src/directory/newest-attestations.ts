/** The row that counts for each clinic: the one that compiling takes. */
import type { CsvFile } from '../content/csv-file.ts';
import { resolveDay } from '../content/days.ts';
import type { RowOf } from '../content/rows.ts';

export type AttestationRow = { readonly row: number; readonly cells: RowOf<'attestations'> };

/** The newest row of each clinic; on one day a withdrawal counts as newer, then the later row. */
export function newestAttestations(table: CsvFile, buildDate: string): readonly AttestationRow[] {
  const newest = new Map<string, AttestationRow>();
  for (const { row, cells: text } of table.rows) {
    const cells = text as RowOf<'attestations'>;
    const known = newest.get(cells.clinic);
    if (!known || isNewer(cells, known.cells, buildDate)) newest.set(cells.clinic, { row, cells });
  }
  return [...newest.values()];
}

function isNewer(later: RowOf<'attestations'>, known: RowOf<'attestations'>, buildDate: string): boolean {
  const [laterOn, knownOn] = [later, known].map(({ checked_on }) => resolveDay(checked_on, buildDate));
  if (laterOn !== undefined && knownOn !== undefined && laterOn !== knownOn) return laterOn > knownOn;
  return later.status === 'withdrawn' || known.status !== 'withdrawn';
}
