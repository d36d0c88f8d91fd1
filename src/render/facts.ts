/** How facts that need words of their own are said: each becomes a string key with simpler facts. */
import type { Names } from '../content/names.ts';
import type { Say } from '../menu/screen.ts';
import { notCarried } from './fold.ts';

const minutesPerDay = 1440;
const daysPerWeek = 7;

/** A local date YYYY-MM-DD as day and month. */
export function sayDate(value: string): Say {
  const month = Number(value.slice(5, 7));
  const day = Number(value.slice(8, 10));
  return {
    key: 'date.short',
    facts: { day: { kind: 'number', value: day }, month: { kind: 'string', key: `month.${month}` } },
  };
}

/** Local minutes since Monday 00:00 as a 24-hour clock, with the weekday where it is not `today` (0 = Monday). */
export function sayTime(minutes: number, today: number): Say {
  const day = Math.floor(minutes / minutesPerDay) % daysPerWeek;
  const time = { kind: 'atom', value: clock(minutes % minutesPerDay) } as const;
  if (day === today) return { key: 'time.today', facts: { time } };
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
