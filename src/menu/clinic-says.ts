/** What is said of a clinic: what it is called, where it is, until when it is open, its numbers, what it told us. */
import type { Clinic, Edition } from '../content/edition.ts';
import type { OpenState } from '../directory/hours.ts';
import type { LocalTime } from '../directory/local-time.ts';
import type { Found } from '../directory/nearest.ts';
import { atom, dateFact, named, string, timeFact, value } from './hotline-says.ts';
import { placeOf } from './places.ts';
import type { Fact, Say } from './screen.ts';

/** A clinic near the place with the id `chosen`, as it stands on one page. */
export function clinicSays(
  edition: Edition,
  { clinic, kilometres, openState }: Found,
  local: LocalTime,
  chosen: string | null,
): readonly Say[] {
  return [
    named(clinic.names),
    ...whereSays(edition, clinic, kilometres, chosen),
    ...callFirstSays(edition, clinic),
    openSays(openState, local),
    { key: 'value.pair', facts: { first: atom(clinic.phone), second: atom(clinic.code) } },
    ...toldSays(clinic, local),
  ];
}

/** Before the first answer, where that is nowhere on the map: which place was chosen, so that a name misread is noticed. */
export function chosenSays(edition: Edition, { kilometres }: Found, chosen: string | null): readonly Say[] {
  const area = placeFact(edition, chosen);
  return area && kilometres === null ? [{ key: 'clinic.area', facts: { area }, ifRoom: true }] : [];
}

/** A clinic that somebody knows by its code: how to reach it, and how to get there where that is written. */
export function recallSays(
  edition: Edition,
  clinic: Clinic,
  openState: OpenState,
  local: LocalTime,
): readonly (readonly Say[])[] {
  const told = [
    named(clinic.names),
    ...callFirstSays(edition, clinic),
    openSays(openState, local),
    ...[clinic.phone, ...clinic.otherPhones].map((phone) => value(atom(phone))),
  ];
  return Object.keys(clinic.directions).length === 0 ? [told] : [told, [named(clinic.directions)]];
}

/** When it closes or opens. */
export function openSays({ open, minutes }: OpenState, local: LocalTime): Say {
  if (minutes === null) return { key: open ? 'clinic.always' : 'clinic.hours-unknown' };
  return { key: open ? 'clinic.open' : 'clinic.opens', facts: { time: timeFact(minutes, local) } };
}

/** Where it is, seen from the chosen place, which is named too; how far from there where nobody wrote at which place. */
function whereSays(edition: Edition, { place }: Clinic, kilometres: number | null, chosen: string | null): Say[] {
  const from = placeFact(edition, chosen);
  const to = placeFact(edition, place);
  const area = from && to && place !== chosen ? string('value.way', { from, to }) : (to ?? from);
  if (kilometres === null || !area) return [];
  return [{ key: 'clinic.where', facts: { area, distance: { kind: 'distance', kilometres } } }];
}

function placeFact(edition: Edition, id: string | null): Fact | null {
  const place = placeOf(edition, id);
  return place && { kind: 'names', names: place.names };
}

/** Nobody is to stand unexpected before a door that opens for appointments alone, or that something speaks against. */
function callFirstSays(edition: Edition, { place, walkIn, avoid }: Clinic): Say[] {
  return walkIn && !avoid && placeOf(edition, place) ? [] : [{ key: 'clinic.call-first' }];
}

function toldSays({ attestation }: Clinic, local: LocalTime): Say[] {
  return attestation ? [{ key: 'clinic.told', facts: { date: dateFact(attestation.checkedOn, local) } }] : [];
}
