/** Which clinics to tell of, near a place, now. Safety: only those that `isOffered`. */
import type { Clinic, Edition, EditionLine } from '../content/edition.ts';
import type { Service } from '../content/services.ts';
import { isOfferedOn } from './attested.ts';
import { around } from './clinic-map.ts';
import { type OpenState, openStateAt, opensWithin } from './hours.ts';
import { type LocalTime, localTime } from './local-time.ts';
import { byRank, type Rank } from './ranking.ts';

export const maxFound = 5;
/** Further than this is no answer to "near". */
export const reachKilometres = 100;
/** An open clinic goes before a closed one only where somebody can still get to it today. */
export const openReachKilometres = 40;
const soonMinutes = 60;
/** The nearest ones that are looked at. */
const maxCandidates = 64;
/** Within a band, language, papers and cost decide. */
const bandKilometres = [2, 5, 10, 20, 40, reachKilometres];

export type Found = {
  readonly clinic: Clinic;
  /** From the place, as the crow flies; null for an intake number without a place. */
  readonly kilometres: number | null;
  readonly openState: OpenState;
};

export type NearestQuery = {
  /** Id of a place. */
  readonly place: string;
  /** All of them must be offered; none asks for any clinic. */
  readonly services: readonly Service[];
  /** Language id. */
  readonly language: string;
};

export type ClinicsOfLine = Pick<Edition, 'clinics' | 'places' | 'holidays'> & {
  readonly line: Pick<EditionLine, 'zone'>;
};

/**
 * The clinics to tell of, best first, at most five: open now or within the hour and within 40 km, then by distance; inside a band
 * of distance by language, no papers asked, cost. One flagged `avoid` stands last, and is left out where it would be first.
 */
export function nearestClinics(edition: ClinicsOfLine, query: NearestQuery, now: number): readonly Found[] {
  const local = localTime(edition.line.zone, now);
  const wanted = (clinic: Clinic): boolean =>
    isOfferedOn(clinic, local.date) && query.services.every((service) => clinic.services.includes(service));
  const found = around(edition, query.place, { maxClinics: maxCandidates, maxKilometres: reachKilometres }, wanted).map(
    ({ clinic, kilometres }) => ({
      clinic,
      kilometres,
      openState: openStateAt(clinic.hours, clinic.closedOnHolidays ? edition.holidays : [], local),
    }),
  );
  const ranked = byRank(found, (entry) => rankOf(entry, query.language, local));
  return ranked[0]?.clinic.avoid ? [] : ranked.slice(0, maxFound);
}

function rankOf({ clinic, kilometres, openState }: Found, language: string, local: LocalTime): Rank {
  const far = kilometres ?? Number.POSITIVE_INFINITY;
  const band = bandKilometres.findIndex((upTo) => far <= upTo);
  return [
    clinic.avoid ? 1 : 0,
    far <= openReachKilometres && opensWithin(openState, local, soonMinutes) ? 0 : 1,
    band < 0 ? bandKilometres.length : band,
    clinic.languages.includes(language) ? 0 : 1,
    clinic.asksId ? 1 : 0,
    ['free', 'some', 'paid'].indexOf(clinic.cost),
    far,
  ];
}
