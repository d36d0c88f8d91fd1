import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CardStatus, cardStatuses } from '../../src/commands/cards/status.node.ts';
import { cards } from '../../src/commands/cards.node.ts';
import { openLine } from '../../src/commands/files/line-files.node.ts';
import { cardWords, shownFingerprint } from '../../src/content/card-words.ts';
import { spelled } from '../../src/exchange/cards-document.ts';
import { captured } from '../support/captured.ts';
import { copyContent, removeCopy, rewrite } from '../support/production-line.ts';

const now = Date.UTC(2026, 10, 20, 10);
let root: string;
beforeEach(async () => {
  root = await copyContent();
});
afterEach(() => removeCopy(root));

const run = (...args: string[]) => captured(() => cards(args, { root, now }));
const record = (screen: string, ...args: string[]) =>
  run('record', screen, '--line', 'demo-ke', '--by', 'advocate-7', '--until', '2027-05-20', ...args);
const files = async () =>
  Promise.all(['menu', 'reviews'].map((name) => readFile(`${root}/menus/demo-ke/${name}.yaml`, 'utf8')));
const changeCourt = (words: string) =>
  rewrite(`${root}/locales/en/demo-ke.yaml`, (text) => text.replace(/^( {2}court\.bail: ).*$/m, `$1${words}`));

async function opened() {
  const line = await openLine(root, now, 'demo-ke');
  if ('wrong' in line) throw new Error('the line can be read');
  return line;
}

async function statusOf(screen: string, language = 'en'): Promise<CardStatus> {
  const found = cardStatuses(await opened()).find((one) => one.screen === screen && one.language === language);
  if (!found) throw new Error('there is such a card');
  return found;
}

async function digestOf(screen: string, locale: string): Promise<string> {
  const { sources } = await opened();
  const [source, translation] = [cardWords(sources, screen, 'en'), cardWords(sources, screen, locale)];
  if (!source || !translation) throw new Error('there is such a card');
  return shownFingerprint(source, translation);
}

describe('npm run cards -- record', () => {
  it('writes the review on the card and a record of its words, and nothing else', async () => {
    const { digest } = await statusOf('raid');
    const [menu = '', reviews = ''] = await files();
    expect(await record('raid', '--digest', spelled(digest).toUpperCase())).toMatchObject({ exitCode: 0, err: '' });
    const [menuAfter, reviewsAfter = ''] = await files();
    const before = 'review: { by: none, on: today-30d, until: today+180d }';
    expect(menuAfter).toBe(menu.replace(before, 'review: { by: advocate-7, on: 2026-11-20, until: 2027-05-20 }'));
    expect(reviewsAfter.startsWith(reviews)).toBe(true);
    expect(reviewsAfter.slice(reviews.length)).toMatch(
      RegExp(
        `^cards:\n {2}- \\{ screen: raid, language: en, source: ${digest}, by: advocate-7, on: 2026-11-20, until: 2027-05-20, sentences: \\{ call: [0-9a-f]{8}, .* \\} \\}\n$`,
      ),
    );
    expect(await statusOf('raid')).toMatchObject({ state: 'reviewed', by: 'advocate-7', daysLeft: 181 });
  });

  it('replaces an older record of the card, and gives a card without a review one', async () => {
    const { digest } = await statusOf('times');
    await record('times', '--digest', digest, '--on', '2026-11-18');
    await record('times', '--digest', digest, '--on', '2026-11-19');
    const [menu = '', reviews = ''] = await files();
    expect(menu).toContain(
      '    hotline: health\n    review: { by: advocate-7, on: 2026-11-19, until: 2027-05-20 }\n    pages:\n      - - { say: pep, law',
    );
    expect(reviews.match(/screen: times/g)).toHaveLength(1);
  });

  it('takes the mark off a sentence that was confirmed, and off no other', async () => {
    const { digest } = await statusOf('search');
    const [menu = ''] = await files();
    expect(await record('search', '--digest', digest, '--confirmed', '3')).toMatchObject({ exitCode: 0 });
    const [after = ''] = await files();
    const marks = (text: string) => text.match(/confirm: true/g)?.length ?? 0;
    expect(marks(menu) - marks(after)).toBe(1);
    expect(after).toContain('- - { say: phone, law: Computer Misuse and Cybercrimes Act 2018 s. 48 }');
    expect(await statusOf('search')).toMatchObject({ state: 'reviewed', waiting: [] });
  });

  it('refuses while a sentence waits to be confirmed, and says which', async () => {
    const { digest } = await statusOf('stay');
    const before = await files();
    const { exitCode, out, err } = await record('stay', '--digest', digest, '--confirmed', 'offence');
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toMatch(/must be confirmed\.\n {2}3 return: “.*”\n.*--confirmed 3/);
    expect(await files()).toEqual(before);
  });

  it('refuses other words than those of the document, with the marks of those of today', async () => {
    const [document, before] = [await statusOf('court'), await digestOf('court', 'sw')];
    await changeCourt('Ask for bail.');
    const written = await files();
    const refused = await record('court', '--digest', document.digest, '--confirmed', '6');
    expect(refused).toMatchObject({
      exitCode: 1,
      out: '',
      err: expect.stringContaining('has changed since the document'),
    });
    const { sources } = await opened();
    for (const { number, say, mark, text } of cardWords(sources, 'court', 'en')?.sentences ?? [])
      expect(refused.err).toContain(`  ${number} ${say}: mark ${mark} “${text}”`);
    expect(await record('court', '--digest', before, '--language', 'sw')).toMatchObject({ exitCode: 1, out: '' });
    expect(await files()).toEqual(written);
  });

  it('writes nothing as reviewed where a sentence is not correct, and says where to mend it', async () => {
    const { digest } = await statusOf('court');
    const before = await files();
    const { exitCode, err } = await record('court', '--digest', digest, '--not', '3,court.plea', '--confirmed', '6');
    expect(exitCode).toBe(1);
    expect(err).toMatch(/2 sentences of court must be mended/);
    expect(err).toMatch(
      /3 bail: “.*” \(locales\/en\/demo-ke\.yaml line \d+; its law in menus\/demo-ke\/menu\.yaml line 62\)/,
    );
    expect(err).toMatch(/5 plea: “.*” \(locales\/en\/demo-ke\.yaml line \d+\)/);
    expect(err).toContain('npm run take-down -- screen court --line demo-ke');
    expect(await files()).toEqual(before);
  });

  it('records a translation with both fingerprints, and leaves the card itself alone', async () => {
    const [menu] = await files();
    const digest = await digestOf('court', 'sw');
    expect(await record('court', '--language', 'sw', '--digest', digest)).toMatchObject({ exitCode: 0 });
    const [after, reviews] = await files();
    expect(after).toBe(menu);
    expect(reviews).toMatch(/screen: court, language: sw, source: [0-9a-f]{16}, text: [0-9a-f]{16}, by: advocate-7/);
    expect(await statusOf('court', 'sw')).toMatchObject({ state: 'reviewed' });
    expect(await statusOf('court')).toMatchObject({ state: 'not-reviewed' });
    await changeCourt('Ask for bail.');
    expect(await statusOf('court', 'sw')).toMatchObject({ state: 'changed', changed: [] });
  });

  it.each([
    [['raid', '--by', 'Jane Doe'], 1, 'never a name'],
    [['raid', '--by', 'none'], 1, 'never a name'],
    [['raid', '--on', '2026-11-21'], 1, '--on takes a day that is past'],
    [['raid', '--until', '2026-11-20'], 1, '--until takes a day that is yet to come'],
    [['raid', '--until', 'soon'], 1, '--until takes a day such as'],
    [['raid', '--language', 'de'], 1, 'The line has no language of that name. It has: en, sw'],
    [['raid', '--not', 'no-such'], 1, 'The card has no such sentence: no-such. It has: 1 call, 2 ask'],
    [['clinic'], 1, 'The line has no card of that name. It has: raid'],
    [['raid', '--line', 'nowhere'], 1, 'There is no line of that name'],
    [['raid', 'court'], 2, 'Not understood'],
    [['raid', '--digest', ''], 2, 'Not understood'],
  ])('asked with %j it writes nothing and ends with %i', async ([screen = '', ...args], exitCode, words) => {
    const before = await files();
    const { digest } = await statusOf('raid');
    const refused = await record(screen, '--digest', digest, ...args);
    expect(refused).toMatchObject({ exitCode, out: '', err: expect.stringContaining(words) });
    expect(await files()).toEqual(before);
  });
});

describe('npm run cards -- status', () => {
  it('says of each card on law how it stands', async () => {
    await record('raid', '--digest', (await statusOf('raid')).digest);
    await record('court', '--digest', (await statusOf('court')).digest, '--confirmed', '6');
    await changeCourt('Ask for bail.');
    const { exitCode, out } = await run('status', '--line', 'demo-ke');
    expect(exitCode).toBe(0);
    expect(out.split('\n').map((words) => words.replaceAll(/ {2,}/g, ' '))).toEqual(
      expect.arrayContaining([
        'demo-ke',
        ' raid (en) reviewed by advocate-7 on 2026-11-20; that counts until 2027-05-20, 181 days left.',
        ' court (en) reviewed by advocate-7 on 2026-11-20, and changed since: court.bail.',
        ' search (en) not reviewed. Must be confirmed: search.phone.',
        '1 of 10 reviewed as they are now.',
      ]),
    );
  });

  it('says of one that is past its date that it ended', async () => {
    await record('raid', '--digest', (await statusOf('raid')).digest);
    const later = { root, now: Date.UTC(2027, 4, 22) };
    const { out } = await captured(() => cards(['status', '--line', 'demo-ke', '--json'], later));
    const [raid] = JSON.parse(out);
    expect(raid).toMatchObject({ screen: 'raid', state: 'ended', until: '2027-05-20', daysLeft: -2 });
  });

  it.each([
    [['status', '--line', 'nowhere'], 1],
    [['status', 'raid'], 2],
    [[], 2],
    [['count'], 2],
  ])('asked with %j it ends with %i', async (args, exitCode) => {
    expect(await run(...args)).toMatchObject({ exitCode, out: '' });
  });
});
