/** What is said of a clinic: what it is called, where it is, until when it is open, its numbers, what it told us. */
import type { Clinic, Edition } from '../content/edition.ts';
import type { OpenState } from '../directory/hours.ts';
import type { LocalTime } from '../directory/local-time.ts';
import type { Found } from '../directory/nearest.ts';
import { atom, named, string, timeFact, value } from './hotline-says.ts';
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
    ...toldSays(clinic),
  ];
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

/** Where it is, seen from the chosen place: that is named too, so that a name misread is noticed. */
function whereSays(edition: Edition, clinic: Clinic, kilometres: number | null, chosen: string | null): Say[] {
  const place = placeOf(edition, clinic.place);
  if (!place) return [];
  const from = placeOf(edition, chosen);
  const to: Fact = { kind: 'names', names: place.names };
  const area: Fact =
    from && from.id !== place.id ? string('value.way', { from: { kind: 'names', names: from.names }, to }) : to;
  if (kilometres === null) return [{ key: 'clinic.area', facts: { area } }];
  return [{ key: 'clinic.where', facts: { area, distance: { kind: 'distance', kilometres } } }];
}

/** Nobody is to stand before a door that opens for appointments alone. */
function callFirstSays(edition: Edition, { place, walkIn }: Clinic): Say[] {
  return walkIn && placeOf(edition, place) ? [] : [{ key: 'clinic.call-first' }];
}

function toldSays({ attestation }: Clinic): Say[] {
  return attestation ? [{ key: 'clinic.told', facts: { date: { kind: 'date', value: attestation.checkedOn } } }] : [];
}
