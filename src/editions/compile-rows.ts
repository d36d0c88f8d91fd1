/** From the tables of a line to the directory of an edition. The rows must have passed the checks. */
import { addDays, daysBetween, resolveDay } from '../content/days.ts';
import type { Clinic, Contact, Edition, Hotline, Place, WeeklyHours } from '../content/edition.ts';
import type { RowOf, Rows } from '../content/rows.ts';
import { type Service, services } from '../content/services.ts';
import { type HoursCells, readHoursOf } from '../content/week-columns.ts';
import { maxLiveDays } from '../directory/complete.ts';
import { compileAttestations } from './compile-attestation.ts';
import { compileNames, type LocalesOfLanguage } from './compile-names.ts';

export type DirectoryOfEdition = Pick<Edition, 'places' | 'regions' | 'clinics' | 'hotlines' | 'contacts' | 'holidays'>;

export type RowSettings = {
  /** The line's languages, its own first: `name` is in that one. */
  readonly languages: readonly LocalesOfLanguage[];
  /** Today in the line's zone, YYYY-MM-DD: what `today-20d` counts from. */
  readonly buildDate: string;
};

/** The directory in the order of its files. */
export function compileRows(rows: Rows, settings: RowSettings): DirectoryOfEdition {
  const attestations = compileAttestations(rows.attestations, settings.buildDate);
  return {
    regions: rows.places
      .filter(isRegion)
      .map((row) => ({ id: row.id, names: compileNames(row, 'name', settings.languages) })),
    places: rows.places.filter((row) => !isRegion(row)).map((row) => compilePlace(row, settings)),
    clinics: rows.clinics.map((row) => ({
      ...compileClinic(row, settings),
      attestation: attestations.get(row.id) ?? null,
    })),
    hotlines: rows.hotlines.map((row) => compileHotline(row, settings)),
    contacts: rows.contacts.map((row) => compileContact(row, settings)),
    holidays: rows.holidays.map(({ date }) => resolveDay(date, settings.buildDate)).sort(),
  };
}

const isRegion = (row: RowOf<'places'>): boolean => row.region === '';

function compilePlace(row: RowOf<'places'>, settings: RowSettings): Place {
  return {
    id: row.id,
    names: compileNames(row, 'name', settings.languages),
    aliases: row.aliases
      .split(';')
      .map((alias) => alias.trim())
      .filter((alias) => alias !== ''),
    region: row.region,
    latitude: Number(row.latitude),
    longitude: Number(row.longitude),
    population: Number(row.population),
  };
}

function compileClinic(row: RowOf<'clinics'>, settings: RowSettings): Omit<Clinic, 'attestation'> {
  return {
    id: row.id,
    code: row.code,
    names: compileNames(row, 'name', settings.languages),
    place: row.place === '' ? null : row.place,
    latitude: row.latitude === '' ? null : Number(row.latitude),
    longitude: row.longitude === '' ? null : Number(row.longitude),
    directions: compileNames(row, 'directions', settings.languages),
    services: row.services.split(' ').flatMap((id): Service[] => services.filter((service) => service === id)),
    cost: row.cost,
    languages: row.languages.split(' '),
    asksId: row.asks_id === 'yes',
    walkIn: row.walk_in === 'yes',
    avoid: row.avoid !== '' || row.police_on_site === 'yes' || row.bills_passed_on === 'yes',
    hours: hoursOf(row),
    closedOnHolidays: row.holidays === 'closed',
    phone: row.phone,
    otherPhones: listOf(row.other_phones),
  };
}

/** Safety: whatever the row says, a hotline counts as checked for thirty days at most. */
function compileHotline(row: RowOf<'hotlines'>, settings: RowSettings): Hotline {
  const checkedOn = resolveDay(row.checked_on, settings.buildDate);
  const expiresOn = resolveDay(row.expires_on, settings.buildDate);
  return {
    id: row.id,
    names: compileNames(row, 'name', settings.languages),
    phone: row.phone,
    topics: row.topics.split(' '),
    tollFree: row.toll_free === 'yes',
    callsBack: row.calls_back === 'yes',
    answeredBy: row.answered_by,
    languages: row.languages.split(' '),
    hours: hoursOf(row),
    closedOnHolidays: row.holidays === 'closed',
    checkedOn,
    expiresOn: daysBetween(checkedOn, expiresOn) > maxLiveDays ? addDays(checkedOn, maxLiveDays) : expiresOn,
    backup: row.backup || null,
    regions: listOf(row.regions),
    jurisdictions: listOf(row.jurisdictions),
  };
}

function compileContact(row: RowOf<'contacts'>, settings: RowSettings): Contact {
  return {
    id: row.id,
    names: compileNames(row, 'name', settings.languages),
    phone: row.phone,
    group: row.group,
    languages: row.languages.split(' '),
    hours: hoursOf(row),
    regions: listOf(row.regions),
  };
}

/** The entries of a cell that may be empty, or missing with its column. */
const listOf = (cell: string | undefined): readonly string[] => (cell ?? '').split(' ').filter((entry) => entry !== '');

function hoursOf(row: HoursCells): WeeklyHours {
  const read = readHoursOf(row);
  if (read.kind === 'unreadable') throw new Error('compileRows takes rows whose hours have been checked');
  return read.hours;
}
