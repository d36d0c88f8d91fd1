/** Weekly hours as the entries of HSDS schedules (`byday`, `opens_at`, `closes_at`), and back to what an editor writes. */
import type { WeeklyHours } from '../content/edition.ts';
import { readHours } from '../content/written-hours.ts';

/** Times of day as minutes; one that closes at or before it opens closes on the next day. */
export type Opening = { readonly days: readonly number[]; readonly opensMinute: number; readonly closesMinute: number };

const minutesPerDay = 1440;
const minutesPerWeek = 7 * minutesPerDay;
/** HSDS has no 24:00: a whole day is `00:00` to `23:59` (HSDS field guidance, "24h opening"). */
const lastMinute = minutesPerDay - 1;
const osmDays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

type Span = readonly [number, number];

/** The entries that say the same as weekly hours; hours of a day and more are one entry a day. */
export function openingsOf(hours: WeeklyHours): readonly Opening[] {
  const daily = overWeekend(hours).flatMap((span) =>
    span[1] - span[0] < minutesPerDay ? [span] : splitAtMidnight(span),
  );
  const byTimes = new Map<string, Opening>();
  for (const [from, to] of daily) {
    const opensMinute = from % minutesPerDay;
    const closesMinute = to - from === minutesPerDay ? lastMinute : to % minutesPerDay;
    const key = `${opensMinute} ${closesMinute}`;
    const day = Math.floor(from / minutesPerDay) % 7;
    byTimes.set(key, { days: [...(byTimes.get(key)?.days ?? []), day].sort(), opensMinute, closesMinute });
  }
  return [...byTimes.values()];
}

/** Hours that run from Sunday into Monday are cut at midnight in WeeklyHours: one span again. */
function overWeekend(hours: WeeklyHours): readonly Span[] {
  const [first, last] = [hours[0], hours.at(-1)];
  const runsOn = first && last && first !== last && first[0] === 0 && last[1] === minutesPerWeek;
  return runsOn ? [...hours.slice(1, -1), [last[0], minutesPerWeek + first[1]]] : hours;
}

function splitAtMidnight([from, to]: Span): readonly Span[] {
  const midnight = (Math.floor(from / minutesPerDay) + 1) * minutesPerDay;
  return to <= midnight ? [[from, to]] : [[from, midnight], ...splitAtMidnight([midnight, to])];
}

/** Entries as an editor writes them (`Mo-Fr 08:00-17:00; Sa 09:00-12:00`), empty for none; null where no notation says them. */
export function writtenHours(openings: readonly Opening[]): string | null {
  const spansByDay = osmDays.map((_, day) =>
    openings
      .filter(({ days }) => days.includes(day))
      .map(spanOf)
      .sort(([a], [b]) => a - b),
  );
  if (spansByDay.every((spans) => spans.length === 0)) return '';
  const meant = JSON.stringify(weekOf(spansByDay));
  const rules = rulesOf(spansByDay);
  // A rule for a day replaces what an earlier rule let run into it; with a comma it adds to it.
  const ways = [rules.join('; '), rules.join(', ')].map((way) => (way === 'Mo-Su 00:00-24:00' ? '24/7' : way));
  return ways.find((way) => isSame(way, meant)) ?? null;
}

function isSame(written: string, meant: string): boolean {
  const read = readHours(written);
  return read.kind === 'hours' && JSON.stringify(weekOf([read.hours])) === meant;
}

function spanOf({ opensMinute, closesMinute }: Opening): Span {
  if (closesMinute === lastMinute) return [opensMinute, minutesPerDay];
  return [opensMinute, closesMinute <= opensMinute ? closesMinute + minutesPerDay : closesMinute];
}

function rulesOf(spansByDay: readonly (readonly Span[])[]): readonly string[] {
  const daysByTimes = new Map<string, number[]>();
  for (const [day, spans] of spansByDay.entries()) {
    const times = spans.map(([from, to]) => `${clock(from)}-${clock(to > minutesPerDay ? to - minutesPerDay : to)}`);
    if (times.length > 0) daysByTimes.set(times.join(','), [...(daysByTimes.get(times.join(',')) ?? []), day]);
  }
  return [...daysByTimes].map(([times, days]) => `${daysInWords(days)} ${times}`);
}

function daysInWords(days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const named = (day: number | undefined) => osmDays[day ?? 0] ?? '';
  return runs.map((run) => (run.length === 1 ? named(run[0]) : `${named(run[0])}-${named(run.at(-1))}`)).join(',');
}

/** Each day's spans on one week: cut at its end, carried to its beginning, what touches joined. */
function weekOf(spansByDay: readonly (readonly Span[])[]): readonly Span[] {
  const spans = spansByDay
    .flatMap((spans, day) => spans.map(([from, to]): Span => [from + day * minutesPerDay, to + day * minutesPerDay]))
    .flatMap(([from, to]): Span[] =>
      to <= minutesPerWeek
        ? [[from, to]]
        : [
            [from, minutesPerWeek],
            [0, to - minutesPerWeek],
          ],
    )
    .sort(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [from, to] of spans) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Minutes of a day as HH:MM; 1440 is 24:00. */
export function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
