import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfLocalDay, localTime, weekdayOf } from '../../src/directory/local-time.ts';

const minutes = (day: number, hour: number, minute = 0) => day * 1440 + hour * 60 + minute;

describe('localTime', () => {
  test.each([
    ['Africa/Nairobi', '2026-11-22T20:59:00Z', '2026-11-22', minutes(6, 23, 59)],
    ['Africa/Nairobi', '2026-11-22T21:00:00Z', '2026-11-23', minutes(0, 0)],
    ['Europe/London', '2026-07-01T23:30:00Z', '2026-07-02', minutes(3, 0, 30)],
    ['Europe/London', '2026-03-29T00:59:59Z', '2026-03-29', minutes(6, 0, 59)],
    ['Europe/London', '2026-03-29T01:00:00Z', '2026-03-29', minutes(6, 2, 0)],
    ['Europe/London', '2026-10-25T00:30:00Z', '2026-10-25', minutes(6, 1, 30)],
    ['Europe/London', '2026-10-25T01:30:00Z', '2026-10-25', minutes(6, 1, 30)],
    ['Asia/Kathmandu', '2026-01-01T00:00:00Z', '2026-01-01', minutes(3, 5, 45)],
    ['America/St_Johns', '2026-01-01T00:00:00Z', '2025-12-31', minutes(2, 20, 30)],
  ])('in %s shows %s as the local date and minute of the week', (zone, instant, date, weekMinutes) => {
    expect(localTime(zone, Date.parse(instant))).toEqual({ date, weekMinutes });
  });
});

test('weekdayOf counts from Monday, before 1970 too', () => {
  expect(['2026-11-23', '2026-11-22', '1970-01-01', '1969-12-28'].map(weekdayOf)).toEqual([0, 6, 3, 6]);
});

describe('endOfLocalDay', () => {
  test.each([
    ['Africa/Nairobi', '2026-11-22', '2026-11-22T21:00:00Z'],
    ['Europe/London', '2026-10-25', '2026-10-26T00:00:00Z'],
    ['Europe/London', '2026-03-28', '2026-03-29T00:00:00Z'],
    ['Africa/Cairo', '2026-04-23', '2026-04-23T22:00:00Z'],
    ['Pacific/Kiritimati', '2026-01-01', '2026-01-01T10:00:00Z'],
  ])('in %s the day %s ends at %s', (zone, date, instant) => {
    expect(new Date(endOfLocalDay(zone, date)).toISOString()).toBe(new Date(instant).toISOString());
  });

  test('is the first moment of another date, in any zone on any day', () => {
    const zones = ['Africa/Nairobi', 'Europe/London', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Auckland'];
    const day = fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom(...zones), day, (zone, date) => {
        const end = endOfLocalDay(zone, date);
        expect(localTime(zone, end - 1).date <= date).toBe(true);
        expect(localTime(zone, end).date > date).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
