import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { diff } from '../../src/commands/diff.node.ts';
import { editions } from '../../src/commands/editions.node.ts';
import { takeDown } from '../../src/commands/take-down.node.ts';
import { digestOfSlip } from '../../src/editions/slips.ts';
import { captured } from '../support/captured.ts';
import { type MemoryStore, memoryStore } from '../support/line-store.ts';
import { now } from '../support/lines.ts';
import { removeCopy, rewrite } from '../support/production-line.ts';
import { publishFiles } from '../support/published-files.ts';
import { signingLineId as line, openSigningLine, type SigningLine } from '../support/signing-line.ts';

const secret = 'a-secret-of-a-test-0123';
let own: SigningLine;
let published: MemoryStore['values'];
beforeAll(async () => {
  own = await openSigningLine();
  const by = own.people;
  await publishFiles(own.store, own.which, { by, now: now - 3_600_000 });
  const lock = `${await digestOfSlip(secret, line, '73915520')} hotline quiet-hour\n`;
  await rewrite(`${own.root}/menus/${line}/hotlines.csv`, (text) => text.replace('+448081570801', '+448081570811'));
  await writeFile(`${own.root}/menus/${line}/slips.lock`, lock);
  await publishFiles(own.store, own.which, { by, now });
  await rewrite(`${own.root}/locales/en/${line}.yaml`, (text) =>
    text.replace('Ask for a lawyer', 'Please ask for a lawyer'),
  );
  published = new Map(own.store.values);
});
beforeEach(() => {
  own.store = memoryStore();
  for (const [key, value] of published) own.store.values.set(key, value);
});
afterAll(() => removeCopy(own.root));

const asked = ['--line', line, '--remote'];
const list = (...args: string[]) => captured(() => editions([...asked, ...args], own.options()));
const compare = (...args: string[]) => captured(() => diff([...args, ...asked], own.options()));

describe('npm run editions', () => {
  it('lists what was published, the newest first, and which callers hear', async () => {
    const { exitCode, out } = await list();
    const digests = [...own.store.values.keys()].flatMap((key) =>
      key.startsWith('edition/') ? [key.slice(8, 20)] : [],
    );
    expect(exitCode).toBe(0);
    const [columns, second, first, ...more] = out.split('\n');
    expect(columns).toMatch(/^ +number +made on +by +digest +what it changed$/);
    expect(second).toMatch(/^heard +2 +2026-11-20 10:00 UTC +heron, kite +[0-9a-f]{12} +1 phone number, 1 hotline$/);
    expect(first).toMatch(/^ +1 +2026-11-20 09:00 UTC +heron, kite +[0-9a-f]{12} +the first edition$/);
    expect(digests.every((digest) => out.includes(digest))).toBe(true);
    expect(more).toEqual([
      'Release 2, state 2.',
      'Nothing is taken down.',
      'The floor is what was deployed: nothing was published before that.',
      '',
    ]);
  });

  it('says what is taken down, and from what on nothing older is heard', async () => {
    await captured(() => takeDown(['clinic', 'C4823', ...asked, '--by', 'kite', '--yes'], own.options()));
    const { out } = await list();
    expect(out).toContain('Taken down:\n  clinic C4823 (Umoja Wellness Desk)\n');
    expect(out).toContain('The floor: release 2, state 3.');
    await rm(`${own.root}/menus/${line}/published.json`);
  });

  it('knows what a slip took down where the secret of the deployment is there, and else says that it does not', async () => {
    await own.store.put(`off/${line}`, '["73915520"]');
    // That of this computer's own store.
    await writeFile(`${own.root}/.dev.vars`, `SLIP_SECRET="${secret}"\n`);
    expect((await list()).out).toContain(
      '1 code of a slip was texted. What that took down is known only with SLIP_SECRET',
    );
    process.env.SLIP_SECRET = secret;
    const { out } = await list();
    delete process.env.SLIP_SECRET;
    expect(out).toContain('Taken down:\n  hotline quiet-hour (Quiet Hour), by a slip\n');
  });

  it('says where an edition is damaged in the store, and is wrong where callers should hear it', async () => {
    const heard = (await own.verified()).state.edition;
    const other = [...own.store.values.keys()].find((key) => key.startsWith('edition/') && !key.endsWith(heard)) ?? '';
    const flip = async (key: string) => {
      const entry = own.store.values.get(key);
      if (entry) own.store.values.set(key, { ...entry, value: entry.value.replace('+4480815708', '+4480815709') });
    };
    await flip(other);
    expect(await list()).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/ 1 .*it is damaged in the store\n/),
    });
    await flip(`edition/${heard}`);
    expect(await list()).toMatchObject({ exitCode: 1, out: expect.stringContaining('callers hear an earlier one') });
  });

  it('says that nothing was published, where nothing was', async () => {
    own.store = memoryStore();
    expect((await list()).out).toMatch(/^Nothing of demo-ke has been published: callers hear what is compiled in\.\n/);
  });

  it('answers in one JSON object where that is asked', async () => {
    expect(JSON.parse((await list('--json')).out)).toMatchObject({
      line,
      editions: [
        { number: 2, isHeard: true, madeBy: ['heron', 'kite'] },
        { number: 1, isHeard: false },
      ],
      release: 2,
      takenDown: [],
    });
  });

  it('is not understood with words of its own', async () => {
    expect((await list('3')).exitCode).toBe(2);
  });
});

describe('npm run diff', () => {
  it('tells what the files would change of what callers hear', async () => {
    const { exitCode, out } = await compare();
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^From edition 2, which callers hear to the files here:\nPhone numbers: none is changed\.\n/);
    expect(out).toContain('now: Please ask for a lawyer');
  });

  it('compares two numbers, either way round', async () => {
    expect((await compare('1', '2')).out).toMatch(
      /^From edition 1 to edition 2:\n(?:.*\n)*? {2}~ hotline night-legal, phone \(Night Legal Line\): \+448081570801 → \+448081570811\n/,
    );
    expect((await compare('2', '1')).out).toContain('+448081570811 → +448081570801');
  });

  it('answers in one JSON object where that is asked', async () => {
    const told = JSON.parse((await compare('1', 'heard', '--json')).out);
    expect(told).toMatchObject({
      line,
      before: 'edition 1',
      summary: { hotlines: { changed: [{ id: 'night-legal' }] } },
    });
  });

  it.each([
    [['7'], 1, /There is no edition of that number\. To see which there are: npm run editions/],
    [['1', '2', '3'], 2, /npm run diff -- \[A \[B\]\]/],
    [['one'], 2, /npm run diff/],
  ])('says why %j cannot be compared', async (args, exitCode, words) => {
    expect(await compare(...args)).toEqual({ exitCode, out: '', err: expect.stringMatching(words) });
  });
});
