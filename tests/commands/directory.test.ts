import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/exchange/read-workbook.ts';
import { writeWorkbook } from '../../src/exchange/write-workbook.ts';
import { rewrite } from '../support/production-line.ts';
import { openSmallDirectory, type SmallDirectory, written } from './small-directory.ts';

let small: SmallDirectory;
let out: string;
let tables: Readonly<Record<string, string>>;
beforeAll(async () => {
  small = await openSmallDirectory();
  ({ tables } = small);
});
afterAll(() => small.remove());
beforeEach(async () => {
  out = await small.begin();
});
const menus = () => small.menus;
const run = (...args: string[]) => small.run(...args);
const readTables = () => small.readTables();
const worked = (change: (folder: string) => Promise<void>, ...options: string[]) =>
  small.worked(out, change, ...options);

describe('export, then import', () => {
  it.each(['csv', 'xlsx', 'hsds'])('changes nothing as %s', async (format) => {
    const path = `${out}/all`;
    expect(await run('export', format, '--line', 'small', '--out', path)).toMatchObject({ exitCode: 0 });
    const { exitCode, out: said } = await run('import', format, path, '--line', 'small');
    expect([exitCode, said]).toEqual([0, 'Nothing is changed: the line says all this already.\n']);
    expect(await readTables()).toEqual(tables);
  });

  it('offers in a workbook the columns that a table may have, and takes in those that were filled in', async () => {
    await run('export', 'xlsx', '--line', 'small', '--out', `${out}/all.xlsx`);
    const workbook = readWorkbook(await readFile(`${out}/all.xlsx`));
    if (workbook.kind === 'refused') throw new Error(workbook.words);
    const contacts = workbook.sheets.find(({ name }) => name === 'contacts');
    const [row] = contacts?.rows ?? [];
    if (!contacts || !row) throw new Error('there are contacts');
    expect(contacts.header.join(' ')).toBe(
      'id name phone group languages hours mon tue wed thu fri sat sun regions checked_by checked_on',
    );
    const filled = { ...contacts, rows: [{ cells: { ...row.cells, hours: '', tue: '8-17' } }] };
    await writeFile(`${out}/filled.xlsx`, await writeWorkbook([filled]));
    const { exitCode } = await run('import', 'xlsx', `${out}/filled.xlsx`, '--line', 'small');
    expect([exitCode, await readFile(`${menus()}/contacts.csv`, 'utf8')]).toEqual([
      0,
      'id,name,phone,group,languages,hours,tue\nhands,Many Hands,+12025550121,peers,en fr am,,8-17\n',
    ]);
  });

  it('writes a file a table, says what they hold, and overwrites none', async () => {
    const folder = `${out}/tables`;
    const { out: said, err } = await run('export', 'csv', '--line', 'small', '--out', folder);
    expect(said.trim().split('\n').sort()).toEqual(Object.keys(tables).map((name) => `${folder}/${name}`));
    expect((await readdir(folder)).sort()).toEqual(Object.keys(tables));
    expect(err).toContain('keep it as carefully as the line');
    expect(await run('export', 'csv', '--line', 'small', '--out', folder)).toMatchObject({
      exitCode: 1,
      out: '',
      err: expect.stringContaining('there already'),
    });
  });
});

describe('an import', () => {
  it('writes what was changed, in the columns of the line, and says each phone number', async () => {
    const {
      exitCode,
      out: said,
      after,
    } = await worked(async (folder) => {
      await rewrite(`${folder}/hotlines.csv`, (text) =>
        text.replace('+18005550111', '+18005550113').replace('Nurse Line', '"Nurses, day and night"'),
      );
      await rewrite(
        `${folder}/holidays.csv`,
        (text) =>
          `${text.replace('date,name', 'name,date').replace('2026-12-12,Jamhuri Day', 'Jamhuri Day,2026-12-12')}Another day,2027-12-25\r\n`,
      );
    });
    expect(said).toBe(`hotlines: 0 added, 2 changed, 0 removed.
  ~ night-law
      phone: +18005550111 → +18005550113
  ~ nurse-line
      name: Nurse Line → Nurses, day and night
holidays: 1 added, 0 changed, 0 removed.
  + 2027-12-25

Phone numbers: call each one before it is published.
  hotlines night-law: +18005550111 → +18005550113
${written}`);
    expect(exitCode).toBe(0);
    expect(after).toEqual({
      ...tables,
      'hotlines.csv': tables['hotlines.csv']
        ?.replace('+18005550111', '+18005550113')
        .replace('Nurse Line', '"Nurses, day and night"'),
      'holidays.csv': `${tables['holidays.csv']}2027-12-25,Another day\n`,
    });
    expect(await readdir(menus())).not.toContainEqual(expect.stringMatching(/\.new$/));
  });

  it('with --dry-run says the same and writes nothing', async () => {
    const change = (folder: string) =>
      rewrite(`${folder}/contacts.csv`, (text) => `${text}more-hands,More Hands,+12025550122,peers,en,\r\n`);
    const { exitCode, out: said, err, after } = await worked(change, '--dry-run');
    expect([exitCode, after]).toEqual([0, tables]);
    expect(said).toContain('contacts more-hands: none → +12025550122');
    expect(err).toContain('dry run');
  });

  it.each([
    [
      'a wrong cell, at the row of the file that came in',
      'hotlines',
      (text: string) => text.replace('\r\n', '\r\n\r\n').replace('+18005550111', '2.54E+11'),
      /tables\/hotlines\.csv:3 \(column phone\) error: .*2\.54E\+11/,
    ],
    [
      'a column that is not known',
      'holidays',
      (text: string) => text.replace('date,name', 'date,name,note').replace(/\r\n$/, ',x\r\n'),
      /^\S*holidays\.csv:1 \(column note\) error: This column is not known\.\n.*\n\nsmall: 1 error/,
    ],
    [
      'a column that is missing',
      'places',
      (text: string) => text.replace('name.fr', ''),
      /places\.csv error: The column name\.fr is missing here/,
    ],
    [
      'a clinic that is missing',
      'clinics',
      (text: string) => text.replace(/green-door.*\r\n/, ''),
      /clinics\.csv error: The row green-door is missing here/,
    ],
    [
      'an attestation that is missing',
      'attestations',
      (text: string) => text.replace(/green-door.*\r\n/, ''),
      /attestations\.csv error: The row green-door 2026-11-01 is missing/,
    ],
    [
      'a withdrawal that is taken back',
      'attestations',
      (text: string) => text.replace('withdrawn', 'attested'),
      /error: This row says what was told on 2026-08-01; it is not changed/,
    ],
    [
      'a table without rows',
      'hotlines',
      (text: string) => text.split('\r\n', 1)[0] ?? '',
      /hotlines\.csv error: There is no row of hotlines here/,
    ],
    ['an empty file', 'contacts', () => '', /contacts\.csv error: There is no row of contacts here/],
    [
      'what only the whole line shows',
      'clinics',
      (text: string) => text.replace(',hill,', ',hills,'),
      /clinics\.csv:2 \(column place\) error: .*\[references\]/s,
    ],
    [
      'a quotation mark that is not closed',
      'contacts',
      (text: string) => text.replace('Many', '"Many'),
      /quotation mark/,
    ],
  ])('writes nothing for %s', async (_, table, change, words) => {
    const { exitCode, out: said, err, after } = await worked((folder) => rewrite(`${folder}/${table}.csv`, change));
    expect(said).toMatch(words);
    expect([exitCode, after]).toEqual([1, tables]);
    expect(err).toContain('Nothing was written');
  });

  it('tells of a row whose cells have moved, and not of each cell', async () => {
    const { exitCode, out: said } = await worked((folder) =>
      rewrite(`${folder}/hotlines.csv`, (text) => text.replace('Nurse Line', 'Nurses, day and night')),
    );
    expect(said).toMatch(
      /^\S*hotlines\.csv:3 error: This row has more cells than columns.*\n.*\n\nsmall: 1 error, 0 warn/,
    );
    expect(exitCode).toBe(1);
  });

  it('leaves tables alone that are not there, and reads one file by its name', async () => {
    await run('export', 'csv', '--line', 'small', '--out', `${out}/tables`);
    await rewrite(`${out}/tables/places.csv`, (text) => text.replace('Ville', 'La ville'));
    const { exitCode, out: said } = await run('import', 'csv', `${out}/tables/places.csv`, '--line', 'small');
    expect([exitCode, said]).toEqual([
      0,
      `places: 0 added, 1 changed, 0 removed.\n  ~ town\n      name.fr: Ville → La ville\n${written}`,
    ]);
    expect(await readTables()).toEqual({ ...tables, 'places.csv': tables['places.csv']?.replace('Ville', 'La ville') });
  });

  it('reads what Excel saves elsewhere: semicolons, and Windows-1252 where that is said', async () => {
    const {
      exitCode,
      out: said,
      after,
    } = await worked(
      async (folder) => {
        const text = (await readFile(`${folder}/contacts.csv`, 'utf8')).replace('\ufeff', '').replaceAll(',', ';');
        await writeFile(`${folder}/contacts.csv`, Buffer.from(text.replace('Many Hands', 'Zoë Hands'), 'latin1'));
      },
      '--encoding',
      'windows-1252',
    );
    expect(said).not.toContain('warning');
    expect(exitCode).toBe(0);
    expect(after).toEqual({ ...tables, 'contacts.csv': tables['contacts.csv']?.replace('Many', 'Zoë') });
  });

  it.each([
    ['hotlines', /(night.*\r\n)(nurse.*\r\n)/, ''],
    [
      'attestations',
      /(blue.*\r\n)(green.*\r\n)/,
      '  Rows stand in another order: of one clinic the later row counts.\n',
    ],
  ])('says when rows of %s stand in another order, and what follows it', async (table, rows, follows) => {
    const { out: said } = await worked((folder) =>
      rewrite(`${folder}/${table}.csv`, (text) => text.replace(rows, '$2$1')),
    );
    expect(said).toBe(`${table}: 0 added, 0 changed, 0 removed.\n${follows}${written}`);
  });

  it('takes no table in twice', async () => {
    const {
      exitCode,
      out: said,
      after,
    } = await worked((folder) => cp(`${folder}/contacts.csv`, `${folder}/Contacts.CSV`));
    expect(said).toMatch(/contacts\.csv error: This table comes twice/i);
    expect([exitCode, after]).toEqual([1, tables]);
  });

  it('leaves a file alone that is no table, and says so', async () => {
    const { exitCode, out: said } = await worked((folder) => writeFile(`${folder}/notes.csv`, 'a,b\n1,2\n'));
    expect(said).toMatch(/notes\.csv warning: This is no table of a line/);
    expect(exitCode).toBe(0);
  });
});

describe('npm run directory', () => {
  it.each([
    [['fetch'], 2, /export\|import\|withdraw\|renew\|called/],
    [['toString'], 2, /export\|import/],
    [['export', 'csv'], 2, /for which line: --line NAME/],
    [['export', 'ods', '--line', 'small'], 2, /Not understood/],
    [['export', 'csv', 'more', '--line', 'small'], 2, /Not understood/],
    [['export', 'csv', '--line', 'nowhere'], 1, /no line of that name/],
    [['import', 'csv', '--line', 'small'], 2, /Not understood/],
    [['import', 'csv', '/nowhere', '--line', 'small'], 1, /no file or folder/],
    [['import', 'xlsx', 'package.json', '--line', 'small'], 1, /not an \.xlsx file/],
    [['import', 'xlsx', 'src', '--line', 'small'], 1, /a folder, and one file is wanted/],
    [['import', 'csv', 'all.xlsx', '--line', 'small'], 1, /a workbook: write xlsx/],
    [['import', 'csv', 'package.json', '--line', 'small'], 1, /name of a table/],
    [['import', 'hsds', 'README.md', '--line', 'small'], 1, /not JSON/],
  ] as const)('asked with %j ends with %i and says why', async (args, exitCode, words) => {
    expect(await run(...args)).toEqual({ exitCode, out: '', err: expect.stringMatching(words) });
  });
});
