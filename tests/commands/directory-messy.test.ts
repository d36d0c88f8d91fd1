import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directory } from '../../src/commands/directory.node.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import type { CsvFile } from '../../src/content/csv-file.ts';
import { gatherSources } from '../../src/content/line-sources.ts';
import { readWorkbook } from '../../src/exchange/read-workbook.ts';
import { columnLetters } from '../../src/exchange/xlsx-sheet.ts';
import { baseTexts, now } from '../check/small-line.ts';
import { damages, messyWorkbook } from '../exchange/messy.ts';
import { inlineRow, sheetXml, workbook } from '../exchange/workbook-parts.ts';
import { type Captured, captured } from '../support/captured.ts';
import { removeCopy } from '../support/production-line.ts';

const present = gatherSources('small', baseTexts).tables;
const tables: Readonly<Record<string, CsvFile>> = Object.fromEntries(
  Object.entries(present).filter(([, { header }]) => header.length > 0),
);
const messy = messyWorkbook(tables, (table) => tables[table]?.header ?? []);

let root: string;
let said: Captured;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mwavuli-'));
  await cp(projectPath('tests/check/fixtures/base'), root, { recursive: true });
  await writeFile(`${root}/messy.xlsx`, messy);
  said = await captured(() => directory(['import', 'xlsx', `${root}/messy.xlsx`, '--line', 'small'], { root, now }));
});
afterAll(() => removeCopy(root));

/** What is said of one place: the finding's line, without the file. */
const saidOf = (place: string) =>
  said.out.split('\n').filter((line) => line.startsWith(`${root}/messy.xlsx, sheet ${place} `));

describe('a workbook with all that spreadsheets do silently', () => {
  it.each(damages)('gives one finding for $table row $row, $column', ({ table, row, column, words, severity }) => {
    const found = saidOf(`${table}, cell ${lettersOf(table, column)}${row} (${column})`);
    expect(found).toEqual([expect.stringMatching(new RegExp(` ${severity}: .*${words.source}`, 'i'))]);
  });

  it.each([
    ['attestations, row 2', /warning: This row is hidden/],
    ['places, cell K1 (source)', /warning: This column is hidden/],
    ['contacts', /warning: This sheet is hidden/],
    ['clinics, cell I2 (serves)', /error: Cells are merged from here to row 2, column cost/],
    ['attestations, cell Q1 (Q)', /error: This column is not known/],
    ['Notes', /warning: This is no table of a line/],
  ])('gives one for %s', (place, words) => {
    expect(saidOf(place)).toEqual([expect.stringMatching(words)]);
  });

  it('gives none for anything else', () => {
    const [, sum] = /^small: (\d+ errors, \d+ warnings)\.$/m.exec(said.out) ?? [];
    const errors = damages.filter(({ severity }) => severity === 'error').length + 2;
    const warnings = damages.length - errors + 2 + 4;
    expect(sum).toBe(`${errors} errors, ${warnings} warnings`);
  });

  it('writes nothing', async () => {
    expect(said.exitCode).toBe(1);
    for (const name of await readdir(`${root}/menus/small`))
      expect(await readFile(`${root}/menus/small/${name}`, 'utf8')).toBe(baseTexts.get(`menus/small/${name}`));
  });

  it('loses nothing: every cell is still there, as text', () => {
    const read = readWorkbook(messy);
    if (read.kind === 'refused') throw new Error(read.words);
    const now = new Map(read.sheets.flatMap(({ name, rows }) => placed(name, rows)));
    const damaged = new Set(damages.map(({ table, row, column }) => placeOf(table, row, column)));
    const before = Object.entries(tables).flatMap(([name, { rows }]) => placed(name, rows));
    for (const [place, text] of before)
      expect(now.get(place), place).toEqual(damaged.has(place) ? expect.stringMatching(/\S/) : text);
  });
});

describe('a sheet that begins further down', () => {
  it('is told of at the rows that it shows', async () => {
    const xml = sheetXml(`${inlineRow(3, ['date', 'name', 'note'])}${inlineRow(5, ['03/04/2026', 'A day'])}`);
    await writeFile(`${root}/low.xlsx`, workbook({ sheets: [{ name: 'holidays', xml }] }));
    const args = ['import', 'xlsx', `${root}/low.xlsx`, '--line', 'small'];
    const { out } = await captured(() => directory(args, { root, now }));
    expect(out).toContain('sheet holidays, cell C3 (note) error');
    expect(out).toContain('sheet holidays, cell A5 (date) error');
  });
});

describe('a first row that does not name the columns', () => {
  it.each([
    ['a title', ['Our holidays'], /sheet holidays, row 1 error: The first row must hold the names of the columns\./],
    ['another name', ['day', 'name'], /sheet holidays, row 1 error: The column date is missing; the rows are not/],
  ])('is told of once: %s', async (_, first, words) => {
    const rows = [first, ['2026-12-12', 'Jamhuri Day'], ['3.4.2026', 'A day']];
    const xml = sheetXml(rows.map((cells, index) => inlineRow(index + 1, cells)).join(''));
    await writeFile(`${root}/first.xlsx`, workbook({ sheets: [{ name: 'holidays', xml }] }));
    const args = ['import', 'xlsx', `${root}/first.xlsx`, '--line', 'small'];
    const { exitCode, out } = await captured(() => directory(args, { root, now }));
    expect(out).toMatch(words);
    expect([exitCode, out.match(/ (error|warning): /g)]).toEqual([1, expect.arrayContaining([' error: '])]);
    expect(out).toMatch(/small: [12] errors?, 0 warnings\.$/m);
  });
});

const lettersOf = (table: string, column: string) => columnLetters((tables[table]?.header.indexOf(column) ?? 0) + 1);

const placeOf = (table: string, row: number, column: string) => `${table.trim().toLowerCase()} ${row} ${column}`;

const placed = (table: string, rows: CsvFile['rows']) =>
  rows.flatMap(({ row, cells }) =>
    Object.entries(cells).map(([column, text]) => [placeOf(table, row, column), text] as const),
  );
