import { readFile, rm, writeFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { due } from '../../src/commands/due.node.ts';
import { fingerprintOf } from '../../src/content/fingerprint.ts';
import type { Release } from '../../src/content/state.ts';
import { textlessOf } from '../../src/editions/document.ts';
import { captured } from '../support/captured.ts';
import { editionOf } from '../support/lines.ts';
import { copyContent, removeCopy, rewrite } from '../support/production-line.ts';
import { published } from '../support/published.ts';

const now = Date.UTC(2026, 10, 20, 10);
/** What an editor, or somebody who sends one a spreadsheet, could write. */
const hostile = '=HYPERLINK("//x")';
const markup = '<img src=x>';

/** A copy in which one clinic is left in the whole of Kenya, one row has a hostile name, and one markup. */
let root: string;
beforeAll(async () => {
  root = await copyContent();
  const table = (name: string) => `${root}/menus/demo-ke/${name}.csv`;
  const header = (await readFile(table('attestations'), 'utf8')).split('\n', 1)[0];
  const taa =
    'no,no,Harm to a child.,no,In a cabinet.,yes,manager,today-70d,visit,heron,acacia,today-70d,today+12d,attested,';
  await writeFile(table('attestations'), `${header}\ntaa-house,${taa}\n`);
  await rewrite(table('hotlines'), (text) => text.replace(',Mji Legal Desk,', `,"${hostile.replaceAll('"', '""')}",`));
  await rewrite(table('contacts'), (text) => text.replace(',Kesho Group,', `,${markup},`));
});
afterAll(() => removeCopy(root));

const run = (...args: string[]) => captured(() => due(args, { root, now }));

async function rowsOf(...args: string[]): Promise<readonly Record<string, string>[]> {
  const { exitCode, out, err } = await run(...args, '--csv', `${root}/due.csv`);
  expect([exitCode, out, err]).toEqual([0, '', `Wrote ${root}/due.csv: open it as a spreadsheet.\n`]);
  const rows = parse(await readFile(`${root}/due.csv`, 'utf8'), { bom: true, columns: true });
  await rm(`${root}/due.csv`);
  return rows as readonly Record<string, string>[];
}

const publishedOther = async (release: Partial<Release> = {}): Promise<string> => {
  const { record } = await published(editionOf('demo-ke'), {
    by: [],
    release: { textless: digestOfNothing, ...release },
    madeAt: now,
  });
  return JSON.stringify(record);
};
const digestOfNothing = '0'.repeat(64);

describe('npm run due', () => {
  it('tells first of the clinic without which areas are left empty, where that is and what to do', async () => {
    const { exitCode, out } = await run('--line', 'demo-ke');
    expect(exitCode).toBe(0);
    const [first = '', later] = out.split('\n\n').slice(1);
    const words = first.slice(first.indexOf('  Clinic Taa House')).split('\n').slice(0, 6);
    expect(first).toMatch(/^First: without these, people somewhere are told of nobody/);
    expect(later).toMatch(/^Past their date/);
    expect(words.map((line) => line.trim())).toEqual([
      'Clinic Taa House (taa-house), +442079460202',
      'Its word counts until 2026-12-02, 12 days left.',
      expect.stringMatching(
        /^Without it nobody is told of any clinic in \d+ areas: all of Nairobi West, all of .*, Thika, /,
      ),
      'One call is enough if every answer is the same; then a second person confirms it.',
      'npm run directory -- renew taa-house --line demo-ke --by HANDLE --second HANDLE --role ROLE',
      'menus/demo-ke/attestations.csv row 2',
    ]);
  });

  it('has a heading for each kind of work, in this order', async () => {
    const { out } = await run('--line', 'demo-ke');
    expect(out.match(/^\S.*\(\d+\)$/gm)?.map((title) => title.replace(/ \(\d+\)/, ''))).toEqual([
      'First: without these, people somewhere are told of nobody',
      'Past their date',
      'Nobody has ever called',
      'Translations that nobody else has read',
    ]);
  });

  it('looks as far ahead as it is told', async () => {
    const count = async (days: string) =>
      Number(/: (\d+) due/.exec((await run('--line', 'demo-ew', '--days', days)).out)?.[1]);
    expect(await count('0')).toBeLessThan(await count('60'));
    expect(await count('60')).toBeLessThan(await count('90'));
  });

  it('is all lines where none is named', async () => {
    expect((await run()).out).toMatch(/^demo-ew on 2026-11-20[\s\S]*^demo-ke on 2026-11-20/m);
  });

  it('as CSV is one row an item, with every formula neutralised', async () => {
    const rows = await rowsOf();
    expect(new Set(rows.map(({ line }) => line))).toEqual(new Set(['demo-ew', 'demo-ke']));
    expect(rows.find(({ id }) => id === 'taa-house')).toMatchObject({
      stage: 'running-out',
      file: 'menus/demo-ke/attestations.csv',
      row: '2',
      day: '2026-12-02',
      days_left: '12',
      remedy: 'one-call',
    });
    expect(rows.find(({ id }) => id === 'mji-desk')?.name).toBe(`'${hostile}`);
    expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=@\t\r]/.test(cell))).toEqual([]);
  });

  it('as a page has a box for each item, and nothing that is run, fetched or not escaped', async () => {
    const file = `${root}/due.html`;
    const { exitCode, out, err } = await run('--html', file);
    expect([exitCode, out, err]).toEqual([0, '', `Wrote ${file}: open it and print it.\n`]);
    const page = await readFile(file, 'utf8');
    const rows = await rowsOf();
    expect(page.match(/class="box"/g)).toHaveLength(rows.length);
    expect(page).toContain('&lt;img src=x&gt;');
    expect(page).not.toMatch(/<(?:script|img|link|iframe|form|a)\b|url\(|@import|\son\w+=|https?:/i);
    expect(page).toContain("default-src 'none'");
  });

  it('as a page asks for a second person where it takes two, for no answer where there is a number, and no computer', async () => {
    const file = `${root}/second.html`;
    await run('--html', file);
    const items = (await readFile(file, 'utf8')).split('<li>').slice(1);
    const rows = await rowsOf();
    const count = (remedies: readonly string[]) => rows.filter(({ remedy = '' }) => remedies.includes(remedy)).length;
    expect(items.filter((item) => item.includes('>Second<'))).toHaveLength(count(['one-call', 'ask']));
    expect(items.filter((item) => item.includes('No answer'))).toHaveLength(
      rows.filter(({ phone }) => phone !== '').length,
    );
    expect(items.filter((item) => item.includes('>Notes<'))).toHaveLength(items.length);
    expect(items.filter((item) => item.includes('npm run'))).toEqual([]);
  });

  it.each(['--html', '--csv'])('writes %s over no file that is there', async (option) => {
    const file = `${root}/${option}.there`;
    await writeFile(file, 'mine');
    expect(await run(option, file)).toMatchObject({ exitCode: 1, err: expect.stringContaining('is there already') });
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  it.each([
    [['--line', 'nowhere'], 1, 'There is no line of that name. There are: demo-ew, demo-ke.'],
    [['--days', 'x'], 2, 'Not understood'],
    [['--what'], 2, 'Not understood'],
    [['--csv'], 2, '--csv due.csv'],
    [['--html', ''], 2, '--html due.html'],
    [['demo-ke'], 2, 'Not understood'],
  ])('asked with %j it ends with %i', async (args, exitCode, words) => {
    expect(await run(...args)).toMatchObject({ exitCode, out: '', err: expect.stringContaining(words) });
  });

  it('says how each kind of work is done, and where that is written down', async () => {
    const changed = await copyContent();
    const to = `${changed}/menus/demo-ke`;
    const digest = 'a'.repeat(32);
    await writeFile(`${to}/slips.lock`, `${digest} clinic C4823\n`);
    await writeFile(`${to}/published.json`, await publishedOther());
    const strings = '  - { key: raid.ask, language: sw, source: SOURCE, text: SOURCE, on: 2026-11-01 }';
    await rewrite(
      `${to}/reviews.yaml`,
      (text) => `${text}strings:\n${strings.replaceAll('SOURCE', fingerprintOf('Ask: am I arrested? Why?'))}\n`,
    );
    const { out } = await captured(() => due(['--line', 'demo-ke'], { root: changed, now }));
    await removeCopy(changed);
    expect(out).toContain(`Callers do not hear it yet (1)
  Edition of demo-ke
      The files say something else than what was published last, on 2026-11-20.
      See what differs, and publish it or mend the files.
          npm run diff -- --line demo-ke --remote
      menus/demo-ke/published.json line 1`);
    expect(out).toMatch(
      /^No slip takes it down \(1\)\n {2}Slips for clinic \S+(, \w+ \S+){4} and \d+ more\n.*\n.*\n {10}npm run slips -- --line demo-ke\n {6}menus\/demo-ke\/slips\.lock line 1$/m,
    );
    expect(out).toContain(`  Strings in Swahili: 1
      Taken in from a file, the oldest on 2026-11-01, and nobody has read them since.
      Have a native reader look at each. Then write that down.
          npm run strings -- read sw --line demo-ke --by HANDLE --all
      menus/demo-ke/reviews.yaml line`);
  });

  it('says nothing of what is published where the files say the same', async () => {
    const same = await copyContent();
    const textless = await textlessOf(editionOf('demo-ke'));
    await writeFile(`${same}/menus/demo-ke/published.json`, await publishedOther({ textless }));
    const { out } = await captured(() => due(['--line', 'demo-ke'], { root: same, now }));
    await removeCopy(same);
    expect(out).not.toContain('Callers do not hear it yet');
  });

  it('says where a line is broken instead of counting', async () => {
    const broken = await copyContent();
    await rewrite(`${broken}/menus/demo-ke/line.yaml`, (text) => text.replace('zone: Africa/Nairobi', 'zone: Nairobi'));
    const found = await captured(() => due(['--line', 'demo-ke'], { root: broken, now }));
    await removeCopy(broken);
    expect(found).toMatchObject({
      exitCode: 1,
      out: '',
      err: expect.stringContaining('npm run check -- --line demo-ke'),
    });
  });
});
