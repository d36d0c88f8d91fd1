import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHours } from '../../src/content/written-hours.ts';
import { openingsOf, writtenHours } from '../../src/exchange/hsds-openings.ts';

const weekly = (written: string) => {
  const read = readHours(written);
  if (read.kind !== 'hours') throw new Error('the test writes hours that can be read');
  return read.hours;
};

describe('weekly hours as HSDS schedules', () => {
  it.each<[string, readonly string[]]>([
    ['Mo-Fr 08:00-17:00; Sa 09:00-13:00', ['0,1,2,3,4 480-1020', '5 540-780']],
    ['Mo 08:00-12:00,14:00-18:00', ['0 480-720', '0 840-1080']],
    ['24/7', ['0,1,2,3,4,5,6 0-1439']],
    ['Mo-Su 18:00-06:00', ['0,1,2,3,4,5,6 1080-360']],
    ['Su 22:00-26:00', ['6 1320-120']],
    ['Fr 20:00-24:00', ['4 1200-0']],
    ['', []],
  ])('%s is %j', (written, entries) => {
    const openings = openingsOf(weekly(written));
    expect(openings.map(({ days, opensMinute, closesMinute }) => `${days} ${opensMinute}-${closesMinute}`)).toEqual(
      entries,
    );
  });

  it('come back as what an editor would write', () => {
    const back = (written: string) => writtenHours(openingsOf(weekly(written)));
    expect(back('Mo-Fr 08:00-17:00; Sa 09:00-13:00')).toBe('Mo-Fr 08:00-17:00; Sa 09:00-13:00');
    expect(back('Mo,We,Fr 8:00-12:00')).toBe('Mo,We,Fr 08:00-12:00');
    expect(back('24/7')).toBe('24/7');
    expect(back('')).toBe('');
  });

  it('mean the same when they come back, whatever they are', () => {
    // A minute before midnight is how HSDS writes midnight.
    const quarter = fc.integer({ min: 0, max: 671 }).map((quarters) => quarters * 15);
    const week = fc.uniqueArray(quarter, { minLength: 2, maxLength: 12 }).map((edges) => {
      const sorted = edges.toSorted((a, b) => a - b);
      return Array.from(
        { length: sorted.length >> 1 },
        (_, at) => [sorted[2 * at] ?? 0, sorted[2 * at + 1] ?? 0] as const,
      );
    });
    fc.assert(
      fc.property(week, (hours) => {
        const written = writtenHours(openingsOf(hours));
        expect(written === null ? null : weekly(written)).toEqual(hours);
      }),
      { numRuns: 150 },
    );
  });
});
