/** Clinics of another directory: new rows that offer nothing by themselves, or a word where the line has such a clinic already. */
import type { CsvRow } from '../content/csv-file.ts';
import { foldForSearch } from '../directory/fold.ts';
import type { HsdsTables } from './hsds.ts';
import { type Column, type Doubt, factOf, type Read } from './hsds-reading.ts';
import type { SourceService } from './hsds-source.ts';
import { freeClinicCode, freeRowId } from './row-ids.ts';

/** The clinics as they grow: those of the line first, in their order. */
export type Roll = {
  readonly rows: Pick<CsvRow, 'cells'>[];
  readonly header: readonly string[];
  readonly ids: Set<string>;
  readonly codes: Set<string>;
};
export type Incoming = { readonly service: SourceService; readonly path: string; readonly read: Read };
export type ForeignProblem = { readonly where: string; readonly words: string; readonly mend: string };

export function rollOf({ clinics }: HsdsTables): Roll {
  const cellsOf = (column: string) => clinics.rows.map(({ cells }) => cells[column] ?? '');
  return {
    rows: clinics.rows.map(({ cells }) => ({ cells })),
    header: clinics.header,
    ids: new Set(cellsOf('id')),
    codes: new Set(cellsOf('code')),
  };
}

/** Adds one clinic, or says what is already there. Of a clinic that the line has, nothing is changed: the organisation's row wins. */
export function takeInForeign({ service, path, read }: Incoming, roll: Roll): readonly ForeignProblem[] {
  const doubts = read.doubts.map(({ path: where, words, mend }: Doubt) => ({ where, words, mend }));
  if (read.cells.phone === '') return [...doubts, { where: `${path}.phones`, ...noPhone }];
  const same = roll.rows.find(({ cells }) => isSame(cells, read.cells));
  if (same) return differing(same.cells, read.cells).map((column) => ({ where: path, ...differs(column) }));
  const id = freeRowId(factOf(service, 'id') ?? read.cells.name ?? '', roll.ids, read.cells.place ?? '', 'clinic');
  const code = freeClinicCode(roll.codes);
  roll.ids.add(id);
  roll.codes.add(code);
  const empty = Object.fromEntries(roll.header.map((column) => [column, '']));
  roll.rows.push({ cells: { ...empty, ...unasked, ...read.cells, id, code } });
  return [{ where: path, ...isNew }, ...doubts];
}

/** Safety: what nobody has said counts as the worse, so that the clinic is told of last even once it is attested. */
const unasked = { bills_passed_on: 'yes', police_on_site: 'yes' };

function isSame(cells: CsvRow['cells'], other: Read['cells']): boolean {
  const isNamedAlike = foldForSearch(cells.name ?? '') === foldForSearch(other.name ?? '');
  return isNamedAlike && (cells.phone === other.phone || (other.place !== '' && cells.place === other.place));
}

const compared: readonly Column[] = ['phone', 'hours', 'place'];

const differing = (cells: CsvRow['cells'], other: Read['cells']): readonly Column[] =>
  compared.filter((column) => (other[column] ?? '') !== '' && cells[column] !== other[column]);

const differs = (column: Column) => ({
  words: `The line has this clinic, with another ${column}. Its row was left as it is.`,
  mend: `Ask the clinic which is right, and correct the column ${column} by hand.`,
});
const noPhone = {
  words: 'No phone number can be read, and a clinic cannot be listed without one. It was left out.',
  mend: 'Ask for its number and write the clinic by hand.',
};
const isNew = {
  words: 'A new clinic, without an attestation: nobody is told of it. Police on site and bills passed on count as yes.',
  mend: 'Ask it, correct its row, and add its attestation.',
};
