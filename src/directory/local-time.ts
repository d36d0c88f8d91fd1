/** What calendar and clock show in a time zone. Pure: the moment is an argument. */
import { addDays } from '../content/days.ts';

const minutesPerDay = 1440;
const millisecondsPerMinute = 60_000;
const millisecondsPerDay = 86_400_000;
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const weekdayOfEpoch = 3;

/** Constructing a formatter costs fifty times what using it does. */
const formats = new Map<string, Intl.DateTimeFormat>();

export type LocalTime = {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Since Monday 00:00, 0 to 10079. */
  readonly weekMinutes: number;
};

/** One answer asks several times for the same minute, and so does the next one. */
const latest = new Map<string, { readonly minute: number; readonly local: LocalTime }>();

/** Date and minute of the week in an IANA zone at `now`, milliseconds since 1970. */
export function localTime(zone: string, now: number): LocalTime {
  const minute = Math.floor(now / millisecondsPerMinute);
  const known = latest.get(zone);
  if (known?.minute === minute) return known.local;
  const local = readFormat(zone, now);
  latest.set(zone, { minute, local });
  return local;
}

function readFormat(zone: string, now: number): LocalTime {
  const shown = { year: '', month: '', day: '', hour: '0', minute: '0' };
  for (const { type, value } of formatFor(zone).formatToParts(now))
    if (type in shown) Object.assign(shown, { [type]: value });
  const date = `${shown.year}-${shown.month}-${shown.day}`;
  return { date, weekMinutes: weekdayOf(date) * minutesPerDay + Number(shown.hour) * 60 + Number(shown.minute) };
}

/** The weekday of a date YYYY-MM-DD, 0 for Monday. */
export function weekdayOf(date: string): number {
  return (((Date.parse(date) / millisecondsPerDay + weekdayOfEpoch) % 7) + 7) % 7;
}

/** The first millisecond since 1970 that is no longer part of a local date YYYY-MM-DD. */
export function endOfLocalDay(zone: string, date: string): number {
  const next = addDays(date, 1);
  const wall = Date.parse(next);
  // No zone is more than 14 hours from UTC; the first of these minutes whose date has turned is the end.
  let before = wall - 15 * 3_600_000;
  let after = wall + 15 * 3_600_000;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localTime(zone, middle).date >= next) after = middle;
    else before = middle;
  }
  return after;
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, format);
  return format;
}
