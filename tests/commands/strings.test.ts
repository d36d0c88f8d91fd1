import { readFile, rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { due } from '../../src/commands/due.node.ts';
import { strings } from '../../src/commands/strings.node.ts';
import { captured } from '../support/captured.ts';
import { copyContent, removeCopy, rewrite } from '../support/production-line.ts';

const now = Date.UTC(2026, 10, 20, 10);
let root: string;
beforeEach(async () => {
  root = await copyContent();
});
afterEach(() => removeCopy(root));

const run = (...args: string[]) =>
  captured(() => strings(['read', '--line', 'demo-ke', '--by', 'acacia', ...args], { root, now }));
const reviews = () => readFile(`${root}/menus/demo-ke/reviews.yaml`, 'utf8');
const records = async () => (await reviews()).split('\n').filter((row) => row.startsWith('  - { key:'));

/** What `npm run due` says of translations. */
async function overtaken(): Promise<readonly string[]> {
  await captured(() => due(['--line', 'demo-ke', '--csv', `${root}/due.csv`], { root, now }));
  const table = await readFile(`${root}/due.csv`, 'utf8');
  await rm(`${root}/due.csv`);
  return table.split('\r\n').filter((row) => row.startsWith('demo-ke,overtaken,'));
}

describe('npm run strings -- read', () => {
  it('writes a record a string below all that stands there, comments too', async () => {
    const before = await reviews();
    expect((await run('sw', 'raid.call', 'clinic.none')).exitCode).toBe(0);
    expect((await reviews()).startsWith(before.trimEnd())).toBe(true);
    expect(await records()).toEqual([
      expect.stringMatching(
        /^ {2}- \{ key: clinic\.none, language: sw, source: [0-9a-f]{16}, text: [0-9a-f]{16}, by: acacia, on: 2026-11-20 \}$/,
      ),
      expect.stringContaining('key: raid.call, language: sw'),
    ]);
  });

  it('counts one string as one', async () => {
    expect((await run('sw', 'raid.call')).out).toContain(': 1 string in sw was read by acacia.');
    expect((await run('sw', 'raid.call', 'clinic.none')).out).toContain(': 2 strings in sw were read by acacia.');
  });

  it('with --all it is all strings of the language, and again it replaces them', async () => {
    await run('am-Latn', '--all');
    const first = await records();
    expect(first.length).toBeGreaterThan(100);
    await run('am-Latn', '--all', '--on', '2026-11-19');
    expect(await records()).toEqual(first.map((row) => row.replace('2026-11-20', '2026-11-19')));
  });

  it('leaves a line in which a translation is overtaken once its source changes, until it is read again', async () => {
    await run('sw', '--all');
    expect(await overtaken()).toEqual([]);
    await rewrite(`${root}/locales/en/demo-ke.yaml`, (text) =>
      text.replace(/^( {2}raid\.calm: ).*$/m, '$1Keep still.'),
    );
    expect(await overtaken()).toEqual([
      expect.stringContaining('npm run strings -- read sw --line demo-ke --by HANDLE raid.calm'),
    ]);
    await run('sw', 'raid.calm');
    expect(await overtaken()).toEqual([]);
  });

  it.each([
    [['sw'], 2, 'Name the strings that were read, or write --all'],
    [['sw', 'raid.call', '--all'], 2, 'Such as: npm run strings -- read sw'],
    [['en', '--all'], 1, 'translated from en into: sw, fr, am, am-Latn'],
    [['xx', '--all'], 1, 'translated from en into'],
    [['sw', 'no.such'], 1, 'does not have: no.such'],
    [['sw', '--all', '--by', 'stranger'], 1, 'keys.yaml has nobody of that handle'],
    [['sw', '--all', '--on', 'tomorrow'], 1, '--on takes a day'],
    [['sw', '--all', '--line', 'nowhere'], 1, 'There is no line of that name'],
    [[], 2, 'Not understood'],
  ])('asked with %j it writes nothing and ends with %i', async (args, exitCode, words) => {
    const before = await reviews();
    expect(await run(...args)).toMatchObject({ exitCode, out: '', err: expect.stringContaining(words) });
    expect(await reviews()).toBe(before);
  });

  it.each([[[]], [['write', 'sw']]])('npm run strings with %j ends with 2', async (args) => {
    expect(await captured(() => strings(args, { root, now }))).toMatchObject({ exitCode: 2, out: '' });
  });
});
