/** One clinic as an HSDS 3 `service`: what may be shared of it, and no more. */
import type { RowOf } from '../content/rows.ts';
import { type Service, services } from '../content/services.ts';
import { readHoursOf } from '../content/week-columns.ts';
import { localTime } from '../directory/local-time.ts';
import { clock, type Opening, openingsOf } from './hsds-openings.ts';
import { type Fact, facts, feeWords, serviceTerms, taxonomyDescription, taxonomyName } from './hsds-vocabulary.ts';

export type HsdsContext = {
  /** The line's id; it and the organisation keep the UUIDs of lines apart. */
  readonly line: string;
  readonly organisation: string;
  readonly demo: boolean;
  /** Two capitals: whose numbering plan national phone numbers follow, EW meaning the United Kingdom's. */
  readonly jurisdiction: string;
  /** IANA time zone: hours are that zone's wall clock. */
  readonly zone: string;
  /** Language ids, the line's own first. */
  readonly languages: readonly string[];
  /** Today in the line's zone, YYYY-MM-DD. */
  readonly buildDate: string;
};

type ClinicRow = RowOf<'clinics'>;
type PlaceRow = Pick<RowOf<'places'>, 'id' | 'name' | 'latitude' | 'longitude'>;
/** From when until when the word of a clinic counts, both YYYY-MM-DD. */
export type Attested = { readonly checkedOn: string; readonly expiresOn: string };

const rruleDays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

/**
 * The service object, ids still readable (see `withHsdsIds`). `place` is the row of the clinic's place.
 * Safety: left out are directions, exact coordinates, whom it serves, the `avoid` note and every answer, name and handle of an attestation.
 */
export function serviceOf(clinic: ClinicRow, place: PlaceRow | null, attested: Attested, context: HsdsContext) {
  const offered = clinic.services.split(' ').flatMap((id) => services.filter((service) => service === id));
  return {
    id: `service/${clinic.id}`,
    name: clinic.name,
    description: `${offered.map((id) => serviceTerms[id]).join('. ')}.`,
    status: 'active',
    ...(context.demo ? { alert: 'Demonstration: this clinic and its number are invented.' } : {}),
    application_process: clinic.walk_in === 'yes' ? 'Walk in.' : 'Call first.',
    fees_description: feeWords[clinic.cost],
    assured_date: attested.checkedOn,
    phones: [clinic.phone, ...listOf(clinic.other_phones)].map((number) => ({
      id: `phone/${clinic.id}/${number}`,
      number,
      type: 'voice',
    })),
    schedules: schedulesOf(clinic, attested, context),
    service_at_locations: locationsOf(clinic, place),
    languages: clinic.languages
      .split(' ')
      .map((code) => ({ id: `language/${clinic.id}/${code}`, name: languageNames.of(code) ?? code, code })),
    organization: {
      id: `organization/${clinic.id}`,
      name: clinic.name,
      description: `Listed in the directory of ${context.organisation}.`,
    },
    cost_options: clinic.cost === 'free' ? [{ id: `cost/${clinic.id}`, amount: 0 }] : [],
    required_documents: clinic.asks_id === 'yes' ? [{ id: `document/${clinic.id}`, document: 'Identification.' }] : [],
    attributes: [...offered.map((id) => termOf(clinic.id, id)), ...factsOf(clinic)],
  };
}

/** What is left of a clinic that was shared once and is not offered now: enough for a reader of the file to drop it. */
export function tombstoneOf(clinic: Pick<ClinicRow, 'id' | 'name'>) {
  return { id: `service/${clinic.id}`, name: clinic.name, status: 'inactive' };
}

function termOf(clinicId: string, service: Service) {
  return {
    id: `attribute/${clinicId}/${service}`,
    link_entity: 'service',
    taxonomy_term: {
      id: `term/${service}`,
      code: service,
      name: service,
      description: serviceTerms[service],
      taxonomy: taxonomyName,
      taxonomy_detail: { id: 'taxonomy/services', name: taxonomyName, description: taxonomyDescription },
    },
  };
}

function factsOf(clinic: ClinicRow) {
  return (Object.keys(facts) as Fact[])
    .filter((fact) => clinic[fact] !== '')
    .map((fact) => ({ id: `attribute/${clinic.id}/${fact}`, label: facts[fact], value: clinic[fact] }));
}

function schedulesOf(clinic: ClinicRow, attested: Attested, context: HsdsContext) {
  const read = readHoursOf(clinic);
  if (read.kind === 'unreadable') throw new Error('serviceOf takes rows whose hours have been checked');
  const offsetHours = offsetMinutes(context.zone, Date.parse(attested.checkedOn)) / 60;
  return openingsOf(read.hours).map((opening, index) => ({
    id: `schedule/${clinic.id}/${index + 1}`,
    valid_from: attested.checkedOn,
    valid_to: attested.expiresOn,
    timezone: offsetHours,
    wkst: 'MO',
    freq: 'WEEKLY',
    interval: 1,
    ...timesOf(opening),
    notes: `Local time of ${context.zone}, whatever the offset.${clinic.holidays === 'closed' ? ' Closed on public holidays.' : ''}`,
  }));
}

const listOf = (cell: string | undefined): readonly string[] => (cell ?? '').split(' ').filter((part) => part !== '');

const timesOf = ({ days, opensMinute, closesMinute }: Opening) => ({
  byday: days.map((day) => rruleDays[day]).join(','),
  opens_at: clock(opensMinute),
  closes_at: clock(closesMinute),
});

/** Safety: the area alone, never an address: that of the place, or the clinic's own to about a kilometre. */
function locationsOf(clinic: ClinicRow, place: PlaceRow | null) {
  const at = place ?? { name: '', latitude: toArea(clinic.latitude), longitude: toArea(clinic.longitude) };
  if (at.latitude === '') return [];
  return [
    {
      id: `at/${clinic.id}`,
      location: {
        id: `location/${clinic.id}`,
        location_type: 'physical',
        ...(at.name === '' ? {} : { name: at.name }),
        description: 'The area, not an address.',
        latitude: Number(at.latitude),
        longitude: Number(at.longitude),
      },
    },
  ];
}

/** Written degrees to two places after the point, about a kilometre; empty stays empty. */
export const toArea = (degrees: string): string => (degrees === '' ? '' : String(Number(Number(degrees).toFixed(2))));

/** How far a zone's clock is ahead of UTC at an instant, milliseconds since 1970. */
export function offsetMinutes(zone: string, instant: number): number {
  const { date, weekMinutes } = localTime(zone, instant);
  return Math.round((Date.parse(date) + (weekMinutes % 1440) * 60_000 - instant) / 60_000);
}
