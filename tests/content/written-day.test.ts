import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDay } from '../../src/content/written-day.ts';

const h = (hour: number, minute = 0) => hour * 60 + minute;

describe('a day is read as people write it', () => {
  test.each([
    ['8-17', [[h(8), h(17)]]],
    ['08:00-17:00', [[h(8), h(17)]]],
    ['8:30-17', [[h(8, 30), h(17)]]],
    ['08.30-17.00', [[h(8, 30), h(17)]]],
    ['0830-1700', [[h(8, 30), h(17)]]],
    ['8h-17h', [[h(8), h(17)]]],
    ['8h30 - 17h', [[h(8, 30), h(17)]]],
    ['8am-5pm', [[h(8), h(17)]]],
    ['8.30 a.m. to 5 p.m.', [[h(8, 30), h(17)]]],
    ['8AM–5PM', [[h(8), h(17)]]],
    ['12pm-2pm', [[h(12), h(14)]]],
    ['12am-6am', [[h(0), h(6)]]],
    ['6pm-12am', [[h(18), h(24)]]],
    [' 8 – 17 ', [[h(8), h(17)]]],
    ['8\u00a0—\u202f17', [[h(8), h(17)]]],
    ['８：３０－１７', [[h(8, 30), h(17)]]],
    ['8-12', [[h(8), h(12)]]],
    ['6:30-11', [[h(6, 30), h(11)]]],
    ['02:00-06:00', [[h(2), h(6)]]],
    ['0-6', [[h(0), h(6)]]],
    ['2-14', [[h(2), h(14)]]],
    [
      '8-12, 14-18',
      [
        [h(8), h(12)],
        [h(14), h(18)],
      ],
    ],
    [
      '8-12 and 14-18',
      [
        [h(8), h(12)],
        [h(14), h(18)],
      ],
    ],
    [
      '8-12/14-18',
      [
        [h(8), h(12)],
        [h(14), h(18)],
      ],
    ],
    [
      '8-12; 14-18 & 20-2',
      [
        [h(8), h(12)],
        [h(14), h(18)],
        [h(20), h(26)],
      ],
    ],
    ['18-2', [[h(18), h(26)]]],
    ['22:00-06:00', [[h(22), h(30)]]],
    ['10am-4am', [[h(10), h(28)]]],
    ['13-2', [[h(13), h(26)]]],
    ['8-0', [[h(8), h(24)]]],
    ['8-24', [[h(8), h(24)]]],
    ['0-24', [[0, h(24)]]],
    ['24h', [[0, h(24)]]],
    ['24 hours', [[0, h(24)]]],
    ['closed', []],
    ['Closed ', []],
    ['off', []],
    ['', []],
  ])('%j', (written, spans) => {
    expect(readDay(written)).toEqual({ kind: 'spans', spans });
  });
});

describe('a day is refused', () => {
  test.each([
    // Five in the afternoon, or in the morning of the next day?
    ['8-5', 'half-of-day'],
    ['08-05', 'half-of-day'],
    ['9:30-1:30', 'half-of-day'],
    ['12-2', 'half-of-day'],
    // In the afternoon, or by night?
    ['2-6', 'half-of-day'],
    ['1:30-5', 'half-of-day'],
    ['5-12', 'half-of-day'],
    ['8-12, 2-6', 'half-of-day'],
    ['8-5pm', 'half-of-day'],
    ['8am-5', 'half-of-day'],
    ['8am-17', 'half-of-day'],
    ['25-3', 'no-such-time'],
    ['18-26', 'no-such-time'],
    ['24-3', 'no-such-time'],
    ['8:60-17', 'no-such-time'],
    ['8-24:01', 'no-such-time'],
    ['13pm-5pm', 'no-such-time'],
    ['0am-5am', 'no-such-time'],
    ['8-8', 'no-length'],
    ['0-0', 'no-length'],
    ['8am-8am', 'no-length'],
    ['14-18, 8-12', 'out-of-order'],
    ['8-12, 11-14', 'out-of-order'],
    ['18-2, 20-22', 'out-of-order'],
    ['18-17', 'out-of-order'],
    ['8', 'notation'],
    ['8-', 'notation'],
    ['8-12-17', 'notation'],
    ['8-12,', 'notation'],
    ['8:3-17', 'notation'],
    ['8,30-17', 'notation'],
    ['830-1700', 'notation'],
    ['from 8 to 17', 'notation'],
    ['24/7', 'notation'],
    ['Mo-Fr 08:00-17:00', 'notation'],
    ['2026-03-01', 'notation'],
    ['01-Mar', 'notation'],
    ['0.333', 'notation'],
    ['by appointment', 'notation'],
    ['-', 'notation'],
    ['?', 'notation'],
  ])('%j: %s', (written, reason) => {
    expect(readDay(written)).toEqual({ kind: 'unreadable', reason });
  });

  test('or read, whatever it holds, into hours in order that end by noon of the next day', () => {
    const near = fc.stringMatching(/^[0-9 :.,;/hampclosedto–-]{0,16}$/);
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary', maxLength: 120 })), (written) => {
        const read = readDay(written);
        const times = read.kind === 'spans' ? read.spans.flat() : [];
        for (const [at, time] of times.entries()) expect(time).toBeGreaterThanOrEqual(times[at - 1] ?? 0);
        expect(times.at(-1) ?? 0).toBeLessThanOrEqual(h(36));
      }),
      { numRuns: 150 },
    );
  });
});
