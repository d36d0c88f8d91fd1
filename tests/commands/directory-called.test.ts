import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { called } from '../../src/commands/directory/called.node.ts';
import { due } from '../../src/commands/due.node.ts';
import { openLines } from '../../src/commands/files/open-lines.node.ts';
import { captured } from '../support/captured.ts';
import { copyContent, removeCopy, rewrite } from '../support/production-line.ts';

const now = Date.UTC(2026, 10, 20, 10);
let root: string;
beforeEach(async () => {
  root = await copyContent();
});
afterEach(() => removeCopy(root));

const run = (...args: string[]) =>
  captured(() => called(['--line', 'demo-ke', '--by', 'acacia', ...args], { root, now }));
const table = (name: string) => readFile(`${root}/menus/demo-ke/${name}.csv`, 'utf8');

/** Rows that differ, before and after. */
function changedRows(before: string, after: string): readonly (readonly [string, string])[] {
  const rows = after.split('\n');
  return before.split('\n').flatMap((row, at) => (row === rows[at] ? [] : [[row, rows[at] ?? '']]));
}

describe('npm run directory -- called', () => {
  it('writes who called and when into the row of a hotline, and 30 days more', async () => {
    const before = await table('hotlines');
    const { exitCode, out } = await run('mji-desk');
    expect([exitCode, out]).toEqual([0, expect.stringContaining('It counts as checked until 2026-12-20.')]);
    const [[old, row] = ['', ''], ...others] = changedRows(before, await table('hotlines'));
    expect(others).toEqual([]);
    expect(old).toContain('heron,today-52d,today-22d');
    expect(row).toBe(old.replace('heron,today-52d,today-22d', 'acacia,2026-11-20,2026-12-20'));
  });

  it('leaves a line whose hotline is live', async () => {
    await run('mji-desk', '--on', '2026-11-18');
    expect(await table('hotlines')).toMatch(/^mji-desk,.*acacia,2026-11-18,2026-12-18/m);
    const [line] = await openLines(root, now, 'demo-ke');
    const hotline = line?.opened?.edition.hotlines.find(({ id }) => id === 'mji-desk');
    expect(hotline).toMatchObject({ checkedOn: '2026-11-18', expiresOn: '2026-12-18' });
  });

  it('writes it into the row of a contact, which is then no longer one that nobody has called', async () => {
    expect((await run('kesho-group')).exitCode).toBe(0);
    expect(await table('contacts')).toMatch(/^kesho-group,.*acacia,2026-11-20/m);
    const { out } = await captured(() => due(['--line', 'demo-ke'], { root, now }));
    expect(out).not.toContain('kesho-group');
  });

  it('writes the day into the row of a clinic, by id or code, and its word stays as it is', async () => {
    const isNeverCalled = async () =>
      (await captured(() => due(['--line', 'demo-ke'], { root, now }))).out.includes('called umoja-desk');
    const attestations = `${root}/menus/demo-ke/attestations.csv`;
    await rewrite(attestations, (text) => text.replaceAll(/^(umoja-desk,.*),call,/gm, '$1,visit,'));
    const before = await Promise.all([table('clinics'), table('attestations')]);
    expect(await isNeverCalled()).toBe(true);
    const code = /^umoja-desk,C(\d+)/m.exec(before[0])?.[1];
    const { exitCode, out } = await run(`c ${code}`);
    expect([exitCode, out]).toEqual([0, expect.stringContaining('Its word counts as long as before')]);
    expect(await table('attestations')).toBe(before[1]);
    const after = await table('clinics');
    expect(after.split('\n')[0]).toBe(`${before[0].split('\n')[0]},called_on`);
    expect(after.match(/^.*2026-11-20$/gm)).toEqual([expect.stringMatching(/^umoja-desk,/)]);
    expect(await isNeverCalled()).toBe(false);
    expect((await run('umoja-desk', '--on', '2026-11-19')).exitCode).toBe(0);
    expect(await table('clinics')).toMatch(/^umoja-desk,.*,2026-11-19$/m);
  });

  it('asks which is meant where a hotline and a contact have one id', async () => {
    await rewrite(`${root}/menus/demo-ke/contacts.csv`, (text) => text.replace('kesho-group', 'mji-desk'));
    expect(await run('mji-desk')).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('--hotline, --contact or --clinic'),
    });
    expect((await run('mji-desk', '--contact')).out).toContain('contacts.csv');
    expect((await run('mji-desk', '--hotline')).out).toContain('hotlines.csv');
  });

  it.each([
    [['nobody'], 1, 'No row of hotlines.csv, contacts.csv or clinics.csv'],
    [['mji-desk', '--on', '2027-01-01'], 1, 'past or today'],
    [['mji-desk', '--by', 'stranger'], 1, 'keys.yaml has nobody of that handle'],
    [['mji-desk', '--hotline', '--contact'], 2, 'Not understood'],
    [[], 2, 'Not understood'],
  ])('asked with %j it writes nothing and ends with %i', async (args, exitCode, words) => {
    const before = await Promise.all(['hotlines', 'contacts'].map(table));
    expect(await run(...args)).toMatchObject({ exitCode, out: '', err: expect.stringContaining(words) });
    expect(await Promise.all(['hotlines', 'contacts'].map(table))).toEqual(before);
  });
});
