/** Clinics, hotlines and contacts as blocks: one a page, the answer first, its number whole. */
import type { Clinic, Edition } from '../content/edition.ts';
import type { Names } from '../content/names.ts';
import type { ContactsScreen, HotlinesScreen, ResultsScreen } from '../content/screens.ts';
import { rankContacts, rankHotlines } from '../directory/hotlines.ts';
import type { OpenState } from '../directory/hours.ts';
import { type LocalTime, localTime } from '../directory/local-time.ts';
import { type Found, nearestClinics } from '../directory/nearest.ts';
import { atom, hotlineSays, string, timeFact, value, whoFact } from './hotline-says.ts';
import { placeOf } from './places.ts';
import type { Position } from './position.ts';
import type { Fact, Say } from './screen.ts';

type Blocks = readonly (readonly Say[])[];

const named = (names: Names): Say => value({ kind: 'names', names });

/** The clinics near the chosen place that may be told of at `now`, or the hotline where there is none. */
export function resultBlocks(edition: Edition, source: ResultsScreen, position: Position, now: number): Blocks {
  const local = localTime(edition.line.zone, now);
  const query = { place: position.place ?? '', services: source.services, language: position.language ?? '' };
  const [first, ...others] = nearestClinics(edition, query, now).map((found) =>
    clinicSays(edition, found, local, position.place),
  );
  if (!first) return [[{ key: 'clinic.none' }, ...hotlineSays(edition, source.hotline, position.language, now)]];
  return [first, ...others];
}

function clinicSays(
  edition: Edition,
  { clinic, kilometres, openState }: Found,
  local: LocalTime,
  chosen: string | null,
): Say[] {
  return [
    named(clinic.names),
    ...whereSays(edition, clinic, kilometres, chosen),
    openSays(openState, local),
    { key: 'value.pair', facts: { first: atom(clinic.phone), second: atom(clinic.code) } },
    ...toldSays(clinic),
  ];
}

/** Where it is, seen from the chosen place: that is named too, so that a name misread is noticed. */
function whereSays(edition: Edition, clinic: Clinic, kilometres: number | null, chosen: string | null): Say[] {
  const place = placeOf(edition, clinic.place);
  if (!place) return [{ key: 'clinic.call-first' }];
  const from = placeOf(edition, chosen);
  const to: Fact = { kind: 'names', names: place.names };
  const area: Fact =
    from && from.id !== place.id ? string('value.way', { from: { kind: 'names', names: from.names }, to }) : to;
  if (kilometres === null) return [{ key: 'clinic.area', facts: { area } }];
  return [{ key: 'clinic.where', facts: { area, distance: { kind: 'distance', kilometres } } }];
}

function openSays({ open, minutes }: OpenState, local: LocalTime): Say {
  if (minutes === null) return { key: open ? 'clinic.always' : 'clinic.hours-unknown' };
  return { key: open ? 'clinic.open' : 'clinic.opens', facts: { time: timeFact(minutes, local) } };
}

function toldSays({ attestation }: Clinic): Say[] {
  return attestation ? [{ key: 'clinic.told', facts: { date: { kind: 'date', value: attestation.checkedOn } } }] : [];
}

/** The hotlines of some topics, best first. */
export function hotlineBlocks(edition: Edition, source: HotlinesScreen, language: string | null, now: number): Blocks {
  const local = localTime(edition.line.zone, now);
  const ranked = rankHotlines(edition, { topics: source.topics, language: language ?? '' }, now);
  if (ranked.length === 0) return [[{ key: 'contact.none' }]];
  return ranked.map((entry) => [
    named(entry.hotline.names),
    value(whoFact(entry, local)),
    ...(entry.hotline.callsBack ? [value(string('hotline.calls-back'))] : []),
    value(atom(entry.hotline.phone)),
  ]);
}

/** Organisations and people of some groups, best first; the line's hotline where there is none. */
export function contactBlocks(edition: Edition, source: ContactsScreen, language: string | null, now: number): Blocks {
  const local = localTime(edition.line.zone, now);
  const ranked = rankContacts(edition, { groups: source.groups, language: language ?? '' }, now);
  if (ranked.length === 0) return [[{ key: 'contact.none' }, ...hotlineSays(edition, 'legal', language, now)]];
  return ranked.map(({ contact, openState }) => [
    named(contact.names),
    openSays(openState, local),
    value(atom(contact.phone)),
  ]);
}
