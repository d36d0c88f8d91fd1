/** Takes an HSDS file in. Safety: it never makes an attestation, and never changes a column that HSDS does not carry. */
import type { CsvRow } from '../content/csv-file.ts';
import type { RowOf } from '../content/rows.ts';
import { weekColumns } from '../content/week-columns.ts';
import type { TextTable } from './csv.ts';
import { attestedClinics, type HsdsTables, ownerOf, placeOf } from './hsds.ts';
import { readArea } from './hsds-area.ts';
import { readFacts } from './hsds-facts.ts';
import { type Incoming, type Roll, rollOf, takeInForeign } from './hsds-foreign.ts';
import { readSchedules } from './hsds-hours.ts';
import { hsdsId } from './hsds-ids.ts';
import { readPhones } from './hsds-phones.ts';
import { type Column, carriedColumns, type Doubt, type Read, together } from './hsds-reading.ts';
import { type HsdsContext, serviceOf } from './hsds-service.ts';
import { readEntries, type SourceService } from './hsds-source.ts';

export type HsdsProblem = {
  /** An error keeps the file from being taken in; after a warning the rest of it is. */
  readonly severity: 'error' | 'warning';
  /** Where in the file, as `$[3].phones[0]`. */
  readonly where: string;
  readonly words: string;
  readonly mend: string;
};
export type HsdsImport = {
  /** Tables that the file says something about; an absent one stays as it is. */
  readonly tables: { readonly clinics?: TextTable };
  readonly problems: readonly HsdsProblem[];
};

const maxServices = 20_000;

/**
 * Merges a parsed HSDS file into the tables of a line, which must have passed rule `schema`. What this line exported is known by its
 * UUID: of such a clinic only what the file says otherwise is changed. Others are new rows at the end, without an attestation, so
 * that nobody is told of them before they are asked. No row goes.
 */
export async function fromHsds(value: unknown, present: HsdsTables, context: HsdsContext): Promise<HsdsImport> {
  const entries = readEntries(value);
  if (entries === null) return { tables: {}, problems: [{ severity: 'error', where: '$', ...noHsds }] };
  if (entries.length > maxServices) return { tables: {}, problems: [{ severity: 'error', where: '$', ...tooMany }] };
  const owner = ownerOf(context);
  const ids = await Promise.all(present.clinics.rows.map(({ cells }) => hsdsId(owner, `service/${cells.id}`)));
  const ownRow = new Map(ids.map((id, index) => [id, index]));
  const roll = rollOf(present);
  const problems: HsdsProblem[] = [];
  const seen = new Set<string>();
  for (const { path, service } of entries) {
    if (!service) {
      problems.push(warning(path, unreadable));
      continue;
    }
    const at = { service, path };
    const index = ownRow.get(service.id.toLowerCase());
    if (seen.has(service.id)) problems.push(naming(at, warning(path, twice)));
    else if (index === undefined) problems.push(...takeIn(at, roll, present, context).map((one) => naming(at, one)));
    else problems.push(...takeInOwn(at, index, roll, present, context).map((one) => naming(at, one)));
    seen.add(service.id);
  }
  return { tables: { clinics: { header: headerOf(present, roll), rows: roll.rows } }, problems };
}

/** All of a service as cells. */
function read(service: SourceService, path: string, present: HsdsTables, context: HsdsContext): Read {
  return together([
    readFacts(service, path, context),
    readArea(service, path, present.places),
    readSchedules(service, path, context),
    readPhones(service, path, context),
  ]);
}

type At = { readonly service: SourceService; readonly path: string };

const maxNameLetters = 60;

/** Says which service it is: nobody counts the entries of a file. The name is public, and may be anything. */
function naming({ service }: At, problem: HsdsProblem): HsdsProblem {
  const name = [...service.name.replace(/[\p{C}\s]+/gu, ' ')].slice(0, maxNameLetters).join('');
  return { ...problem, words: `${name}: ${problem.words}` };
}

function takeIn({ service, path }: At, roll: Roll, present: HsdsTables, context: HsdsContext): readonly HsdsProblem[] {
  if (service.status !== 'active') return [warning(`${path}.status`, notActive)];
  const incoming: Incoming = { service, path, read: read(service, path, present, context) };
  return takeInForeign(incoming, roll).map(({ where, ...said }) => warning(where, said));
}

/** A clinic of this line: compared with what would be exported of it now, so that an unchanged one stays to the letter. */
function takeInOwn(
  { service, path }: At,
  index: number,
  roll: Roll,
  present: HsdsTables,
  context: HsdsContext,
): readonly HsdsProblem[] {
  const row = roll.rows[index];
  const clinic = row?.cells as RowOf<'clinics'>;
  if (service.status !== 'active') {
    const isOffered = attestedClinics(present.attestations, context.buildDate).has(clinic.id);
    return isOffered && service.status !== 'inactive' ? [warning(`${path}.status`, closedThere)] : [];
  }
  const known = { checkedOn: context.buildDate, expiresOn: context.buildDate };
  const [now] = readEntries([serviceOf(clinic, placeOf(present.places, clinic.place), known, context)]) ?? [];
  if (!row || !now?.service) throw new Error('what is exported can be read');
  const before = read(now.service, path, present, context).cells;
  const after = read(service, path, present, context);
  const differing = carriedColumns.filter((column) => before[column] !== after.cells[column] && !isLost(column, after));
  const isAsked = present.attestations.rows.some(({ cells }) => cells.clinic === clinic.id);
  const kept = isAsked ? differing.filter((column) => vouchedFor.includes(column)) : [];
  const changed = differing.filter((column) => !kept.includes(column));
  roll.rows[index] = { ...row, cells: { ...row.cells, ...changedCells(changed, after, row) } };
  const doubted = (doubt: Doubt) => changed.includes(doubt.column) || isLost(doubt.column, after);
  const numbers = changed.includes('phone') ? [warning(`${path}.phones`, otherNumber)] : [];
  return [
    ...numbers,
    ...kept.map((column) => warning(path, staysOurs(column))),
    ...after.doubts.filter(doubted).map((doubt) => warning(doubt.path, doubt)),
  ];
}

/**
 * Safety: what leads callers to a clinic, or makes them trust it. Once two people of the line have asked it, no file of others says
 * these anew: an attestation must not come to vouch for another door.
 */
const vouchedFor: readonly Column[] = [
  'place',
  'latitude',
  'longitude',
  'services',
  'asks_id',
  'walk_in',
  'hours',
  'holidays',
  'phone',
  'other_phones',
];

/** A number that cannot be read takes no number away. */
const isLost = (column: Column, { cells }: Read) => column === 'phone' && cells.phone === '';

function changedCells(changed: readonly Column[], { cells }: Read, row: Pick<CsvRow, 'cells'>): Record<string, string> {
  const area: readonly Column[] = ['place', 'latitude', 'longitude'];
  const columns = changed.some((column) => area.includes(column)) ? [...changed, ...area] : changed;
  const closed = changed.includes('hours') ? weekColumns.filter((day) => day in row.cells) : [];
  return Object.fromEntries([
    ...columns.map((column) => [column, cells[column] ?? '']),
    ...closed.map((day) => [day, '']),
  ]);
}

function headerOf({ clinics }: HsdsTables, roll: Roll): readonly string[] {
  const filled = carriedColumns.filter((column) => roll.rows.some(({ cells }) => (cells[column] ?? '') !== ''));
  return [...clinics.header, ...filled.filter((column) => !clinics.header.includes(column))];
}

type Said = { readonly words: string; readonly mend: string };
const warning = (where: string, { words, mend }: Said): HsdsProblem => ({ severity: 'warning', where, words, mend });

const noHsds = {
  words: 'This is no HSDS 3 file: no list of services can be found in it.',
  mend: 'Give a JSON file with an array of services, or a page of an HSDS API.',
};
const tooMany = {
  words: `This file holds more than ${maxServices} services.`,
  mend: 'Give a file of the area that the line is for.',
};
const unreadable = {
  words: 'This is no service: it has no id, no name or no status. It was left out.',
  mend: 'Ask whoever made the file, or write the clinic by hand.',
};
const twice = {
  words: 'This service stands in the file twice; the first is kept.',
  mend: 'Look whether the first is right.',
};
const notActive = {
  words: 'It is not active there, so it was left out.',
  mend: 'Nothing needs to be done; if it is open again, ask it.',
};
const otherNumber = {
  words: 'The file has another phone number for a clinic of the line.',
  mend: 'Call it before anybody is told of it: whoever changes a number can lead callers astray.',
};
const staysOurs = (column: Column) => ({
  words: `The file has something else under ${column} of a clinic that the line has asked. It differs; the line's own stays.`,
  mend: `Ask the clinic which is right, and correct the column ${column} by hand.`,
});
const closedThere = {
  words: 'Others say that this clinic is closed, and the line offers it.',
  mend: 'Call it today; if it is so, add an attestation row with the status withdrawn.',
};
