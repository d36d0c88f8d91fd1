import { describe, expect, test } from 'vitest';
import type { TableName } from '../../src/content/line-sources.ts';
import { rowSchemas, strayColumns } from '../../src/content/rows.ts';
import { readRows } from '../support/directory.ts';

const rows = await readRows('demo-ke');

/** What is wrong with the first row of a table once some cells are written otherwise: `column: words`. */
function findings(table: TableName, cells: Readonly<Record<string, string>>): string[] {
  const read = rowSchemas[table].safeParse({ ...rows[table][0], ...cells });
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('a cell that a spreadsheet or a slip has spoilt is told with words on how to mend it', () => {
  test.each<[TableName, Record<string, string>, string]>([
    ['clinics', { id: 'Umoja Desk' }, 'id: write a short name'],
    ['clinics', { name: '' }, 'name: write a name'],
    ['clinics', { name: 'A name that is far too long for a page' }, 'name: write a name of at most 24'],
    ['clinics', { code: '4823' }, 'code: write C, digits'],
    ['clinics', { phone: '2.54E+11' }, 'phone: write the number with +'],
    ['clinics', { phone: '020 7946 0201' }, 'phone: write the number with +'],
    ['clinics', { services: 'general massage' }, 'services: write some of these'],
    ['clinics', { cost: 'cheap' }, 'cost: write free, some or paid'],
    ['clinics', { languages: 'English' }, 'languages: write language tags'],
    ['clinics', { asks_id: 'TRUE' }, 'asks_id: write yes or no'],
    ['clinics', { hours: '8am to 5pm or so' }, 'hours: write weekly hours as'],
    ['clinics', { hours: 'Mo[1] 08:00-12:00' }, 'hours: write weekly hours as'],
    ['clinics', { latitude: '-1,26', longitude: '36.8' }, 'latitude: '],
    ['clinics', { latitude: '91', longitude: '36.8' }, 'latitude: '],
    ['clinics', { latitude: '-1.26' }, 'longitude: write both latitude and longitude'],
    ['attestations', { checked_on: '03/04/2026' }, 'checked_on: write the day as'],
    ['attestations', { checked_on: '2026-02-30' }, 'checked_on: write a day that the calendar has'],
    ['attestations', { checked_by: 'Mary Wanjiru' }, 'checked_by: '],
    ['attestations', { tells_police: 'never' }, 'tells_police: write yes or no; leave it empty'],
    ['attestations', { status: 'withdrawn', reason: '' }, 'reason: write a neutral reason'],
    ['hotlines', { hours: '' }, 'hours: write weekly hours; a hotline'],
    ['hotlines', { answered_by: 'officer' }, 'answered_by: write peer'],
    ['hotlines', { checked_by: '' }, 'checked_by: '],
    ['contacts', { group: '' }, 'group: write a short name'],
    ['places', { region: 'coast' }, 'region: write the region of a place'],
    ['places', { name: 'Nairobi West, Madaraka' }, 'name: write at most 14'],
    ['holidays', { date: 'Christmas' }, 'date: write the day as'],
  ])('%s %o', (table, cells, words) => {
    const found = findings(table, cells);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]?.startsWith(words), found.join()).toBe(true);
  });

  test('a missing column is a finding of that column', () => {
    const { phone: _, ...rest } = rows.clinics[0] ?? {};
    expect(rowSchemas.clinics.safeParse(rest).error?.issues.map(({ path }) => path)).toEqual([['phone']]);
  });
});

test('a phone number is never part of what is said about it', () => {
  expect(findings('clinics', { phone: '0700123456' }).join()).not.toContain('0700123456');
});

test('strayColumns finds columns that a table does not have, and takes names per language', () => {
  const header = ['id', 'name', 'name.sw', 'name.am-Latn', 'directions.fr', 'name.swahili', 'Phone', 'owner'];
  expect(strayColumns('clinics', header)).toEqual(['name.swahili', 'Phone', 'owner']);
  expect(strayColumns('places', ['name.sw', 'directions.sw'])).toEqual(['directions.sw']);
  expect(strayColumns('holidays', ['date', 'name', 'name.sw'])).toEqual(['name.sw']);
});
