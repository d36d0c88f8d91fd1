/** How facts that need words of their own are said: each becomes a string key with simpler facts. */
import { daysBetween } from '../content/days.ts';
import type { Names } from '../content/names.ts';
import type { Fact, Say } from '../menu/screen.ts';
import { notCarried } from './fold.ts';

const minutesPerDay = 1440;
const daysPerWeek = 7;
/** Further away, somebody may take a date for that of another year. */
const maxDaysWithoutYear = 300;

/** A local date YYYY-MM-DD as day and month, with the year where it is more than 300 days from `today`. */
export function sayDate(value: string, today: string): Say {
  const [year = '', month, day] = value.split('-');
  const dayAndMonth = {
    key: 'date.short',
    facts: {
      day: { kind: 'number', value: Number(day) },
      month: { kind: 'string', key: `month.${Number(month)}` },
    },
  } as const satisfies Say;
  if (Math.abs(daysBetween(value, today)) <= maxDaysWithoutYear) return dayAndMonth;
  const first: Fact = { kind: 'string', ...dayAndMonth };
  return { key: 'value.pair', facts: { first, second: { kind: 'atom', value: year } } };
}

/**
 * Local minutes since Monday 00:00 as a 24-hour clock, with the weekday where that is not later today: what is told of comes
 * after `now`, within a week.
 */
export function sayTime(minutes: number, now: number): Say {
  const day = Math.floor(minutes / minutesPerDay) % daysPerWeek;
  const time = { kind: 'atom', value: clock(minutes % minutesPerDay) } as const;
  if (minutes > now && day === Math.floor(now / minutesPerDay)) return { key: 'time.today', facts: { time } };
  return { key: 'time.day', facts: { day: { kind: 'string', key: `day.${day}` }, time } };
}

function clock(minutes: number): string {
  const hour = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${hour}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Whole kilometres; under one kilometre no number is said. */
export function sayDistance(kilometres: number): Say {
  if (kilometres < 1) return { key: 'distance.near' };
  return { key: 'distance.about', facts: { km: { kind: 'number', value: Math.round(kilometres) } } };
}

/**
 * The name for a locale, else for its language, else in English, else the first.
 * A romanised locale takes its language's name only where that is in Latin letters.
 */
export function nameIn(names: Names, locale: string): string {
  const own = names[locale];
  if (own !== undefined) return own;
  const [language = '', script] = locale.split('-');
  const native = names[language];
  if (native !== undefined && (script !== 'Latn' || notCarried(native).length === 0)) return native;
  return names.en ?? Object.values(names)[0] ?? '';
}
