/** Which areas have nobody to tell of once a clinic no longer counts, or until it does. */
import { addDays } from '../content/days.ts';
import type { Clinic, Edition, Place } from '../content/edition.ts';
import type { Service } from '../content/services.ts';
import { isOfferedOn } from './attested.ts';
import { clinicsAround, type MappedClinic } from './clinic-map.ts';
import { reachKilometres } from './nearest.ts';

export type LeftEmpty = {
  readonly place: Place;
  /** What people there would look for in vain; none: any clinic. */
  readonly services: readonly Service[];
};
/** Areas where nobody is told of today name no more of those who could be. */
const maxFillers = 20;

type Directory = Pick<Edition, 'clinics' | 'places' | 'screens'>;

/**
 * By clinic id, the areas where on the first day without it (today, where it does not count now) no other clinic would be
 * told of: by the rules of `nearestClinics`, for each set of services that the line's screens ask for. `today` is
 * YYYY-MM-DD; clinics that count for longer than `withinDays` from it are left out, as withdrawn ones are.
 */
export function leftEmpty(
  edition: Directory,
  today: string,
  withinDays: number,
): ReadonlyMap<string, readonly LeftEmpty[]> {
  const found = new Map<string, LeftEmpty[]>();
  const afterwards = addDays(today, withinDays + 1);
  for (const services of servicesAskedFor(edition)) {
    for (const place of edition.places) {
      const offers = (clinic: Clinic) => canLead(clinic, services);
      const stays = (clinic: Clinic) => offers(clinic) && isOfferedOn(clinic, afterwards);
      const [staying] = clinicsAround(edition, place.id, reachKilometres, stays);
      if (staying) continue;
      for (const id of missed(edition, place, today, offers)) {
        const known = found.get(id) ?? [];
        const isSaid = known.some((one) => one.place === place && one.services.every((id) => services.includes(id)));
        if (!isSaid) known.push({ place, services });
        found.set(id, known);
      }
    }
  }
  return found;
}

/** The clinics of an area after the last of which nobody is left; where nobody is told of today, the nearest that could be. */
function missed(
  edition: Directory,
  { id }: Place,
  today: string,
  offers: (clinic: Clinic) => boolean,
): readonly string[] {
  const counts = (clinic: Clinic) => offers(clinic) && isOfferedOn(clinic, today);
  const told = [...clinicsAround(edition, id, reachKilometres, counts)];
  if (told.length > 0) return lastOnes(told);
  const fillers: string[] = [];
  for (const { clinic } of clinicsAround(edition, id, reachKilometres, offers))
    if (fillers.push(clinic.id) === maxFillers) break;
  return fillers;
}

/** Those of some clinics, all of them told of today, that end after all others or together with the last. */
function lastOnes(told: readonly MappedClinic[]): readonly string[] {
  const lastDays = told.map(({ clinic }) => clinic.attestation?.expiresOn ?? '');
  const [last] = lastDays.toSorted().reverse();
  return told.flatMap(({ clinic }, at) => (lastDays[at] === last ? [clinic.id] : []));
}

/** One flagged `avoid` is never the only one told of. */
function canLead(clinic: Clinic, services: readonly Service[]): boolean {
  return (
    !clinic.avoid && clinic.attestation?.withdrawn !== true && services.every((id) => clinic.services.includes(id))
  );
}

/** The fewest services first, so that an area without any clinic is said once. */
function servicesAskedFor({ screens }: Directory): readonly (readonly Service[])[] {
  const asked = Object.values(screens).flatMap((screen) => (screen.kind === 'results' ? [screen.services] : []));
  const distinct = new Map(asked.map((services) => [[...services].sort().join(' '), services]));
  return [...distinct.values()].sort((a, b) => a.length - b.length);
}
