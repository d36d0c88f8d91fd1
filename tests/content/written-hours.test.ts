import { describe, expect, test } from 'vitest';
import { readHours } from '../../src/content/written-hours.ts';

const day = (n: number, from: number, to: number) => [n * 1440 + from * 60, n * 1440 + to * 60];
const weekdays = (from: number, to: number) => [0, 1, 2, 3, 4].map((n) => day(n, from, to));

describe('readHours', () => {
  test.each([
    ['Mo-Fr 08:00-17:00', weekdays(8, 17)],
    ['Mo-Fr 08:00-17:00; PH off', weekdays(8, 17)],
    ['Mo-Fr 08:00-17:00; PH,SH closed', weekdays(8, 17)],
    ['Mo-Fr,PH 08:00-17:00', weekdays(8, 17)],
    ['Mo-Fr 08:00-17:00; We off', [0, 1, 3, 4].map((n) => day(n, 8, 17))],
    ['24/7', [[0, 10_080]]],
    ['Su 20:00-02:00', [day(0, 0, 2), day(6, 20, 24)]],
    ['Mo 22:00-26:00', [day(0, 22, 26)]],
    ['Mo-Fr 8-17', weekdays(8, 17)],
    ['', []],
    ['  ', []],
  ])('reads %j', (written, hours) => {
    expect(readHours(written)).toEqual({ kind: 'hours', hours });
  });

  test.each([
    ['when we are there', 'notation'],
    ['Mo-Fr 08:00-', 'notation'],
    ['PH off', 'notation'],
    ['Mo[1] 08:00-12:00', 'not-weekly'],
    ['Jan-Mar Mo-Fr 08:00-12:00', 'not-weekly'],
    ['week 1-53/2 We 10:00-12:00', 'not-weekly'],
    ['sunrise-sunset', 'not-weekly'],
    ['Mo-Fr 08:00+', 'unsure'],
    ['Mo-Fr 08:00-12:00 "by appointment"', 'unsure'],
    ['off', 'never-open'],
  ])('refuses %j: %s', (written, reason) => {
    expect(readHours(written)).toEqual({ kind: 'unreadable', reason });
  });
});
