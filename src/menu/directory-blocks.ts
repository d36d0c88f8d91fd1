/** Clinics, hotlines and contacts as blocks: one a page, the answer first, its number whole. */
import type { Edition } from '../content/edition.ts';
import type { ContactsScreen, HotlinesScreen, ResultsScreen } from '../content/screens.ts';
import { rankContacts, rankHotlines } from '../directory/hotlines.ts';
import { localTime } from '../directory/local-time.ts';
import { type Found, nearestClinics } from '../directory/nearest.ts';
import { chosenSays, clinicSays, openSays } from './clinic-says.ts';
import { atom, hotlineSays, named, regionFacts, string, value, whoFact } from './hotline-says.ts';
import { placeOf } from './places.ts';
import type { Position } from './position.ts';
import type { Say } from './screen.ts';

type Blocks = readonly (readonly Say[])[];

/** The clinics near the chosen place that may be told of at `now`, or the hotline for its region where there is none. */
export function resultBlocks(edition: Edition, source: ResultsScreen, position: Position, now: number): Blocks {
  const local = localTime(edition.line.zone, now);
  const query = { place: position.place ?? '', services: source.services, language: position.language ?? '' };
  const [first, ...others] = nearestClinics(edition, query, now);
  const says = (found: Found) => clinicSays(edition, found, local, position.place);
  if (first) return [[...chosenSays(edition, first, position.place), ...says(first)], ...others.map(says)];
  const asker = { region: placeOf(edition, position.place)?.region ?? null, jurisdiction: null };
  return [[{ key: 'clinic.none' }, ...hotlineSays(edition, source.hotline, position.language, now, asker)]];
}

/** The hotlines of some topics, best first; one of another topic where none of these is on the list. */
export function hotlineBlocks(edition: Edition, source: HotlinesScreen, language: string | null, now: number): Blocks {
  const local = localTime(edition.line.zone, now);
  const asker = { region: null, jurisdiction: source.jurisdiction };
  const ranked = rankHotlines(edition, { topics: source.topics, language: language ?? '', ...asker }, now);
  if (ranked.length === 0)
    return [[{ key: 'contact.none' }, ...hotlineSays(edition, source.topics[0] ?? '', language, now, asker)]];
  return ranked.map((entry) => [
    named(entry.hotline.names),
    value(whoFact(edition, entry, local)),
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
    ...regionsSays(edition, contact.regions),
    openSays(openState, local),
    value(atom(contact.phone)),
  ]);
}

function regionsSays(edition: Edition, regions: readonly string[]): readonly Say[] {
  const items = regionFacts(edition, regions);
  return items.length === 0 ? [] : [value({ kind: 'list', items })];
}
