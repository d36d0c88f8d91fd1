import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectPath } from '../../src/commands/project.node.ts';
import { strings } from '../../src/commands/strings.node.ts';
import { captured } from '../support/captured.ts';
import { removeCopy, rewrite } from '../support/production-line.ts';
import { copySmall, now, runSmall } from './strings-small.ts';

let root: string;
beforeEach(async () => {
  root = await copySmall();
});
afterEach(() => removeCopy(root));

const run = (...args: string[]) => runSmall(root, args);
/** What is said of French, by its column. */
async function french() {
  const [status] = JSON.parse((await run('status', '--json')).out);
  return status;
}

describe('npm run strings -- status', () => {
  it('shows the lines that ship: all is translated, and nothing reviewed', async () => {
    const { exitCode, out } = await captured(() => strings(['status'], { root: projectPath('.'), now }));
    expect(exitCode).toBe(0);
    const rows = out.split('\n').filter((row) => /%/.test(row));
    expect(rows.map((row) => row.split(/\s+/)[0])).toEqual([
      ...['ro', 'es', 'pt', 'th', 'th-Latn', 'zh', 'zh-Latn'],
      ...['sw', 'fr', 'am', 'am-Latn'],
    ]);
    for (const row of rows) expect(row).toMatch(/^\S+ +(\d+) 100% +0 0% +0 0% +0 0% +\1 100% +0 0%$/);
  });

  it('counts each string once, by how it stands', async () => {
    const { strings: all } = (await french()).counts;
    await rewrite(`${root}/locales/fr/small.yaml`, (text) =>
      text
        .replace('  more.label: Plus\n', '')
        .replace('Clinique', 'Clinic near me')
        .replace('Nos groupes', 'Our groups'),
    );
    await run('read', 'fr', '--by', 'heron', 'bail.ask', 'raid.ask', 'groups.label');
    await rewrite(`${root}/locales/en/small.yaml`, (text) => text.replace('You may ask for bail.', 'Ask for bail.'));
    expect(await french()).toEqual({
      line: 'small',
      source: 'en',
      language: 'fr',
      counts: { strings: all, translated: all - 2, missing: 1, same: 1, stale: 1, unreviewed: all - 5, reviewed: 2 },
    });
    const { out } = await run('status', 'fr');
    expect(out).toContain('Missing: callers cannot be told (1):\n  more.label\n');
    expect(out).toContain('has said that this is right (1):\n  clinic.label\n');
    expect(out).toContain('Reviewed (2):\n  raid.ask\n  groups.label\n');
  });

  it('counts a word that is rightly the same as reviewed once somebody has read it', async () => {
    await rewrite(`${root}/locales/fr/small.yaml`, (text) => text.replace('Nos groupes', 'Our groups'));
    expect((await french()).counts.same).toBe(1);
    await run('read', 'fr', '--by', 'heron', 'groups.label');
    expect((await french()).counts).toMatchObject({ same: 0, reviewed: 1 });
  });

  it('never says 100% of all but one', async () => {
    await rewrite(`${root}/locales/fr/small.yaml`, (text) => text.replace('  more.label: Plus\n', ''));
    expect((await run('status')).out).toMatch(/^fr +\d+ 99% +1 0%/m);
  });

  it.each([
    [['status', 'fr', 'am'], 2, 'Not understood.'],
    [['status', 'sw'], 1, 'The line is translated into: fr, am, am-Latn.'],
  ])('asked with %j ends with %i', async (args, exitCode, words) => {
    expect(await run(...args)).toMatchObject({ exitCode, out: '', err: expect.stringContaining(words) });
  });
});
