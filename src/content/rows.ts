/** The rows of a line's tables. Every cell is a string: a spreadsheet's idea of numbers and days is never trusted. */
import { z } from 'zod';
import { alertRow } from './alert-row.ts';
import {
  aDay,
  answer,
  degrees,
  empty,
  hours,
  jurisdictions,
  labels,
  languageIds,
  localised,
  name,
  onHolidays,
  phone,
  phones,
  rowId,
  rowIds,
  serviceIds,
  words,
  yesOrNo,
} from './cells.ts';
import { handle } from './keys.ts';
import type { TableName } from './line-sources.ts';
import { checkKnownWeek, checkWeek, weekCells } from './week-columns.ts';

const bothOrNone = (row: { latitude: string; longitude: string }) => (row.latitude === '') === (row.longitude === '');

const clinic = z
  .object({
    id: rowId,
    code: z.string().regex(/^C\d{4,9}$/, 'write C, digits and the check digit, as C4823'),
    name,
    place: z.union([rowId, empty]),
    latitude: z.union([empty, degrees(90)]),
    longitude: z.union([empty, degrees(180)]),
    directions: words,
    services: serviceIds,
    serves: words,
    cost: z.enum(['free', 'some', 'paid'], 'write free, some or paid'),
    languages: languageIds,
    asks_id: yesOrNo,
    bills_passed_on: yesOrNo,
    police_on_site: yesOrNo,
    walk_in: yesOrNo,
    hours,
    ...weekCells,
    holidays: onHolidays,
    phone,
    other_phones: phones.exactOptional(),
    avoid: words.describe('Why it is told of last; empty for nothing. Never published.'),
    called_on: z.union([empty, aDay]).exactOptional().describe('When somebody tried whether its number is right.'),
  })
  .catchall(localised)
  .superRefine(checkWeek)
  .refine(bothOrNone, { path: ['longitude'], error: 'write both latitude and longitude, or neither' });

const attestation = z
  .object({
    clinic: rowId,
    tells_police: answer.describe('Who came or what papers they hold, unless a judge orders it.'),
    tells_immigration: answer,
    must_report: words.describe('What the law makes it report, in its own words; nothing if nothing.'),
    bills_passed_on: answer,
    records_kept: words.describe('Where records are kept.'),
    agreed_to_words: answer.describe('Agreed to be listed with the words of the line.'),
    who_role: words.describe('Who at the clinic answered: the role, never a name.'),
    who_date: z.union([empty, aDay]),
    method: z.enum(['visit', 'call', 'written', ''], 'write visit, call or written'),
    checked_by: z.union([empty, handle]),
    second_checker: z.union([empty, handle]),
    checked_on: aDay,
    expires_on: z.union([empty, aDay], 'write the day as 2026-11-03'),
    status: z.enum(['attested', 'withdrawn'], 'write attested or withdrawn'),
    reason: words,
  })
  .refine((row) => row.status === 'attested' || row.reason !== '', {
    path: ['reason'],
    error: 'write a neutral reason',
  })
  .refine((row) => row.status !== 'attested' || row.expires_on !== '', {
    path: ['expires_on'],
    error: 'write the day until which the word of the clinic counts, as 2026-11-03',
  });

const hotline = z
  .object({
    id: rowId,
    name,
    phone,
    topics: labels,
    toll_free: yesOrNo,
    calls_back: yesOrNo,
    answered_by: z.enum(['peer', 'advocate', 'nurse', 'counsellor'], 'write peer, advocate, nurse or counsellor'),
    languages: languageIds,
    hours,
    ...weekCells,
    holidays: onHolidays,
    checked_by: handle,
    checked_on: aDay,
    expires_on: aDay,
    backup: z.union([empty, rowId]).exactOptional().describe('The hotline that is told of while nobody else answers.'),
    regions: rowIds.exactOptional().describe('Whom it is for; empty for callers from everywhere.'),
    jurisdictions: jurisdictions.exactOptional().describe('Whose law it knows; empty for that of the line.'),
  })
  .catchall(localised)
  .superRefine(checkKnownWeek);

const contact = z
  .object({
    id: rowId,
    name,
    phone,
    group: rowId,
    languages: languageIds,
    hours,
    ...weekCells,
    regions: rowIds.exactOptional(),
    checked_by: z.union([empty, handle]).exactOptional().describe('Who called it last.'),
    checked_on: z.union([empty, aDay]).exactOptional(),
  })
  .catchall(localised)
  .superRefine(checkWeek);

/** A row without a region is a region itself and has no coordinates. */
const place = z
  .object({
    id: rowId,
    name: name.max(14, 'write at most 14 letters: it is one of six on a small screen'),
    aliases: z.string().describe('Other names and landmarks, with ; between.'),
    region: z.union([rowId, empty]),
    latitude: z.union([empty, degrees(90)]),
    longitude: z.union([empty, degrees(180)]),
    population: z.string().regex(/^\d{0,9}$/, 'write a whole number without commas'),
    source: words.describe('Where coordinates and population come from.'),
  })
  .catchall(localised)
  .refine(bothOrNone, { path: ['longitude'], error: 'write both latitude and longitude, or neither' })
  .refine((row) => (row.region === '') === (row.latitude === ''), {
    path: ['region'],
    error: 'write the region of a place, or leave out the coordinates of a region',
  });

const holiday = z.strictObject({ date: aDay, name: words });

/** The schema of one row of each table. */
export const rowSchemas = {
  clinics: clinic,
  attestations: attestation,
  hotlines: hotline,
  contacts: contact,
  places: place,
  holidays: holiday,
  alerts: alertRow,
} as const satisfies Record<TableName, z.ZodType>;

export type RowOf<Table extends TableName> = z.infer<(typeof rowSchemas)[Table]>;
/** The rows of a line's tables, in the order of its files. */
export type Rows = { readonly [Table in TableName]: readonly RowOf<Table>[] };

/** Columns of a header that a table does not have; `name.sw` and `directions.am-Latn` count where the table has a `name`, `directions`. */
export function strayColumns(table: TableName, header: readonly string[]): readonly string[] {
  const columns: readonly string[] = Object.keys(rowSchemas[table].shape);
  const isLocalised = (column: string): boolean => {
    const [of, tag, ...rest] = column.split('.');
    return (
      (of === 'name' || of === 'directions') &&
      columns.includes(of) &&
      rest.length === 0 &&
      /^[a-z]{2,3}(-[A-Z][a-z]{3})?$/.test(tag ?? '')
    );
  };
  return header.filter((column) =>
    table === 'holidays' ? !columns.includes(column) : !columns.includes(column) && !isLocalised(column),
  );
}
