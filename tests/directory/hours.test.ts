import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WeeklyHours } from '../../src/content/edition.ts';
import { readHours } from '../../src/content/written-hours.ts';
import { openState, openStateAt, opensWithin } from '../../src/directory/hours.ts';

const at = (day: number, hour: number, minute = 0) => day * 1440 + hour * 60 + minute;
const [mon, tue, wed, thu, fri, sat, sun] = [0, 1, 2, 3, 4, 5, 6] as const;

function hoursOf(written: string): WeeklyHours {
  const read = readHours(written);
  if (read.kind === 'unreadable') throw new Error(read.reason);
  return read.hours;
}

const nairobi = 'Africa/Nairobi';
const london = 'Europe/London';
const office = 'Mo-Fr 08:00-17:00; Sa 09:00-13:00';
const night = 'Mo-Su 18:00-02:00';
const weekend = 'Fr-Su 20:00-04:00';

/** 2026-11-23 is a Monday. */
const cases: [string, string, string, boolean, number | null][] = [
  [office, nairobi, '2026-11-23T04:59:00Z', false, at(mon, 8)],
  [office, nairobi, '2026-11-23T05:00:00Z', true, at(mon, 17)],
  [office, nairobi, '2026-11-23T13:59:59Z', true, at(mon, 17)],
  [office, nairobi, '2026-11-23T14:00:00Z', false, at(tue, 8)],
  [office, nairobi, '2026-11-27T20:00:00Z', false, at(sat, 9)],
  [office, nairobi, '2026-11-28T09:59:00Z', true, at(sat, 13)],
  [office, nairobi, '2026-11-28T10:00:00Z', false, at(mon, 8)],
  [office, nairobi, '2026-11-29T20:59:00Z', false, at(mon, 8)],
  [office, nairobi, '2026-11-29T21:00:00Z', false, at(mon, 8)],
  [night, nairobi, '2026-11-23T20:00:00Z', true, at(tue, 2)],
  [night, nairobi, '2026-11-23T22:59:00Z', true, at(tue, 2)],
  [night, nairobi, '2026-11-23T23:00:00Z', false, at(tue, 18)],
  [night, nairobi, '2026-11-29T20:59:00Z', true, at(mon, 2)],
  [night, nairobi, '2026-11-29T21:00:00Z', true, at(mon, 2)],
  [night, nairobi, '2026-11-29T23:00:00Z', false, at(mon, 18)],
  [weekend, nairobi, '2026-11-23T00:30:00Z', true, at(mon, 4)],
  [weekend, nairobi, '2026-11-23T01:00:00Z', false, at(fri, 20)],
  [weekend, nairobi, '2026-11-29T22:00:00Z', true, at(mon, 4)],
  ['24/7', nairobi, '2026-11-29T21:00:00Z', true, null],
  ['Mo-Su 00:00-24:00', nairobi, '2026-11-26T12:00:00Z', true, null],
  ['Mo 00:00-24:00', nairobi, '2026-11-22T20:59:00Z', false, at(mon, 0)],
  ['Su 12:00-24:00', nairobi, '2026-11-29T12:00:00Z', true, at(mon, 0)],
  ['Mo 09:00-10:00', nairobi, '2026-11-23T08:00:00Z', false, at(mon, 9)],
  ['', nairobi, '2026-11-23T08:00:00Z', false, null],
  ['Mo-Fr 08:00-12:00, 13:00-17:00', nairobi, '2026-11-24T09:30:00Z', false, at(tue, 13)],
  ['Mo-Fr 08:00-12:00, 12:00-17:00', nairobi, '2026-11-24T08:30:00Z', true, at(tue, 17)],
  // The clock jumps from 01:00 to 02:00 on 29 March 2026, and back from 02:00 to 01:00 on 25 October.
  [office, london, '2026-07-01T07:00:00Z', true, at(wed, 17)],
  [office, london, '2026-12-02T07:59:00Z', false, at(wed, 8)],
  ['Su 00:00-01:30', london, '2026-03-29T00:59:00Z', true, at(sun, 1, 30)],
  ['Su 00:00-01:30', london, '2026-03-29T01:00:00Z', false, at(sun, 0)],
  ['Su 01:15-01:45', london, '2026-10-25T00:30:00Z', true, at(sun, 1, 45)],
  ['Su 01:15-01:45', london, '2026-10-25T01:30:00Z', true, at(sun, 1, 45)],
  ['Sa 22:00-03:00', london, '2026-03-29T01:30:00Z', true, at(sun, 3)],
  ['Sa 22:00-03:00', london, '2026-03-29T02:00:00Z', false, at(sat, 22)],
];

describe('openState', () => {
  test.each(cases)('%s in %s at %s', (written, zone, instant, open, minutes) => {
    expect(openState(hoursOf(written), true, [], zone, Date.parse(instant))).toEqual({ open, minutes });
  });

  const christmas = ['2026-12-25', '2026-12-26'];
  test.each([
    ['24/7', '2026-12-24T20:00:00Z', true, at(fri, 0)],
    ['24/7', '2026-12-24T21:00:00Z', false, at(sun, 0)],
    [night, '2026-12-24T20:00:00Z', true, at(fri, 0)],
    [night, '2026-12-24T22:00:00Z', false, at(sun, 18)],
    [office, '2026-12-24T14:00:00Z', false, at(mon, 8)],
    ['Fr 08:00-12:00', '2026-12-24T14:00:00Z', false, null],
    ['24/7', '2026-12-18T12:00:00Z', true, at(fri, 0)],
    ['24/7', '2026-12-17T12:00:00Z', true, null],
  ])('%s keeps holidays: at %s', (written, instant, open, minutes) => {
    expect(openState(hoursOf(written), true, christmas, nairobi, Date.parse(instant))).toEqual({ open, minutes });
  });

  test('a holiday is without effect where it is open on holidays', () => {
    const during = Date.parse('2026-12-25T09:00:00Z');
    expect(openState(hoursOf(office), false, christmas, nairobi, during)).toEqual({ open: true, minutes: at(fri, 17) });
  });
});

test('opensWithin an hour counts what is open, and an opening on the other side of Sunday night', () => {
  const local = { date: '2026-11-29', weekMinutes: at(sun, 23, 30) };
  expect(opensWithin({ open: true, minutes: null }, local, 60)).toBe(true);
  expect(opensWithin({ open: false, minutes: at(mon, 0, 30) }, local, 60)).toBe(true);
  expect(opensWithin({ open: false, minutes: at(mon, 0, 31) }, local, 60)).toBe(false);
  expect(opensWithin({ open: false, minutes: null }, local, 60)).toBe(false);
  expect(opensWithin({ open: false, minutes: at(thu, 0) }, local, 60)).toBe(false);
});

test('walking minute by minute agrees with what openState says, for any hours and holidays', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 10_079 }), fc.integer({ min: 1, max: 3000 }))
    .map(([start, length]) => [start, Math.min(10_080, start + length)] as const);
  const hours = fc.array(span, { maxLength: 4 }).map((spans) => disjoint(spans));
  const days = fc.subarray(['2026-11-22', '2026-11-23', '2026-11-25', '2026-11-29', '2026-11-30', '2026-12-01']);
  fc.assert(
    fc.property(hours, days, fc.integer({ min: 0, max: 10_079 }), (weekly, closed, now) => {
      const date = new Date(Date.UTC(2026, 10, 23) + Math.floor(now / 1440) * 86_400_000).toISOString().slice(0, 10);
      expect(openStateAt(weekly, closed, { date, weekMinutes: now })).toEqual(walk(weekly, closed, now));
    }),
    { numRuns: 150 },
  );
});

function disjoint(spans: (readonly [number, number])[]): (readonly [number, number])[] {
  const kept: (readonly [number, number])[] = [];
  for (const span of spans.sort((a, b) => a[0] - b[0])) if (span[0] > (kept.at(-1)?.[1] ?? -1)) kept.push(span);
  return kept;
}

/** The same answer, slowly: the week of Monday 2026-11-23. */
function walk(weekly: WeeklyHours, closed: readonly string[], now: number) {
  const dateOf = (minute: number) =>
    new Date(Date.UTC(2026, 10, 23) + Math.floor(minute / 1440) * 86_400_000).toISOString().slice(0, 10);
  const dates = new Map([-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((day) => [day, dateOf(day * 1440)]));
  const isClosed = (minute: number) => closed.includes(dates.get(Math.floor(minute / 1440)) ?? '');
  const isWeekly = (minute: number) => {
    const inWeek = (minute + 10_080) % 10_080;
    return weekly.some(([from, to]) => inWeek >= from && inWeek < to);
  };
  const isOpen = (minute: number): boolean => {
    if (isClosed(minute) || !isWeekly(minute)) return false;
    const midnight = Math.floor(minute / 1440) * 1440;
    // Whether it is the morning of a night that would have begun on a closed day: shorter than a day, without a break.
    if (!isClosed(midnight - 1) || !isWeekly(midnight - 1) || !isWeekly(midnight)) return true;
    let [from, to] = [midnight, midnight];
    while (to - from < 1440 && isWeekly(from - 1)) from -= 1;
    while (to - from < 1440 && isWeekly(to)) to += 1;
    return minute >= to || to - from >= 1440;
  };
  const open = isOpen(now);
  for (let minute = now + 1; minute < now + 10_080; minute += 1) {
    if (isOpen(minute) !== open) return { open, minutes: minute % 10_080 };
  }
  return { open, minutes: null };
}
