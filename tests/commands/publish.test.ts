import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publish } from '../../src/commands/publish.node.ts';
import { heardHere } from '../../src/commands/publishing/heard-here.node.ts';
import { rollback } from '../../src/commands/rollback.node.ts';
import { compileLines } from '../../src/commands/runtime/compile.node.ts';
import { openLocalStore } from '../../src/commands/store/store.node.ts';
import { throwAwayTrust } from '../../src/commands/store/throw-away-key.node.ts';
import { digestOf } from '../../src/editions/canonical.ts';
import { digestOfSlip } from '../../src/editions/slips.ts';
import { sourcesKey } from '../../src/editions/store.ts';
import { captured } from '../support/captured.ts';
import { type MemoryStore, memoryStore } from '../support/line-store.ts';
import { now } from '../support/lines.ts';
import { removeCopy, rewrite } from '../support/production-line.ts';
import { changeOptions, changeText, heard, line, openWorld, type Run, runIn } from './publishing.ts';

let root: string;
let store: MemoryStore;
let run: Run;

beforeEach(async () => {
  root = await openWorld([]);
  store = memoryStore();
  run = runIn(root, store);
});
afterEach(() => removeCopy(root));

const calm = async () => {
  const now = await heard(store, await throwAwayTrust(root));
  return now && [now.number, now.edition.strings.en?.['clinic.label']];
};
const minutes = (count: number) => ({ now: now + count * 60_000 });

describe('npm run publish, on this computer', () => {
  it('lets callers hear a changed text, and rollback what they heard before, as a newcomer does it', async () => {
    await compileLines({ production: false, own: true, root, now });
    await changeText(root, 'Care near me');
    const own = ['--line', line, '--yes'];
    const published = await captured(() => publish(own, { root, now }));
    expect(published.out).toContain('What callers hear now, as it was compiled in, is kept as edition 1.');
    expect(published.out).toContain('Care near me');
    expect(published.out).toContain(`Published: edition 2 of ${line}. Callers hear it within a minute, at most two.`);
    const back = await captured(() => rollback(['1', ...own], { root, now }));
    expect([published.exitCode, back.exitCode]).toEqual([0, 0]);
    const disk = await openLocalStore(root);
    for (const { key, metadata } of await disk.list('')) await store.put(key, (await disk.get(key)) ?? '', metadata);
    await disk.close();
    expect(await calm()).toEqual([1, 'Clinic near me']);
    expect((await heard(store, await throwAwayTrust(root)))?.verified.state.number).toBe(2);
    expect(await readdir(`${root}/menus/${line}`)).not.toContain('published.json');
  });

  it('keeps the files that an edition was made of, under the digest that its head says', async () => {
    await run('publish', '--json');
    const [edition] = await store.list('edition/');
    const head = JSON.parse((await store.get(edition?.key ?? ''))?.split('\n')[0] ?? '');
    const sources = (await store.get(sourcesKey(head.sources))) ?? '';
    expect(await digestOf(sources)).toBe(head.sources);
    expect(JSON.parse(sources)[`menus/${line}/line.yaml`]).toContain('Made-up organisation');
    expect(edition?.metadata).toEqual({ line, number: 1, madeAt: now, madeBy: ['this-computer'] });
  });

  it('has nothing to publish where callers hear the files already', async () => {
    await run('publish');
    const again = await run('publish', '', minutes(10));
    expect([again.exitCode, again.out]).toEqual([0, 'Nothing to publish: callers hear what the files say already.\n']);
    expect(await store.list('edition/')).toHaveLength(1);
  });

  it('lets npm start tell what callers hear instead of the files, until they say the same', async () => {
    const compiled = async (at: number) => {
      const made = await compileLines({ production: false, own: true, root, now: at });
      return 'reason' in made ? [] : made.editions;
    };
    await run('publish');
    expect(await heardHere(root, await compiled(now))).toEqual([]);
    expect(await heardHere(root, await compiled(now), store)).toEqual([]);
    await changeText(root, 'Care near me');
    const words = `${line}: callers hear edition 1, published on 2026-11-20, not the files. npm run publish -- --line ${line} makes them hear the files.`;
    const tomorrow = now + 24 * 3_600_000;
    expect(await heardHere(root, await compiled(tomorrow), store)).toEqual([words]);
    await changeText(root, 'Clinic near me', 'Care near me');
    expect(await heardHere(root, await compiled(tomorrow), store)).toEqual([]);
  });

  it('publishes nothing while the check finds an error, and says where', async () => {
    await changeText(root, '"{nobody} knows."');
    const { exitCode, out, err } = await run('publish');
    expect([exitCode, err]).toEqual([1, expect.stringContaining('Nothing was published: the check found errors.')]);
    expect(out).toContain(`locales/en/${line}.yaml`);
    expect(store.values.size).toBe(0);
  });

  it('publishes nothing where the answer is no', async () => {
    const asked: string[] = [];
    const ask = async (question: string) => asked.push(question) < 0;
    const { exitCode, err } = await run('publish', '', { ask });
    expect([exitCode, err, asked]).toEqual([1, 'Nothing was published.\n', ['Publish it as edition 1?']]);
    expect(store.values.size).toBe(0);
  });

  it('answers one object with --json, and nothing else', async () => {
    const { out } = await run('publish', '--json');
    expect(JSON.parse(out)).toMatchObject({
      line,
      outcome: 'published',
      number: 1,
      release: 1,
      waitingFor: 0,
      summary: { isFirst: true },
    });
    await changeText(root, 'Care near me');
    const { summary, digest } = JSON.parse((await run('publish', '--json')).out);
    expect(summary.strings).toEqual({ en: { added: [], changed: ['clinic.label'], removed: [] } });
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse((await run('publish', '--json')).out)).toEqual({ line, outcome: 'unchanged', digest });
  });

  it.each([
    ['with a word that it does not know', ['now'], 2, 'Not understood.'],
    ['with an option that it does not know', ['--fast'], 2, 'Not understood.'],
    ['of no line, where there are several', [], 1, 'Say which line: --line NAME. There are: another, my-line.'],
    ['of a line that is not there', ['--line', 'a-third'], 1, 'There is no line of that name.'],
  ])('says what to write, asked %s', async (_, args, code, words) => {
    await mkdir(`${root}/menus/another`);
    const { exitCode, err } = await captured(() => publish(args, { root, now, store }));
    expect([exitCode, err]).toEqual([code, expect.stringContaining(words)]);
  });
});

describe('npm run publish, of keys', () => {
  it('refuses a key that would do another thing, and says which, what it did and what to do', async () => {
    await run('publish');
    await changeOptions(root, '1: raid, 2: clinic, 3: about, 4: lawyer, 5: alert');
    const { exitCode, err } = await run('publish', '', minutes(60));
    expect(exitCode).toBe(1);
    expect(err).toContain(
      'On screen menu, key 3 leads to lawyer ("Lawyer"). It would lead to about ("Who sees this, cost").',
    );
    expect(err).toContain('Or take the old one out, publish, wait five minutes, and publish the new one.');
    expect(err).toContain('its screen (menu.yaml) and its strings (locales) go too, or npm run check objects.');
    expect((await heard(store, await throwAwayTrust(root)))?.number).toBe(1);
  });

  it('says of places whose digits moved how to mend their table, once for each list', async () => {
    await run('publish');
    await rewrite(`${root}/menus/${line}/places.csv`, (text) =>
      text.replace(/^(old-town.*\n)(market.*\n)/m, '$2$1').replace(/^(north.*\n)(south.*\n)/m, '$2$1'),
    );
    const { exitCode, err } = await run('publish', '', minutes(60));
    expect(exitCode).toBe(1);
    expect(err.match(/In the list of places of screen .* would lead to other places/g)).toEqual([
      expect.stringMatching(/ clinic, \d keys /),
    ]);
    expect(err).toContain(
      `the rows of menus/${line}/places.csv: put the rows back in their old order, and add new ones at the end.`,
    );
    expect(err).not.toMatch(/On screen clinic|take the old one out/);
  });

  it('lets a key do another thing five minutes after it was taken out, and not sooner', async () => {
    await run('publish');
    await changeOptions(root, '1: raid, 2: clinic, 4: about, 5: alert, 6: lawyer');
    const without = await run('publish', '', minutes(10));
    expect(without.out).toContain('For five minutes, a call that runs through');
    await changeOptions(root, '1: raid, 2: clinic, 3: alert, 4: about, 6: lawyer');
    const early = await run('publish', '--json', minutes(12));
    expect([early.exitCode, early.err]).toEqual([1, expect.stringContaining('publish again in 3 min (180 s)')]);
    expect(JSON.parse(early.out)).toMatchObject({ outcome: 'refused', early: [{ screen: 'menu', digit: '3' }] });
    expect((await run('publish', '', minutes(15))).exitCode).toBe(0);
  });

  it('undoes at once what took a key out', async () => {
    await run('publish');
    await changeOptions(root, '1: raid, 2: clinic, 4: about, 5: alert, 6: lawyer');
    await run('publish', '', minutes(10));
    expect((await run('rollback', '1', minutes(11))).exitCode).toBe(0);
    expect((await heard(store, await throwAwayTrust(root)))?.number).toBe(1);
  });
});

describe('npm run rollback', () => {
  it('says which editions there are not, and where nothing would change', async () => {
    await run('publish');
    const none = await run('rollback', '7');
    expect([none.exitCode, none.err]).toEqual([1, expect.stringContaining('There is no edition of that number.')]);
    const same = await run('rollback', '1');
    expect([same.exitCode, same.out]).toEqual([0, 'Nothing to do: callers hear edition 1 already.\n']);
    expect((await run('rollback', 'first')).exitCode).toBe(2);
  });

  it('says that the files are as they were, and names slips that count no more', async () => {
    await run('publish');
    const slip = await digestOfSlip('a-secret-of-a-test-0123', line, '73915520');
    await writeFile(`${root}/menus/${line}/slips.lock`, `${slip} hotline nurses\n`);
    await run('publish');
    const asked: string[] = [];
    const ask = async (question: string) => asked.push(question) < 0;
    const refused = await run('rollback', '1', { ask });
    expect([asked, refused.out]).toEqual([
      ['Publish it as edition 1?'],
      expect.stringContaining('WARNING: slips handed out for hotline nurses (Nurses) count no more'),
    ]);
    const { out } = await run('rollback', '1');
    expect(out.trimEnd().split('\n').at(-1)).toBe(
      `The files still say what edition 2 says. To bring those of edition 1: npm run pull -- 1 --line ${line}`,
    );
    await changeText(root, 'Care near me');
    expect((await run('rollback', '2')).out).toContain('The files do not say what edition 2 says. To bring');
  });

  it('leaves down what is taken down', async () => {
    await run('publish');
    await changeText(root, 'Care near me');
    await run('publish');
    await run('take-down', 'hotline nurses');
    await run('rollback', '1');
    const now = await heard(store, await throwAwayTrust(root));
    expect([now?.number, now?.verified.release.takenDown]).toEqual([1, [{ kind: 'hotline', id: 'nurses' }]]);
  });

  it('refuses an edition that would move a key, and says the way round', async () => {
    await run('publish');
    await changeOptions(root, '1: raid, 2: clinic, 4: about, 5: alert, 6: lawyer');
    await run('publish', '', minutes(10));
    await changeOptions(root, '1: raid, 2: clinic, 3: alert, 4: about, 6: lawyer');
    await run('publish', '', minutes(20));
    const { exitCode, err } = await run('rollback', '1', minutes(30));
    expect([exitCode, err]).toEqual([1, expect.stringContaining('On screen menu, key 3 leads to alert')]);
    expect(err).toContain('Or go back only to an edition that has these keys as they are now');
  });

  it('opens no edition whose bytes are others than its digest says', async () => {
    await run('publish');
    await changeText(root, 'Care near me');
    await run('publish');
    const [first] = (await store.list('edition/')).filter(({ metadata }) => metadata.number === 1);
    const text = (await store.get(first?.key ?? '')) ?? '';
    await store.put(first?.key ?? '', text.replace('Made-up', 'Made-on'), first?.metadata);
    const { exitCode, err } = await run('rollback', '1');
    expect([exitCode, err]).toEqual([1, expect.stringContaining('is damaged in the store')]);
    expect(await calm()).toEqual([2, 'Care near me']);
  });
});

describe('an edition without a slip that was texted', () => {
  const secret = 'a-secret-of-this-test-alone-0123456789';
  const code = '73915520';

  it('is not published while that would bring back what the slip took down', async () => {
    const digest = await digestOfSlip(secret, line, code);
    await writeFile(`${root}/.dev.vars`, `SLIP_SECRET=${secret}\n`);
    await writeFile(`${root}/menus/${line}/slips.lock`, `${digest} hotline nurses\n`);
    await run('publish');
    await store.put(`off/${line}`, JSON.stringify([code]));
    await writeFile(`${root}/menus/${line}/slips.lock`, '');
    const refused = await run('publish');
    expect([refused.exitCode, refused.err]).toEqual([
      1,
      expect.stringContaining('First: npm run take-down -- hotline nurses --line my-line. Then do this again.'),
    ]);
    await run('take-down', 'hotline nurses');
    expect((await run('publish')).exitCode).toBe(0);
    const now = await heard(store, await throwAwayTrust(root));
    expect([now?.number, now?.verified.release.takenDown]).toEqual([2, [{ kind: 'hotline', id: 'nurses' }]]);
  });
});
