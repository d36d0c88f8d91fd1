import fc from 'fast-check';
import readSheets from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/content/csv-file.ts';
import { gatherSources, tableNames } from '../../src/content/line-sources.ts';
import { trimCell } from '../../src/content/odd-spaces.ts';
import { readCsv, type TextTable, writeCsv, writeSourceCsv } from '../../src/exchange/csv.ts';
import { neutralise, restore } from '../../src/exchange/neutral.ts';
import { readWorkbook } from '../../src/exchange/read-workbook.ts';
import { writeWorkbook } from '../../src/exchange/write-workbook.ts';
import { lines, sourceTexts } from '../support/lines.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const header = ['id', 'name', 'phone'];

/** What people and attackers write: every code point, starts of formulas, what the formats use for themselves. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('toString', '__proto__', 'constructor'),
  fc.string({
    unit: fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      "'",
      '"',
      ',',
      ';',
      '＝',
      '_x0041_',
      ' ',
      '\u00a0',
      'a',
      '1',
    ),
  }),
);
const cell = hostile.map(trimCell);
const tables = fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }).map(
  (rows): TextTable => ({
    header,
    rows: rows
      .filter((cells) => cells.some((text) => text !== ''))
      .map(([id, name, phone]) => ({ cells: { id, name, phone } })),
  }),
);
const cellsOf = (table: TextTable) => table.rows.map(({ cells }) => cells);

describe('export and import again give the same table', () => {
  it('as CSV for spreadsheets', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { sheet, problems } = readCsv('t', bytesOf(writeCsv(table)));
        expect(problems).toEqual([]);
        expect([sheet.header, cellsOf(sheet)]).toEqual([header, cellsOf(table)]);
      }),
      { numRuns: 500 },
    );
  });

  it('as a file of a line', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const read = parseCsv('t', writeSourceCsv(table));
        expect([read.header, cellsOf(read), read.problems]).toEqual([header, cellsOf(table), []]);
      }),
      { numRuns: 500 },
    );
  });

  it('as a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const read = readWorkbook(await writeWorkbook([{ name: 't', ...table }]));
        if (read.kind === 'refused') throw new Error(read.words);
        expect(read.problems).toEqual([]);
        expect(read.sheets.map((sheet) => [sheet.name, sheet.header, cellsOf(sheet)])).toEqual([
          ['t', header, cellsOf(table)],
        ]);
      }),
      { numRuns: 150 },
    );
  });

  it.each(lines)('byte for byte for %s', async (line) => {
    const present = gatherSources(line, sourceTexts).tables;
    const named = tableNames
      .filter((name) => present[name].header.length > 0)
      .map((name) => ({ name, ...present[name] }));
    const read = readWorkbook(await writeWorkbook(named));
    if (read.kind === 'refused') throw new Error(read.words);
    expect(read.problems).toEqual([]);
    for (const sheet of read.sheets) {
      const text = sourceTexts.get(`menus/${line}/${sheet.name}.csv`) ?? '';
      expect(writeSourceCsv(sheet)).toBe(text);
      expect(writeSourceCsv(readCsv(sheet.name, bytesOf(writeCsv(sheet))).sheet)).toBe(text);
    }
  });
});

describe('what is written for spreadsheets', () => {
  it.each([
    ['=HYPERLINK("http://example.org","Click")', true],
    ['+254700000000', false],
    ['+442079460201 +442079460202', true],
    ['-1.2676', false],
    ['+254 & more', true],
    ["+1+cmd|' /C calc'!A0", true],
    ['-2+3', true],
    ['@SUM(A1)', true],
    ['\t=1', true],
    ['\r=1', true],
    ['＝1', true],
    ["'=1", true],
    ["'tis open", false],
    ['plain', false],
    ['', false],
  ])('holds %j as no formula (with an apostrophe: %s)', (text, isNeutralised) => {
    expect(neutralise(text)).toBe(isNeutralised ? `'${text}` : text);
    expect(restore(neutralise(text))).toBe(text);
  });

  it('never holds a cell that begins as a formula, but for numbers', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(neutralise(text)).not.toMatch(/^(=|@|\t|\r|\n|＝|＋|－|＠|[+-](?![\d.]*$))/);
      }),
    );
  });

  it('begins with the mark by which Excel knows UTF-8, and ends lines as RFC 4180 says', () => {
    expect(writeCsv({ header: ['id', 'name'], rows: [{ cells: { id: 'a', name: 'Zoë "Z", x' } }] })).toBe(
      '\ufeffid,name\r\na,"Zoë ""Z"", x"\r\n',
    );
  });

  it('is one cell to a program that splits at semicolons or tabs', () => {
    const rows = ['a;=1', 'a\t=1'].map((id) => ({ cells: { id } }));
    expect(writeCsv({ header: ['id'], rows })).toBe('\ufeffid\r\n"a;=1"\r\n"a\t=1"\r\n');
    expect(writeSourceCsv({ header: ['id'], rows: rows.slice(0, 1) })).toBe('id\na;=1\n');
  });

  it('is read alike by another reader of workbooks', async () => {
    const table = { header, rows: [{ cells: { id: 'a', name: 'Zoë & "co" <x>', phone: '+254700000000' } }] };
    const bytes = await writeWorkbook([
      { name: 'clinics', ...table },
      { name: 'places', ...table },
    ]);
    const read = await readSheets(new Blob([new Uint8Array(bytes)]));
    expect(read.map(({ sheet }) => sheet)).toEqual(['clinics', 'places']);
    expect(read[0]?.data).toEqual([header, ['a', 'Zoë & "co" <x>', '+254700000000']]);
  });
});
