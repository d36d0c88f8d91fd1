import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/content/csv-file.ts';
import type { TableName } from '../../src/content/line-sources.ts';
import { readNothing } from '../../src/exchange/sheet.ts';
import { takeIn } from '../../src/exchange/take-in.ts';

/** What is said of a table that becomes another, on 20 November 2026. */
function said(name: TableName, before: string, after: string, isDemo = false): readonly string[] {
  const { header, rows } = parseCsv('sheet', after);
  const { problems } = takeIn(
    name,
    parseCsv(`${name}.csv`, before),
    { ...readNothing('sheet'), header, rows },
    { isDemo, today: '2026-11-20' },
  );
  return problems.map(({ severity, row, column, words }) => `${severity} ${row} ${column}: ${words}`);
}

const words = 'clinic,tells_police,second_checker,checked_on,expires_on,status,reason\n';
const asked = 'a,no,,2026-11-01,2026-12-01,attested,\n';
const withdrawn = 'a,,,2026-11-01,,withdrawn,Moved.\n';

describe('a row of attestations', () => {
  it('takes a second person where there was none', () => {
    expect(said('attestations', words + asked, words + asked.replace('no,,', 'no,kite,'))).toEqual([]);
  });

  it.each([
    ['another second person', asked.replace('no,,', 'no,kite,'), asked.replace('no,,', 'no,heron,'), 'second_checker'],
    ['another answer', asked, asked.replace('no', 'yes'), 'tells_police'],
    ['more days', asked, asked.replace('2026-12-01', '2027-01-01'), 'expires_on'],
    ['a withdrawal in its place', asked, asked.replace('attested,', 'withdrawn,Moved.'), 'status'],
    ['a word in the place of a withdrawal', withdrawn, asked, 'tells_police'],
  ])('does not become %s', (_, before, after, column) => {
    expect(said('attestations', words + before, words + after)).toEqual([
      `error 2 ${column}: This row says what was told on 2026-11-01; it is not changed.`,
    ]);
  });

  it('may stand before or behind another of the same day', () => {
    expect(said('attestations', words + asked + withdrawn, words + withdrawn + asked)).toEqual([]);
  });

  it('is missing only from a demonstration', () => {
    const row = 'b,no,,2026-11-02,2026-12-01,attested,\n';
    expect(said('attestations', words + asked + row, words + asked)).toEqual([
      'error null : The row b 2026-11-02 is missing here: it was deleted, or the line was changed after this was exported.',
    ]);
    expect(said('attestations', words + asked + row, words + asked, true)).toEqual([
      'warning null : The row b 2026-11-02 goes.',
    ]);
  });

  it('is missing as a withdrawal from no workbook, as one that was exported before it', () => {
    expect(said('attestations', words + asked + withdrawn.replace('-01', '-02'), words + asked, true)).toEqual([
      'error null : The row a 2026-11-02 is missing here: it was deleted, or the line was changed after this was exported.',
    ]);
  });
});

describe('a clinic', () => {
  it('keeps its code', () => {
    expect(said('clinics', 'id,code\na,C1234\nb,\n', 'id,code\na,C3177\nb,C4823\n')).toEqual([
      'error 2 code: The code of this clinic is C1234. Callers keep it.',
    ]);
  });
});

describe('a number that was called', () => {
  it.each(['hotlines', 'contacts'] as const)('is not said to have been called before, in %s', (name) => {
    const table = (day: string) => `id,checked_on\na,${day}\n`;
    expect(said(name, table('2026-11-18'), table('2026-11-19'))).toEqual([]);
    expect(said(name, table(''), table(''))).toEqual([]);
    for (const [day, here] of [
      ['2026-11-17', '2026-11-17'],
      ['today-3d', '2026-11-17'],
      ['', 'never'],
    ] as const)
      expect(said(name, table('2026-11-18'), table(day))).toEqual([
        `error 2 checked_on: The line was changed after this was exported (called on 2026-11-18, here: ${here}).`,
      ]);
  });
});

describe('a table without rows', () => {
  it.each([
    ['alerts', true],
    ['contacts', true],
    ['holidays', true],
    ['clinics', false],
    ['attestations', false],
    ['hotlines', false],
    ['places', false],
  ] as const)('is taken in as %s: %s', (name, isTaken) => {
    const found = said(name, 'id,name\na,A\n', 'id,name\n', true);
    expect(found).toEqual(isTaken ? [] : [`error null : There is no row of ${name} here.`]);
    expect(said(name, 'id,name\na,A\n', '')).toEqual([`error null : There is no row of ${name} here.`]);
  });
});

describe('the places', () => {
  const head = 'id,name,region\nn,North,\ns,South,\n';
  const places = `${head}a,A,n\nb,B,n\nc,C,n\nd,D,s\n`;

  it('may grow at the end of each region', () => {
    expect(said('places', places, `${places}e,E,s\nf,F,n\nw,West,\n`)).toEqual([]);
  });

  it.each([
    [
      'one is put before others',
      `${head}z,Z,n\na,A,n\nb,B,n\nc,C,n\nd,D,s\n`,
      'In North, 1 was A and would be Z; 2 was B and would be A; 1 more.',
    ],
    ['one goes', `${head}a,A,n\nc,C,n\nd,D,s\n`, 'In North, 2 was B and would be C; 3 was C and would be nothing.'],
    [
      'regions are sorted',
      places.replace('n,North,\ns,South,\n', 's,South,\nn,North,\n'),
      'In the list of regions, 1 was North and would be South; 2 was South and would be North.',
    ],
  ])('move digits where %s', (_, after, warned) => {
    expect(said('places', places, after)).toEqual([`warning null : ${warned}`]);
  });

  it('are told of with the page on which they stand', () => {
    const many = Array.from({ length: 9 }, (_, at) => `p${at},P${at},n\n`);
    expect(said('places', `${head}${many.join('')}`, `${head}${many.slice(0, 8).join('')}`)).toEqual([
      'warning null : In North, 3 on page 2 was P8 and would be nothing.',
    ]);
  });
});
