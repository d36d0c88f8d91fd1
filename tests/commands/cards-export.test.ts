import { readFile, stat, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cards } from '../../src/commands/cards.node.ts';
import { openLine } from '../../src/commands/files/line-files.node.ts';
import { cardsOf, cardWords } from '../../src/content/card-words.ts';
import { type OpenedDocx, openDocx } from '../exchange/docx-parts.ts';
import { captured } from '../support/captured.ts';
import { copyContent, removeCopy, rewrite } from '../support/production-line.ts';

const now = Date.UTC(2026, 10, 20, 10);
let root: string;
beforeAll(async () => {
  root = await copyContent();
});
afterAll(() => removeCopy(root));

let count = 0;
const run = (...args: string[]) => captured(() => cards(['export', '--docx', ...args], { root, now }));

async function exported(...args: string[]): Promise<OpenedDocx & { readonly said: string }> {
  const out = `${root}/${count++}.docx`;
  const { exitCode, err } = await run(...args, '--out', out);
  expect({ exitCode, err }).toMatchObject({ exitCode: 0 });
  const opened = openDocx(await readFile(out));
  return { ...opened, said: opened.paragraphs.join('\n') };
}

async function sourcesOf(line: string) {
  const opened = await openLine(root, now, line);
  if ('wrong' in opened) throw new Error('the lines that ship can be read');
  return opened.sources;
}

describe('npm run cards -- export --docx', () => {
  it.each([
    ['demo-ke', 'sw'],
    ['demo-ew', 'th'],
  ])('of %s has every sentence on law with the law beside it, and its %s', async (line, locale) => {
    const { tables, said } = await exported('--line', line, locale);
    const sources = await sourcesOf(line);
    const stated = cardsOf(sources).filter(([, { pages }]) => pages.flat().some(({ law }) => law !== undefined));
    expect(stated.length).toBeGreaterThan(8);
    const rows = stated.flatMap(([screen]) => {
      const translated = cardWords(sources, screen, locale)?.sentences ?? [];
      return (cardWords(sources, screen, 'en')?.sentences ?? []).map(({ say, text, law, mark }, at) => [
        `${at + 1}`,
        [
          ...(say === 'sms' ? ['As a text message:'] : []),
          text,
          `mark ${mark}`,
          translated[at]?.text,
          `mark ${translated[at]?.mark}`,
        ],
        law ?? 'no law stated',
      ]);
    });
    const shown = tables.slice(0, -1).flatMap((table) => table.slice(1));
    expect(shown.map(([number, words, law]) => [number?.[0], words, law?.[0]])).toEqual(rows);
    for (const [screen] of stated) expect(said).toContain(` (${screen})\n`);
  });

  it('marks what must be confirmed, and since when a treaty binds', async () => {
    const [table = []] = (await exported('--line', 'demo-ke', 'stay')).tables;
    expect(table.map(([, , law, tick]) => [law?.slice(1), tick?.[0]])).toEqual([
      [[], 'Correct?'],
      [['MUST BE CONFIRMED: it is only believed to be right'], '☐ confirmed'],
      [[], '☐ correct'],
      [
        ['treaty, in force for KE since 1966-08-14', 'MUST BE CONFIRMED: it is only believed to be right'],
        '☐ confirmed',
      ],
      [['treaty, in force for KE since 1976-03-23'], '☐ correct'],
      [[], '☐ correct'],
    ]);
  });

  it('says where callers find a card, and shows its pages as phones do, in both languages', async () => {
    const { paragraphs } = await exported('--line', 'demo-ke', 'sw', 'arrest');
    expect(paragraphs).toEqual(
      expect.arrayContaining([
        'After an arrest (arrest)',
        'In a call: *384*00000#, then 1, 3, 2 (English › Lawyer › After an arrest).',
        'By text message: 132.',
        'Law of: KE. Not reviewed yet.',
        'DEMO\nOnce arrested you must be told why, promptly, in a language you understand.\n9 More 0 Back',
        'Haki hizi ni za kila mtu, si za raia tu.\nNi marufuku kukuumiza, kukutesa au kukuaibisha.\n9 Zaidi 0 Rudi',
        'In a call, in Swahili',
        'As a text message, in Swahili',
      ]),
    );
  });

  it('shows a card that is past its date as it would be read again', async () => {
    await rewrite(`${root}/menus/demo-ke/menu.yaml`, (text) => text.replaceAll('until: today+180d', 'until: today-1d'));
    const { said } = await exported('--line', 'demo-ke', 'court');
    expect(said).toContain('Court: within 24 hours of arrest.');
    expect(said).not.toMatch(/not checked since/i);
  });

  it('ends with a line to sign on and what writes each outcome down', async () => {
    const { said, tables } = await exported('--line', 'demo-ke', 'sw', 'court');
    const fingerprints = tables
      .at(-1)
      ?.slice(1)
      .map(([card, digest]) => [card?.[1], digest?.[0]]);
    expect(fingerprints?.map(([language]) => language)).toEqual(['English', 'Swahili']);
    for (const words of ['Signature:', 'Date:', 'never my name']) expect(said).toContain(words);
    expect(said).toContain(
      `record court --line demo-ke --by WHO --on DAY --until DAY --digest ${fingerprints?.[0]?.[1]}`,
    );
    expect(said).toContain(`--language sw --by WHO --on DAY --until DAY --digest ${fingerprints?.[1]?.[1]}`);
  });

  it('is for its owner alone, and overwrites nothing', async () => {
    const out = `${root}/mine.docx`;
    await run('--line', 'demo-ke', 'raid', '--out', out);
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    await writeFile(out, 'what a lawyer wrote');
    expect(await run('--line', 'demo-ke', 'raid', '--out', out)).toMatchObject({ exitCode: 1, out: '' });
    expect(await readFile(out, 'utf8')).toBe('what a lawyer wrote');
  });

  it.each([
    [['--line', 'demo-ke', 'clinic'], 1, 'no card and no language of that name: clinic. Cards: raid, arrest'],
    [['--line', 'demo-ke', 'sw', 'fr'], 1, 'One document takes one more language'],
    [['--line', 'nowhere'], 1, 'There is no line of that name'],
    [['raid'], 2, 'Not understood'],
    [['--line', 'demo-ke', '--wide'], 2, 'Not understood'],
  ])('asked with %j it ends with %i', async (args, exitCode, words) => {
    expect(await run(...args)).toMatchObject({ exitCode, out: '', err: expect.stringContaining(words) });
  });
});
