/** Opening hours as an editor writes them (OpenStreetMap notation) to weekly minutes. For checking and compiling: never in the Worker that answers. */
import OpeningHours from 'opening_hours';
import type { WeeklyHours } from './edition.ts';

export type WrittenHours =
  | { readonly kind: 'hours'; readonly hours: WeeklyHours }
  /** No such notation; differs from week to week; says itself that it is unsure; never open. */
  | { readonly kind: 'unreadable'; readonly reason: 'notation' | 'not-weekly' | 'unsure' | 'never-open' };

const minutesPerDay = 1440;
/** A week of June, Monday first, with the days on both sides: no zone changes its clock then, so the reader's own zone is without effect. */
const june2024 = { before: new Date(2024, 5, 9), after: new Date(2024, 5, 18) };

/**
 * Reads hours such as `Mo-Fr 08:00-17:00; Sa 09:00-12:00` or `24/7`; an empty text is hours nobody knows.
 * Rules for public holidays are left out: holidays are rows of a table, and a column says who closes.
 */
export function readHours(written: string): WrittenHours {
  const weekly = withoutHolidays(written);
  if (written.trim() === '') return { kind: 'hours', hours: [] };
  const parsed = parse(weekly);
  if (parsed === null) return { kind: 'unreadable', reason: 'notation' };
  const intervals = parsed.getOpenIntervals(june2024.before, june2024.after);
  if (!parsed.isWeekStable() || /sun|dawn|dusk/i.test(weekly)) return { kind: 'unreadable', reason: 'not-weekly' };
  if (intervals.some(([, , unsure]) => unsure)) return { kind: 'unreadable', reason: 'unsure' };
  const hours = intervals.map(([from, to]) => [minuteOf(from), minuteOf(to)] as const).flatMap(clipToWeek);
  return hours.length === 0 ? { kind: 'unreadable', reason: 'never-open' } : { kind: 'hours', hours };
}

function parse(weekly: string): OpeningHours | null {
  try {
    return new OpeningHours(weekly, null);
  } catch {
    return null;
  }
}

/** The package knows no holidays for most countries and throws on them. */
function withoutHolidays(written: string): string {
  const rules = written.split(';').map((rule) =>
    rule
      .trim()
      .replace(/,\s*(PH|SH)\b/g, '')
      .replace(/\b(PH|SH)\s*,\s*/g, ''),
  );
  return rules.filter((rule) => rule !== '' && !/^(PH|SH)\b/.test(rule)).join('; ');
}

/** Wall-clock minutes since Monday 00:00; negative before it. */
function minuteOf(date: Date): number {
  const days = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) - Date.UTC(2024, 5, 10);
  return (days / 86_400_000) * minutesPerDay + date.getHours() * 60 + date.getMinutes();
}

function clipToWeek([from, to]: readonly [number, number]): (readonly [number, number])[] {
  const clipped = [Math.max(from, 0), Math.min(to, 7 * minutesPerDay)] as const;
  return clipped[0] < clipped[1] ? [clipped] : [];
}
