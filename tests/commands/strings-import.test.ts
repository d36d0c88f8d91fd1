import { readFile, stat, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/content/fingerprint.ts';
import { readCsv, writeCsv } from '../../src/exchange/csv.ts';
import { removeCopy, rewrite } from '../support/production-line.ts';
import { contentOf, copySmall, retype, runSmall } from './strings-small.ts';

let root: string;
let csv: string;
beforeEach(async () => {
  root = await copySmall();
  csv = `${root}/fr.csv`;
});
afterEach(() => removeCopy(root));

const run = (...args: string[]) => runSmall(root, args);
const exportFrench = () => run('export', 'fr', '--csv', '--out', csv);
const exportAll = () => run('export', '--csv', '--out', csv);
const french = () => readFile(`${root}/locales/fr/small.yaml`, 'utf8');
const reviews = () => readFile(`${root}/menus/small/reviews.yaml`, 'utf8');

describe('npm run strings -- export and import', () => {
  it.each([
    ['fr', 'po'],
    ['am', 'csv'],
    ['am-Latn', 'xlsx'],
    ['all', 'csv'],
    ['all', 'xlsx'],
  ])('of %s as %s leave every file as it is', async (language, form) => {
    const before = await contentOf(root);
    const path = `${root}/out.${form}`;
    expect(await run('export', language, `--${form}`, '--out', path)).toMatchObject({ exitCode: 0, out: `${path}\n` });
    const named = language === 'all' || form === 'po' ? [] : [language];
    const { exitCode, out, err } = await run('import', path, ...named);
    expect([exitCode, err]).toEqual([0, 'Nothing to write: the line says all of this already.\n']);
    expect(out).toMatch(/^(\S+: 0 new, 0 changed, \d+ same; 0 stale\n)+$/);
    expect(await contentOf(root)).toEqual(before);
  });

  it('writes for its owner alone, and over nothing', async () => {
    await exportFrench();
    expect((await stat(csv)).mode & 0o777).toBe(0o600);
    const before = await readFile(csv);
    expect(await exportFrench()).toMatchObject({ exitCode: 1, err: expect.stringContaining('is there already') });
    expect(await readFile(csv)).toEqual(before);
  });

  it('tells a translator where a string is read, what must stay, and how it stands', async () => {
    await rewrite(`${root}/locales/fr/small.yaml`, (text) => text.replace('  lawyer.label: Avocat\n', ''));
    await exportFrench();
    const rows = (await readFile(csv, 'utf8')).split('\r\n');
    expect(rows[0]).toBe('\ufeffkey,file,en,fr,note,status');
    expect(rows).toContain(
      'bail.sms,locales/fr/small.yaml,{who}: {number}. Ask there.,{who}: {number}. Demandez là.,"SMS: the whole reply, two messages at most. Bland words: a phone may be searched. Keep {number} and {who} as written: values come in its place.",unreviewed',
    );
    expect(rows.find((row) => row.startsWith('lawyer.label,'))).toMatch(/,missing$/);
    expect(rows.find((row) => row.startsWith('keyword.raid,'))).toContain(',RAID,RAFLE,');
  });

  it.each([
    [['export', 'fr'], 2, 'Not understood. Write: npm run strings -- export'],
    [['export', 'all', '--po'], 2, 'A PO file holds one language'],
    [['export', 'sw', '--csv'], 1, 'The line is translated from en into: fr, am, am-Latn.'],
    [['import'], 2, 'Not understood. Write: npm run strings -- import'],
    [['import', 'words.doc'], 1, 'must end in .po, .csv or .xlsx'],
    [['import', 'nowhere.csv'], 1, 'nowhere.csv is not there'],
    [['import', 'a.csv', '--encoding', 'klingon'], 2, 'No encoding has that name.'],
  ])('asked with %j ends with %i', async (args, exitCode, words) => {
    expect(await run(...args)).toMatchObject({ exitCode, out: '', err: expect.stringContaining(words) });
  });
});

describe('npm run strings -- import', () => {
  it('says what changes, each number too, and writes it when somebody says yes', async () => {
    await rewrite(`${root}/locales/fr/small.yaml`, (text) =>
      text.replace('le silence.', 'le silence 48 heures, 120 au plus.'),
    );
    await exportFrench();
    await retype(csv, {
      'raid.silent': { fr: 'Gardez le silence 150 heures.' },
      'keyword.raid': { fr: 'RAFLE; DESCENTE' },
    });
    const before = await contentOf(root);
    const asked: string[] = [];
    const answer =
      (isYes: boolean) =>
      async (question = '') => {
        asked.push(question);
        return isYes;
      };
    expect(await runSmall(root, ['import', csv, 'fr'], answer(false))).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('Nothing was written'),
    });
    expect(await contentOf(root)).toEqual(before);
    const { exitCode, out } = await runSmall(root, ['import', csv, 'fr'], answer(true));
    expect(asked).toEqual(['Write this into the files of the line?', 'Write this into the files of the line?']);
    expect(exitCode).toBe(0);
    expect(out).toContain('fr: 0 new, 2 changed, ');
    expect(out).toContain('  ~ keyword.raid: “RAFLE” → “RAFLE; DESCENTE”');
    expect(out).toContain('Numbers that change:\n  fr raid.silent: 120 → 150\n');
    expect(out).toContain('Written: locales/fr/small.yaml, menus/small/reviews.yaml');
    expect(await french()).toBe(
      (before['locales/fr/small.yaml'] ?? '')
        .replace('[RAFLE]', '[RAFLE, DESCENTE]')
        .replace(/raid\.silent: .*/, 'raid.silent: Gardez le silence 150 heures.'),
    );
  });

  it('made against older words is stale: check says so until somebody reads it', async () => {
    await exportFrench();
    await rewrite(`${root}/locales/en/small.yaml`, (text) =>
      text.replace('You may ask for bail.', 'You may ask for bail at once.'),
    );
    await retype(csv, { 'bail.ask': { fr: 'Demandez la caution.' } });
    const { exitCode, out } = await run('import', csv, 'fr', '--yes');
    expect(exitCode).toBe(0);
    expect(out).toContain(
      'bail.ask was translated from “You may ask for bail.”, and en says now “You may ask for bail at once.”.',
    );
    expect(out).toContain('  ~ bail.ask: “Vous pouvez demander la caution.” → “Demandez la caution.” (stale');
    expect(out).toContain(
      'The French of bail.ask, taken in on 2026-11-10, was made for other English words than those of today.',
    );
    expect(await reviews()).toContain(
      `  - { key: bail.ask, language: fr, source: ${fingerprintOf('You may ask for bail.')}, text: ${fingerprintOf('Demandez la caution.')}, on: 2026-11-10 }`,
    );
    expect((await run('status', 'fr')).out).toContain(
      'Stale: made for, or read against, other words than those of today (1):\n  bail.ask\n',
    );
    await run('read', 'fr', '--by', 'heron', 'bail.ask');
    expect((await run('status', 'fr')).out).toContain('Reviewed (1):\n  bail.ask\n');
  });

  it('exports a stale string to PO as fuzzy, and takes the mark off as word that it still fits', async () => {
    await run('read', 'fr', '--by', 'heron', 'bail.ask');
    await rewrite(`${root}/locales/en/small.yaml`, (text) =>
      text.replace('You may ask for bail.', 'You can ask for bail.'),
    );
    const po = `${root}/fr.po`;
    await run('export', 'fr', '--po', '--out', po);
    expect(await readFile(po, 'utf8')).toContain('#. Status: stale\n#, fuzzy\nmsgctxt "bail.ask"\n');
    expect(await run('import', po)).toMatchObject({ exitCode: 0, err: expect.stringContaining('Nothing to write') });
    await rewrite(po, (text) => text.replace('#, fuzzy\n', ''));
    expect((await run('import', po, '--yes')).out).toContain('Written: menus/small/reviews.yaml');
    expect((await run('status', 'fr')).out).not.toContain('Stale');
  });

  it('takes shuffled rows beside columns that are not ours, and tells of a language that is missing', async () => {
    await exportAll();
    const { rows } = readCsv('s', await readFile(csv)).sheet;
    const header = ['my notes', 'am', 'key', 'am-Latn', 'en'];
    const shuffled = rows.toReversed().map(({ cells }) => ({ cells: { ...cells, 'my notes': '=SUM(1)' } }));
    await writeFile(csv, writeCsv({ header, rows: shuffled }));
    await retype(csv, { 'bail.label': { 'am-Latn': 'Wastina!' } });
    const before = await contentOf(root);
    const { exitCode, out } = await run('import', csv, '--yes');
    expect(exitCode).toBe(0);
    expect(out).toContain('fr.csv:1 warning: Not here: fr.\n    These translations stay as they are.');
    expect(out).toContain('Columns that are not taken in: my notes.');
    const changed = (before['locales/am-Latn/small.yaml'] ?? '').replace(/bail\.label: .*/, 'bail.label: Wastina!');
    expect(await contentOf(root)).toEqual({
      ...before,
      'locales/am-Latn/small.yaml': changed,
      'menus/small/reviews.yaml': await reviews(),
    });
  });

  it('writes nothing where a cell is wrong, and says which', async () => {
    await exportFrench();
    const before = await contentOf(root);
    await retype(csv, { 'raid.call': { fr: '{who}' }, 'bail.ask': { fr: 'Autre phrase.' } });
    const { exitCode, out, err } = await run('import', csv, 'fr', '--yes');
    expect([exitCode, err]).toEqual([1, 'Nothing was written. Mend the errors and import it again.\n']);
    expect(out).toMatch(/fr\.csv:\d+ \(column fr\) error: raid\.call in fr lacks \{number\}\.\n/);
    expect(await contentOf(root)).toEqual(before);
  });

  it('writes nothing where the line would not pass the checks, and says at which row', async () => {
    await exportFrench();
    const before = await contentOf(root);
    await retype(csv, { 'keyword.clinic': { fr: 'RAFLE' }, 'bail.sms': { fr: '{who}: {number}. Police là.' } });
    const { exitCode, out, err } = await run('import', csv, 'fr', '--yes');
    expect(exitCode).toBe(1);
    expect(err).toContain('Nothing was written, since the line would not pass the checks.');
    expect(out).toMatch(/fr\.csv:3 \(column fr\) error: RAFLE \(French\) leads to clinic, and to raid in French\./);
    expect(await contentOf(root)).toEqual(before);
  });

  it('is not kept from a line by errors of other strings, which its own gap has hidden', async () => {
    await exportFrench();
    await rewrite(`${root}/locales/fr/small.yaml`, (text) => text.replace('  lawyer.label: Avocat\n', ''));
    await rewrite(`${root}/locales/en/small.yaml`, (text) =>
      text.replace('{number}. Ask there.', '{number}. Police there.'),
    );
    const { exitCode, out } = await run('import', csv, 'fr', '--yes');
    expect(out).toMatch(/ error: .*police.*\n.*\[bland-sms\]/i);
    expect(exitCode).toBe(0);
    expect(await french()).toContain('lawyer.label: Avocat\n');
  });

  it('puts a string that was missing where the first language has it, and a shared one into the shared file', async () => {
    await exportFrench();
    const before = await contentOf(root);
    for (const [file, key] of [
      ['small', 'lawyer.label'],
      ['common', 'nav.back'],
    ] as const)
      await rewrite(`${root}/locales/fr/${file}.yaml`, (text) =>
        text.replace(new RegExp(`^ {2}${key}: .*\n`, 'm'), ''),
      );
    expect((await run('import', csv, 'fr', '--yes')).out).toContain('fr: 2 new, 0 changed, ');
    expect({ ...(await contentOf(root)), 'menus/small/reviews.yaml': '' }).toEqual({
      ...before,
      'menus/small/reviews.yaml': '',
    });
  });

  it('leaves files alone that were changed while it asked', async () => {
    await exportFrench();
    await retype(csv, { 'bail.ask': { fr: 'Demandez la caution.' } });
    const edit = async () => {
      await writeFile(`${root}/locales/fr/small.yaml`, `${await french()}# mine\n`);
      return true;
    };
    expect(await runSmall(root, ['import', csv, 'fr'], edit)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('was changed meanwhile'),
    });
    expect(await french()).toMatch(/Vous pouvez demander la caution\..*# mine\n$/s);
  });
});
