/** HSDS schedules (RFC 5545 rules) as the column `hours`. What does not repeat every week is left out and said. */
import { addDays } from '../content/days.ts';
import { type Opening, writtenHours } from './hsds-openings.ts';
import type { Doubt, Read } from './hsds-reading.ts';
import { type HsdsContext, offsetMinutes } from './hsds-service.ts';
import type { SourceSchedule, SourceService } from './hsds-source.ts';

type Reason = 'not-weekly' | 'no-times' | 'other-zone' | 'lapsed' | 'not-told';
type Entry = { readonly schedule: SourceSchedule; readonly path: string };

const rruleDays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The hours of a service: those of its own schedules, else of its first location. Hours nobody can read are unknown hours. */
export function readSchedules(service: SourceService, path: string, context: HsdsContext): Read {
  const entries = schedulesOf(service, path);
  const current = entries.filter(({ schedule }) => isCurrent(schedule, context.buildDate));
  const used = current.length > 0 ? current : entries;
  const read = used.map(({ schedule, path: at }) => ({ at, opening: openingOf(schedule, context) }));
  const openings = read.flatMap(({ opening }) => (typeof opening === 'string' ? [] : [opening]));
  const written = writtenHours(openings);
  const doubts = [
    ...leftOut(read),
    ...(current.length === 0 && entries.length > 0 ? [doubtOf('lapsed', `${path}.schedules`)] : []),
    ...(written === null ? [doubtOf('not-told', `${path}.schedules`)] : []),
  ];
  return { cells: { hours: written ?? '' }, doubts };
}

/** One doubt for each reason, however many entries were left out for it, at the first of them. */
function leftOut(read: readonly { readonly at: string; readonly opening: Opening | Reason }[]): readonly Doubt[] {
  const reasons = read.flatMap(({ at, opening }) => (typeof opening === 'string' ? [{ at, reason: opening }] : []));
  return [...Map.groupBy(reasons, ({ reason }) => reason)].map(([reason, [first]]) => doubtOf(reason, first?.at ?? ''));
}

function schedulesOf(service: SourceService, path: string): readonly Entry[] {
  const at = service.service_at_locations?.[0];
  const places = [
    { list: service.schedules, within: `${path}.schedules` },
    { list: at?.schedules, within: `${path}.service_at_locations[0].schedules` },
    { list: at?.location?.schedules, within: `${path}.service_at_locations[0].location.schedules` },
  ];
  const found = places.find(({ list }) => list && list.length > 0);
  return (found?.list ?? []).map((schedule, index) => ({ schedule, path: `${found?.within}[${index}]` }));
}

function isCurrent({ valid_from, valid_to, until }: SourceSchedule, date: string): boolean {
  const isUpTo = (day: string | null | undefined) => !day || date <= day.slice(0, 10);
  return (!valid_from || valid_from.slice(0, 10) <= date) && isUpTo(valid_to) && isUpTo(until);
}

function openingOf(schedule: SourceSchedule, context: HsdsContext): Opening | Reason {
  const { freq, interval, count, byweekno, bymonthday, byyearday } = schedule;
  const isWeekly = !freq || freq.toUpperCase() === 'WEEKLY';
  if (!isWeekly || !['', '1'].includes(interval ?? '') || count || byweekno || bymonthday || byyearday)
    return 'not-weekly';
  const days = (schedule.byday ?? '').split(',').map((day) => rruleDays.indexOf(day.trim().toUpperCase()));
  if (days.includes(-1)) return 'not-weekly';
  const opens = timeOf(schedule.opens_at);
  const closes = timeOf(schedule.closes_at);
  if (!opens || !closes) return 'no-times';
  const offsets = [opens.offset, closes.offset, offsetOf(schedule.timezone)];
  const local = offsetsOf(context);
  if (offsets.some((offset) => offset !== null && !local.has(offset))) return 'other-zone';
  return { days, opensMinute: opens.minute, closesMinute: closes.minute };
}

/** `09:00`, `09:00:00`, `09:00Z`, `09:00-05:00`; an offset in minutes, null where none is said. */
function timeOf(text: string | null | undefined): { readonly minute: number; readonly offset: number | null } | null {
  const [, hour, minute, zone] =
    /^(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i.exec(text?.trim() ?? '') ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  if (!(minutes <= 1440) || Number(minute) > 59) return null;
  if (zone === undefined) return { minute: minutes % 1440, offset: null };
  const [, sign, hours, rest] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const offset = sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(rest));
  return { minute: minutes % 1440, offset };
}

/** The field `timezone`: hours ahead of UTC. */
function offsetOf(timezone: string | null | undefined): number | null {
  return !timezone || Number.isNaN(Number(timezone)) ? null : Number(timezone) * 60;
}

/** The offsets that the line's zone has in a year: a file says one of them, and means the wall clock. */
function offsetsOf({ zone, buildDate }: HsdsContext): ReadonlySet<number> {
  const days = Array.from({ length: 12 }, (_, month) => addDays(buildDate, month * 30));
  return new Set(days.map((day) => offsetMinutes(zone, Date.parse(day))));
}

const words: Readonly<Record<Reason, readonly [string, string]>> = {
  'not-weekly': [
    'These hours do not repeat every week, so they were left out.',
    'Write the weekly hours in the column hours.',
  ],
  'no-times': ['No time of opening and closing can be read here.', 'Write the weekly hours in the column hours.'],
  'other-zone': [
    "These times are not in the line's time zone.",
    'Ask the clinic, and write its local hours in the column hours.',
  ],
  lapsed: [
    'These hours are past the date until which they were said to hold.',
    'Ask the clinic whether they still hold.',
  ],
  'not-told': ['These hours overlap in a way that cannot be written.', 'Write the weekly hours in the column hours.'],
};

const doubtOf = (reason: Reason, path: string): Doubt => ({
  column: 'hours',
  path,
  words: words[reason][0],
  mend: words[reason][1],
});
