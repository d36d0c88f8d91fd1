import { describe, expect, it } from 'vitest';
import type { RowOf } from '../../src/content/rows.ts';
import { hoursOf } from '../../src/directory/alerts.ts';
import { compileAlerts } from '../../src/editions/compile-alerts.ts';
import { readRows } from '../support/directory.ts';
import { editionOf, editions } from '../support/lines.ts';

const { places } = await readRows('demo-ke');
const languages = [
  { id: 'en', latin: null },
  { id: 'am', latin: 'am-Latn' },
];
const row = (from: string, until: string, area = 'westlands'): RowOf<'alerts'> => ({
  template: 'care',
  area,
  from,
  until,
  signed_by: 'heron',
});
const compiled = (rows: readonly RowOf<'alerts'>[], zone = 'Africa/Nairobi') =>
  compileAlerts(rows, places, { languages, zone, buildDate: '2026-11-20' });

describe('the alerts of a line', () => {
  it('count from and until what its clocks show, in a demonstration by the day of the build', () => {
    const night = { from: Date.parse('2026-11-20T15:00Z'), until: Date.parse('2026-11-21T03:00Z') };
    expect(compiled([row('2026-11-20 18:00', '2026-11-21 06:00')])).toMatchObject([night]);
    expect(compiled([row('today 18:00', 'today+1d 06:00')])).toMatchObject([night]);
  });

  it('begin early and end late where clocks change', () => {
    const [spring] = compiled([row('2026-03-29 01:30', '2026-03-29 06:00')], 'Europe/London');
    expect(spring?.from).toBe(Date.parse('2026-03-29T00:30Z'));
    const [autumn] = compiled([row('2026-10-24 18:00', '2026-10-25 01:30')], 'Europe/London');
    expect(autumn?.until).toBe(Date.parse('2026-10-25T01:30Z'));
    const [long] = compiled([row('2026-10-24 06:00', '2026-10-26 06:00')], 'Europe/London');
    expect(long && hoursOf(long)).toBe(49);
  });

  it('are called as their place or region is in each language', () => {
    const [place, region] = compiled([row('today 18:00', 'today 19:00'), row('today 17:00', 'today 19:00', 'coast')]);
    expect(place?.names).toEqual({ en: 'Westlands', am: 'ዌስትላንድስ', 'am-Latn': 'Westlands' });
    expect(region?.names).toEqual({ en: 'Coast', am: 'ባሕር ዳርቻ', 'am-Latn': 'Bahir darcha' });
  });

  it('stand with the one that begins last first, however their rows stand', () => {
    const rows = [row('today 17:00', 'today 19:00', 'coast'), row('today 18:00', 'today 19:00')];
    expect(compiled(rows)).toEqual(compiled(rows.toReversed()));
    expect(compiled(rows).map(({ names }) => names.en)).toEqual(['Westlands', 'Coast']);
  });

  it.each([...editions.keys()])('of %s are one, for the night after the build', (line) => {
    const [alert, ...others] = editionOf(line).alerts;
    expect(others).toEqual([]);
    expect(alert && hoursOf(alert)).toBe(12);
  });
});
