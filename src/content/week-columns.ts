/** The columns mon to sun of a table: opening hours for who does not write the notation of `hours`. */
import { z } from 'zod';
import type { WeeklyHours } from './edition.ts';
import { type DaySpan, readDay } from './written-day.ts';
import { readHours, type WrittenHours } from './written-hours.ts';

export const weekColumns = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type WeekColumn = (typeof weekColumns)[number];
/** What says when a row is open: `hours` alone, or some of mon to sun, where an empty or missing one is a closed day. */
export type HoursCells = { readonly hours: string } & { readonly [Column in WeekColumn]?: string };

const minutesPerDay = 1440;
const minutesPerWeek = 10_080;

/** The weekly hours of a row, from whichever columns it uses; where all are empty nobody knows them. */
export function readHoursOf(row: HoursCells): WrittenHours {
  if (writtenDays(row).length === 0) return readHours(row.hours);
  const spans: DaySpan[] = [];
  for (const [day, column] of weekColumns.entries()) {
    const read = readDay(row[column] ?? '');
    if (read.kind === 'unreadable') return { kind: 'unreadable', reason: 'notation' };
    spans.push(...read.spans.map(([from, to]): DaySpan => [from + day * minutesPerDay, to + day * minutesPerDay]));
  }
  if (spans.length === 0) return { kind: 'unreadable', reason: 'never-open' };
  return { kind: 'hours', hours: joined(spans.flatMap(withinWeek)) };
}

/** Cells of the columns mon to sun, each of which a header may leave out. */
export const weekCells = {
  mon: dayCell(),
  tue: dayCell(),
  wed: dayCell(),
  thu: dayCell(),
  fri: dayCell(),
  sat: dayCell(),
  sun: dayCell(),
};

/** Finds a row that says its hours twice, or that it is never open. */
export function checkWeek(row: HoursCells, context: z.RefinementCtx): void {
  const [first] = writtenDays(row);
  const say = (column: string, message: string) => context.addIssue({ code: 'custom', path: [column], message });
  if (first === undefined) return;
  if (row.hours !== '') say('hours', 'leave this empty, or mon to sun: one of the two says the hours');
  if (weekColumns.every((column) => isClosed(row[column])))
    say(first, 'every day is closed: leave mon to sun empty where nobody knows the hours');
}

/** The same, and finds a row that says no hours at all. */
export function checkKnownWeek(row: HoursCells, context: z.RefinementCtx): void {
  checkWeek(row, context);
  if (row.hours === '' && writtenDays(row).length === 0) {
    const message = 'write weekly hours; a hotline without them cannot be listed';
    context.addIssue({ code: 'custom', path: ['hours'], message });
  }
}

const words = {
  notation: 'write from when to when, such as 8-17 or 8:30-12, 14-18; or write closed',
  'no-such-time': 'write hours from 0 to 24 and minutes from 00 to 59, such as 8:30-17',
  'half-of-day':
    'this can be morning or afternoon: write hours from 0 to 24, such as 8-17, or am or pm at both, such as 8am-5pm',
  'no-length': 'this begins and ends at the same time: write 24h for all day, or closed',
  'out-of-order': 'write the hours of a day one after another, and none past noon of the next day',
} as const;

function dayCell() {
  const mend = (text: string): string => {
    const read = readDay(text);
    return read.kind === 'unreadable' ? words[read.reason] : '';
  };
  return z
    .string()
    .refine((text) => mend(text) === '', { error: ({ input }) => mend(String(input)) })
    .exactOptional();
}

const writtenDays = (row: HoursCells) => weekColumns.filter((column) => (row[column] ?? '').trim() !== '');

function isClosed(cell: string | undefined): boolean {
  const read = readDay(cell ?? '');
  return read.kind === 'spans' && read.spans.length === 0;
}

/** The night from Sunday to Monday is in two parts. */
function withinWeek([from, to]: DaySpan): DaySpan[] {
  if (to <= minutesPerWeek) return [[from, to]];
  return [
    [from, minutesPerWeek],
    [0, to - minutesPerWeek],
  ];
}

function joined(spans: readonly DaySpan[]): WeeklyHours {
  const hours: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = hours.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else hours.push([from, to]);
  }
  return hours;
}
