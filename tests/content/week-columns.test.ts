import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TableName } from '../../src/content/line-sources.ts';
import { rowSchemas, strayColumns } from '../../src/content/rows.ts';
import { readHoursOf, weekColumns } from '../../src/content/week-columns.ts';
import { readHours } from '../../src/content/written-hours.ts';
import { compileRows } from '../../src/editions/compile-rows.ts';
import { readRows } from '../support/directory.ts';

const h = (hour: number, minute = 0) => hour * 60 + minute;

describe('a week of columns', () => {
  test('that are all empty or missing is hours that nobody knows, or those of the column hours', () => {
    expect(readHoursOf({ hours: '' })).toEqual({ kind: 'hours', hours: [] });
    expect(readHoursOf({ hours: '', mon: '', sun: ' ' })).toEqual({ kind: 'hours', hours: [] });
    expect(readHoursOf({ hours: 'Mo 08:00-17:00', mon: '' })).toEqual(readHours('Mo 08:00-17:00'));
  });

  test('runs from one day into the next and from Sunday into Monday', () => {
    expect(readHoursOf({ hours: '', sat: '18-24', sun: '0-2, 20-2' })).toEqual({
      kind: 'hours',
      hours: [
        [0, h(2)],
        [5 * 1440 + h(18), 6 * 1440 + h(2)],
        [6 * 1440 + h(20), 7 * 1440],
      ],
    });
  });

  test('means what the same times mean in the notation of the column hours', () => {
    const quarter = (from: number, to: number) => fc.integer({ min: from * 4, max: to * 4 }).map((n) => n * 15);
    const spans = fc
      .uniqueArray(quarter(0, 36), { minLength: 2, maxLength: 6 })
      .map((times) => times.sort((a, b) => a - b))
      .map((times) =>
        times.flatMap((from, at) => (at % 2 === 0 && at + 1 < times.length ? [[from, times[at + 1] ?? 0]] : [])),
      )
      .map((all) => all.filter(([from = 0, to = 0]) => from < 1440 && to - from < 1440));
    const week = fc.tuple(spans, spans, spans, spans, spans, spans, spans);
    fc.assert(
      fc.property(week, (days) => {
        fc.pre(days.some((day) => day.length > 0));
        const cells = days.map((day) => day.map(([from = 0, to = 0]) => cellOf(from, to)).join(', '));
        const osm = days.flatMap((day, at) =>
          day.map(([from = 0, to = 0]) => `${names[at]} ${clock(from)}-${clock(to)}`),
        );
        const columns = Object.fromEntries(weekColumns.map((column, at) => [column, cells[at] ?? '']));
        expect(readHoursOf({ hours: '', ...columns })).toEqual(readHours(osm.join(', ')));
      }),
      { numRuns: 150 },
    );
  });
});

const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const ofHalf = (minutes: number) =>
  `${Math.floor(minutes / 60) % 12 || 12}:${String(minutes % 60).padStart(2, '0')}${minutes % 1440 < 720 ? 'am' : 'pm'}`;
const cellOf = (from: number, to: number) =>
  to > 1440 && from < 780 ? `${ofHalf(from)}-${ofHalf(to)}` : `${clock(from)}-${clock(to > 1440 ? to - 1440 : to)}`;

describe('a row says its hours once', async () => {
  const rows = await readRows('demo-ke');
  const found = (table: TableName, cells: Readonly<Record<string, string>>): string[] => {
    const read = rowSchemas[table].safeParse({ ...rows[table][0], ...cells });
    return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  };

  test.each<[TableName, Record<string, string>, string | null]>([
    ['clinics', { hours: '', mon: '8-17', tue: '8h-17h', sat: 'closed' }, null],
    ['clinics', { hours: '', mon: '', sun: '' }, null],
    ['clinics', { mon: '', sun: '' }, null],
    ['clinics', { mon: '8-17' }, 'hours: leave this empty, or mon to sun'],
    ['clinics', { hours: '', wed: '8-5' }, 'wed: this can be morning or afternoon: write hours from 0 to 24'],
    ['clinics', { hours: '', thu: '25-3' }, 'thu: write hours from 0 to 24 and minutes'],
    ['clinics', { hours: '', sun: '8' }, 'sun: write from when to when, such as 8-17'],
    ['clinics', { hours: '', mon: '8-8' }, 'mon: this begins and ends at the same time'],
    ['clinics', { hours: '', mon: '14-18, 8-12' }, 'mon: write the hours of a day one after another'],
    ['clinics', { hours: '', tue: 'closed', wed: 'off' }, 'tue: every day is closed'],
    ['contacts', { hours: '', fri: '8am-5pm' }, null],
    ['contacts', { hours: '' }, null],
    ['contacts', { fri: '8am-5pm' }, 'hours: leave this empty, or mon to sun'],
    ['hotlines', { hours: '', fri: '18-2' }, null],
    ['hotlines', { hours: '' }, 'hours: write weekly hours; a hotline without them cannot be listed'],
    ['hotlines', { hours: '', fri: 'closed' }, 'fri: every day is closed'],
  ])('%s %o', (table, cells, words) => {
    const told = found(table, cells);
    if (words === null) expect(told).toEqual([]);
    else expect([told.length, told[0]?.slice(0, words.length)]).toEqual([1, words]);
  });

  test('of clinics, hotlines and contacts, whose tables have the columns', () => {
    for (const table of ['clinics', 'hotlines', 'contacts'] as const)
      expect(strayColumns(table, weekColumns)).toEqual([]);
    expect(strayColumns('places', ['mon'])).toEqual(['mon']);
  });

  test('and the edition has the same hours from either', () => {
    const settings = { languages: [{ id: 'en', latin: null }], buildDate: '2026-11-22' };
    const [clinic] = rows.clinics;
    if (!clinic) throw new Error('the demonstration has a clinic');
    const days = { mon: '8-17', tue: '8-17', wed: '8-17', thu: '8-17', fri: '8-17', sat: '9-13' };
    const inColumns = { ...clinic, hours: '', ...days };
    const compiled = (row: typeof clinic) => compileRows({ ...rows, clinics: [row] }, settings).clinics[0]?.hours;
    expect(compiled(inColumns)).toEqual(compiled({ ...clinic, hours: 'Mo-Fr 08:00-17:00; Sa 09:00-13:00' }));
  });
});
