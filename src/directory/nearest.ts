/** Which clinics to tell of, near a place, now. Safety: only those that `isOffered`. */
import type { Clinic, Edition, EditionLine } from '../content/edition.ts';
import type { Service } from '../content/services.ts';
import { isOfferedOn } from './attested.ts';
import { clinicsAround, type MappedClinic } from './clinic-map.ts';
import { type OpenState, openStateAt, opensWithin } from './hours.ts';
import { type LocalTime, localTime } from './local-time.ts';
import { compare, type Rank } from './ranking.ts';
import { roundingKilometres } from './sphere.ts';

export const maxFound = 5;
/** Further than this is no answer to "near". */
export const reachKilometres = 100;
/** An open clinic goes before a closed one only where somebody can still get to it today. */
export const openReachKilometres = 40;
const soonMinutes = 60;
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
 * The clinics to tell of, best first, at most five: open now or within the hour and within 40 km, then by distance; inside a
 * band of distance by language, no papers asked, cost; those alike in all of this by id. Intake numbers without a place come
 * behind, those that answer now first. One flagged `avoid` stands last, and is left out where it would be first.
 */
export function nearestClinics(edition: ClinicsOfLine, query: NearestQuery, now: number): readonly Found[] {
  const local = localTime(edition.line.zone, now);
  const isWanted = (clinic: Clinic): boolean =>
    isOfferedOn(clinic, local.date) && query.services.every((service) => clinic.services.includes(service));
  const best: Ranked[] = [];
  for (const mapped of clinicsAround(edition, query.place, reachKilometres, isWanted)) {
    const worst = best.length < maxFound ? null : best[maxFound - 1];
    if (worst && compare(worst.rank, bestFrom(mapped)) < 0) break;
    const openState = openStateAt(mapped.clinic.hours, mapped.clinic.closedOnHolidays ? edition.holidays : [], local);
    const found = { ...mapped, openState };
    insert(best, { found, rank: rankOf(found, query.language, local) });
  }
  return best[0]?.found.clinic.avoid ? [] : best.map(({ found }) => found);
}

type Ranked = { readonly found: Found; readonly rank: Rank };

/** Puts one where it belongs among the best; the last falls out where they are too many. */
function insert(best: Ranked[], entry: Ranked): void {
  const at = best.findIndex((other) => isBefore(entry, other));
  best.splice(at < 0 ? best.length : at, 0, entry);
  if (best.length > maxFound) best.pop();
}

function isBefore(a: Ranked, b: Ranked): boolean {
  const order = compare(a.rank, b.rank);
  return order < 0 || (order === 0 && a.found.clinic.id < b.found.clinic.id);
}

/** The best rank that a clinic could have which is not nearer than this one. */
function bestFrom({ kilometres }: MappedClinic): Rank {
  const far = farOf(kilometres) - roundingKilometres;
  return [0, far <= openReachKilometres ? 0 : 1, bandOf(far), 0, 0, 0, 0, far];
}

function rankOf({ clinic, kilometres, openState }: Found, language: string, local: LocalTime): Rank {
  const far = farOf(kilometres);
  const opens = opensWithin(openState, local, soonMinutes);
  return [
    clinic.avoid ? 1 : 0,
    opens && far <= openReachKilometres ? 0 : 1,
    bandOf(far),
    opens || kilometres !== null ? 0 : 1,
    clinic.languages.includes(language) ? 0 : 1,
    clinic.asksId ? 1 : 0,
    ['free', 'some', 'paid'].indexOf(clinic.cost),
    far,
  ];
}

const farOf = (kilometres: number | null): number => kilometres ?? Number.POSITIVE_INFINITY;

/** The number of the band of distance; behind the last one for what is nowhere on the map. */
function bandOf(far: number): number {
  const band = bandKilometres.findIndex((upTo) => far <= upTo);
  return band < 0 ? bandKilometres.length : band;
}
