import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { strings } from '../../src/commands/strings.node.ts';
import { captured } from '../support/captured.ts';
import { copyContent, removeCopy } from '../support/production-line.ts';

const now = Date.UTC(2026, 10, 20, 10);
const tried = ['--tried-on', '2026-11-19', '--tried-by', 'Invented partner'];
let root: string;
beforeEach(async () => {
  root = await copyContent();
});
afterEach(() => removeCopy(root));

const run = (...args: string[]) =>
  captured(() => strings(['reader', '--line', 'demo-ke', '--by', 'acacia', ...args], { root, now }));
const reviews = () => readFile(`${root}/menus/demo-ke/reviews.yaml`, 'utf8');

describe('npm run strings -- reader', () => {
  it('writes who read a language and who tried it, once a language', async () => {
    const before = await reviews();
    expect(await run('sw', ...tried, '--on', '2026-11-18')).toMatchObject({ exitCode: 0 });
    expect(await run('en', ...tried)).toMatchObject({ exitCode: 0, err: '' });
    expect(await run('sw', ...tried)).toMatchObject({
      exitCode: 0,
      err: expect.stringContaining('strings -- read sw'),
    });
    const row = (language: string) =>
      `  - { language: ${language}, secondReader: acacia, readOn: 2026-11-20, triedOn: 2026-11-19, triedBy: Invented partner }\n`;
    expect(await reviews()).toBe(before.replace('languages: []\n', `languages:\n${row('sw')}${row('en')}`));
  });

  it.each([
    [['am-Latn', ...tried], 1, 'The languages of the line are: en, sw, fr, am'],
    [['sw', ...tried, '--by', 'stranger'], 1, 'keys.yaml has nobody of that handle'],
    [['sw', ...tried, '--on', '2026-11-21'], 1, '--on takes a day that is past'],
    [['sw', ...tried, '--tried-on', '2026-11-21'], 1, '--tried-on takes a day that is past'],
    [['sw', ...tried, '--line', 'nowhere'], 1, 'There is no line of that name'],
    [['sw', '--tried-on', '2026-11-19'], 2, 'Not understood'],
    [[...tried], 2, 'Not understood'],
  ])('asked with %j it writes nothing and ends with %i', async (args, exitCode, words) => {
    const before = await reviews();
    expect(await run(...args)).toMatchObject({ exitCode, out: '', err: expect.stringContaining(words) });
    expect(await reviews()).toBe(before);
  });
});
