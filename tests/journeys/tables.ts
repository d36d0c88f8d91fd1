/** Tables that editors read beside the journeys: what a line stands on, where typed names lead, what is closed when. */

import { momentOf } from '../../src/commands/dial/journey.ts';
import { addDays } from '../../src/content/days.ts';
import type { Edition, WeeklyHours } from '../../src/content/edition.ts';
import { openState } from '../../src/directory/hours.ts';
import { nearestClinics } from '../../src/directory/nearest.ts';
import { searchPlaces } from '../../src/directory/search.ts';
import { placesOf } from '../../src/menu/places.ts';
import { now } from '../support/lines.ts';
import { facts } from './facts.ts';

export type Table = { readonly path: string; readonly text: string };

/** The tables of a line, and the paths of their files below this folder. */
export function tablesOf(edition: Edition): readonly Table[] {
  const { id } = edition.line;
  return [
    { path: `tables/${id}.facts.txt`, text: facts(edition) },
    { path: `tables/${id}.places.txt`, text: typedPlaces(edition) },
    { path: `tables/${id}.closed.txt`, text: closedDays(edition) },
  ];
}

/** One paragraph for each place: how far the nearest clinics are, and what it is read as when somebody types its names. */
function typedPlaces(edition: Edition): string {
  const paragraphs = edition.places.map(({ id, names, aliases, region, population, latitude, longitude }) => {
    const typed = new Set([...Object.values(names), ...aliases]);
    const readings = Map.groupBy(typed, (name) => readAs(edition, name));
    return [
      `${id}, in ${region} at ${latitude} ${longitude}, ${population} people`,
      `  near: ${clinicsNear(edition, id)}`,
      ...[...readings].map(([reading, as]) => `  ${as.join(', ')} > ${reading}`),
    ].join('\n');
  });
  return `${paragraphs.join('\n')}\n`;
}

function readAs(edition: Edition, typed: string): string {
  const found = searchPlaces(placesOf(edition), typed);
  if (found.kind === 'one') return found.place.id;
  return found.kind === 'none' ? '(not found)' : found.places.map(({ id }) => id).join(' or ');
}

function clinicsNear(edition: Edition, place: string): string {
  const found = nearestClinics(edition, { place, services: [], language: 'en' }, now);
  return (
    found.map(({ clinic, kilometres }) => `${clinic.id} ${kilometres?.toFixed(1) ?? '?'} km`).join(', ') || '(none)'
  );
}

type Closing = { readonly id: string; readonly hours: WeeklyHours; readonly closedOnHolidays: boolean };

/** One row for each holiday of the line: what is closed then that is open on such a weekday. */
function closedDays(edition: Edition): string {
  const closing: readonly Closing[] = [...edition.clinics, ...edition.hotlines].filter(
    (entry) => entry.closedOnHolidays,
  );
  const rows = edition.holidays.map((date) => {
    const closed = closing.filter(
      (entry) => isOpen(entry, [], date, edition) && !isOpen(entry, edition.holidays, date, edition),
    );
    return `${date}: ${closed.map(({ id }) => id).join(', ') || '(nothing)'}`;
  });
  return `${rows.join('\n')}\n`;
}

/** At some hour of a local date. */
function isOpen({ hours }: Closing, holidays: readonly string[], date: string, { line: { zone } }: Edition): boolean {
  const from = momentOf(zone, `${date} 00:00`);
  const until = momentOf(zone, `${addDays(date, 1)} 00:00`);
  for (let at = from; at < until; at += 3_600_000) if (openState(hours, true, holidays, zone, at).open) return true;
  return false;
}
