import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dial } from '../../src/commands/dial.node.ts';
import { line } from '../../src/commands/line.node.ts';
import { checkLines } from '../../src/commands/runtime/compile.node.ts';
import { captured, typed } from '../support/captured.ts';
import { copyContent, removeCopy, writeProductionLine } from '../support/production-line.ts';
import { makePerson } from '../support/published.ts';
import { writeKeys } from '../support/published-files.ts';

const now = Date.UTC(2026, 10, 20, 10);

let root: string;
beforeAll(async () => {
  root = await copyContent();
  await captured(() => line(['new', 'my-city'], root));
});
afterAll(() => removeCopy(root));

describe('a new line', () => {
  it('stands beside the others and says what to do next', async () => {
    const { exitCode, out, err } = await captured(() => line(['new', 'third'], root));
    expect(exitCode).toBe(0);
    expect(out.trim().split('\n')).toContain('locales/en/third.yaml');
    expect(err).toContain('npm run check -- --line third');
    expect(await readdir(`${root}/menus`)).toEqual(expect.arrayContaining(['demo-ew', 'demo-ke', 'my-city', 'third']));
  });

  it('passes every check as a demonstration, as it is', async () => {
    expect(await checkLines({ root, production: false, now, only: 'my-city' })).toMatchObject([{ findings: [] }]);
  });

  it('is told by the checks what is still an example, at each TODO of its menu and reviews', async () => {
    const [checked] = await checkLines({ root, production: true, now, only: 'my-city' });
    const rules = checked?.findings.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(['no-demo', 'reviewed-cards', 'no-confirm', 'second-reader']));
  });

  it('is dialled and texted: raid card, clinic, lawyer, about', async () => {
    const inputs = ['1', '0', '2', '1', '1', 'dial', '3', 'text ABOUT'];
    const asked = ['--line', 'my-city', '--at', new Date(now).toISOString(), '*384*00000#'];
    const { out } = await captured(() => dial(asked, { root, inputs: typed(...inputs) }));
    const [start, raid, , , , clinic, , lawyer, about] = out.split(/^> /m).slice(1);
    expect(start).toContain('1 Police here now');
    expect(raid).toMatch(/Lawyer, free, 24h:[ │\n]*\+448081570901/);
    expect(clinic).toContain('+442079460801 C4823');
    expect(lawyer).toContain('Lawyers');
    expect(about).toContain('This software keeps nothing about you');
  });

  it('names itself, not its template, wherever its files name it', async () => {
    const names = await readdir(`${root}/menus/my-city`);
    const texts = await Promise.all(names.map((name) => readFile(`${root}/menus/my-city/${name}`, 'utf8')));
    expect(texts.join('')).not.toMatch(/\bNAME\b/);
    expect(texts.join('')).toContain('locales/en/my-city.yaml');
  });

  it('can be filled until production takes it', async () => {
    await captured(async () => {
      await writeProductionLine(root, 'real-city', now);
      return 0;
    });
    const people = await Promise.all(['first-person', 'second-person'].map(makePerson));
    await writeKeys({ root, line: 'real-city', isRemote: true }, people);
    expect(await checkLines({ root, production: true, now, only: 'real-city' })).toMatchObject([{ findings: [] }]);
  });
});

describe('npm run line', () => {
  it('overwrites nothing, and then writes nothing', async () => {
    const before = await readFile(`${root}/menus/my-city/line.yaml`, 'utf8');
    const { exitCode, out, err } = await captured(() => line(['new', 'my-city'], root));
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toContain('is there already: ');
    expect(await readFile(`${root}/menus/my-city/line.yaml`, 'utf8')).toBe(before);
  });

  it.each([
    [[]],
    [['new']],
    [['delete', 'demo-ke']],
    [['new', 'Demo']],
    [['new', '../demo']],
    [['new', 'a--b']],
    [['new', 'common']],
    [['new', 'x'.repeat(31)]],
    [['new', 'a', 'b']],
  ])('asked with %j it ends with 2 and writes nothing', async (args) => {
    expect(await captured(() => line(args, root))).toMatchObject({ exitCode: 2, out: '' });
  });
});
