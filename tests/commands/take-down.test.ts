import { readFile, rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OnLineOptions } from '../../src/commands/publishing/on-line.node.ts';
import { takeDown } from '../../src/commands/take-down.node.ts';
import { floorOf } from '../../src/editions/trust.ts';
import { captured } from '../support/captured.ts';
import { type MemoryStore, memoryStore } from '../support/line-store.ts';
import { editionOf, now } from '../support/lines.ts';
import { copyContent, removeCopy, rewrite } from '../support/production-line.ts';
import { published } from '../support/published.ts';
import { publishFiles, writeKeys } from '../support/published-files.ts';
import { signingLineId as line, openSigningLine, type SigningLine } from '../support/signing-line.ts';

let own: SigningLine;
let stored: MemoryStore['values'];

beforeAll(async () => {
  own = await openSigningLine();
  await publishFiles(own.store, own.which, { by: own.people, now });
  stored = new Map(own.store.values);
});
beforeEach(() => {
  own.store = memoryStore();
  for (const [key, value] of stored) own.store.values.set(key, value);
});
afterEach(() => rm(`${own.root}/menus/${line}/published.json`, { force: true }));
afterAll(() => removeCopy(own.root));

const asked = ['--line', line, '--remote', '--by', 'heron', '--yes'];
const run = (args: readonly string[], options: OnLineOptions = {}) =>
  captured(() => takeDown([...args], { ...own.options(), ...options }));

describe('npm run take-down', () => {
  it.each([['C4823'], ['c4823'], ['c', '4823'], ['C 48 23'], ['umoja-desk']])(
    'takes down the clinic written as %s, with one signature of a line that asks for two',
    async (...written) => {
      const { exitCode, out } = await run(['clinic', ...written, ...asked]);
      expect([exitCode, out]).toEqual([0, expect.stringContaining('Taken down: clinic C4823 (Umoja Wellness Desk).')]);
      expect(await own.down()).toEqual([{ kind: 'clinic', id: 'C4823' }]);
      expect((await own.record()).state.signatures).toHaveLength(1);
    },
  );

  it.each([
    [['hotline', 'night-legal'], { kind: 'hotline', id: 'night-legal' }],
    [['screen', 'lawyer'], { kind: 'screen', id: 'lawyer' }],
    [['line'], { kind: 'line', id: '' }],
  ])('takes down: %j', async (args, target) => {
    expect((await run([...args, ...asked])).exitCode).toBe(0);
    expect(await own.down()).toEqual([target]);
  });

  it('says before it asks what callers will hear instead', async () => {
    const said = async (...args: string[]) => {
      const refuse = async () => false;
      const { exitCode, err } = await run([...args, ...asked.slice(0, -1)], { ask: refuse });
      expect(exitCode).toBe(1);
      return err;
    };
    expect(await said('clinic', 'C4823')).toMatch(
      /CHECK C4823 says: not on our list\.\nCallers are still told of \d+ clinics\./,
    );
    const hotline = await said('hotline', 'night-legal');
    expect(hotline).toContain('Callers are never told of it again, also not when nothing else can be said.');
    expect(hotline).toContain('  hotline sisi-peers (Sisi Line) +448081570803: violence, raid, mental-health');
    expect(hotline).toMatch(/When nothing else can be said, callers hear: .*\+448081570803/);
    const screen = await said('screen', 'lawyer');
    expect(screen).toContain('Callers who come to it hear "Not available now. Call:" and a hotline.');
    expect(screen).toContain('Its keywords: LAWYER, LEGAL, WAKILI, ');
    expect(await said('line')).toContain('  This service is closed.');
    expect(await own.down()).toEqual([]);
  });

  it('warns where the last hotline goes', async () => {
    for (const id of [
      'umoja-nurse',
      'sisi-peers',
      'window-desk',
      'ligne-droit',
      'quiet-hour',
      'mji-desk',
      'pwani-nurse',
    ])
      await run(['hotline', id, ...asked]);
    const { err } = await run(['hotline', 'night-legal', ...asked]);
    expect(err).toContain('WARNING: it is the last one.');
  });

  it('warns where the number stands in a sentence too, which it does not reach', async () => {
    const other = await copyContent();
    await writeKeys({ ...own.which, root: other }, own.people);
    await rewrite(`${other}/locales/sw/demo-ke.yaml`, (text) =>
      text.replace(/raid\.call: .*/, 'raid.call: 0808-157-0801'),
    );
    await publishFiles(own.store, { ...own.which, root: other }, { by: own.people, now });
    const { err } = await run(['hotline', 'night-legal', ...asked]);
    expect(err).toMatch(/WARNING: its number stands elsewhere too.*\n {2}text raid\.call in sw/);
    await removeCopy(other);
  });

  it('lists what is near where there is no such entry, and does nothing', async () => {
    const { exitCode, err } = await run(['hotline', 'night-leagl', ...asked]);
    expect([exitCode, err]).toEqual([1, expect.stringMatching(/no such hotline.*Near it: hotline night-legal/)]);
    expect((await run(['clinic', 'C4824', ...asked])).err).toMatch(
      /whether it is mistyped.*Near it: clinic C4823 \(Umoja Wellness Desk\)/,
    );
    expect(await own.down()).toEqual([]);
  });

  it.each(['menu', 'language'])('refuses the screen %s, on which every call begins', async (screen) => {
    expect(await run(['screen', screen, ...asked])).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('Take the whole line down instead: npm run take-down -- line'),
    });
  });

  it('says so where it is down already, and writes nothing', async () => {
    await run(['clinic', 'C4823', ...asked]);
    const before = await own.store.get(`state/${line}`);
    expect(await run(['clinic', 'C4823', ...asked])).toMatchObject({
      exitCode: 0,
      out: 'It is taken down already: clinic C4823 (Umoja Wellness Desk).\n',
    });
    expect(await own.store.get(`state/${line}`)).toBe(before);
  });

  it('works before anything was published', async () => {
    own.store.values.clear();
    expect((await run(['clinic', 'C4823', ...asked])).exitCode).toBe(0);
    expect(await own.down()).toEqual([{ kind: 'clinic', id: 'C4823' }]);
    expect((await own.record()).release).toBeNull();
  });

  it('keeps beside the files what was published, for the floor of the next deployment', async () => {
    const { out } = await run(['clinic', 'C4823', ...asked]);
    expect(out).toContain('deploy soon');
    const floor = floorOf(await readFile(`${own.root}/menus/${line}/published.json`, 'utf8'), line);
    expect(floor).toEqual({ release: 1, number: 2, takenDown: [{ kind: 'clinic', id: 'C4823' }] });
  });

  it('goes by what was published last where the store has lost its state, so that callers hear it', async () => {
    await run(['clinic', 'C4823', ...asked]);
    own.store.values.delete(`state/${line}`);
    expect((await run(['hotline', 'quiet-hour', ...asked])).exitCode).toBe(0);
    expect(await own.down()).toEqual([
      { kind: 'clinic', id: 'C4823' },
      { kind: 'hotline', id: 'quiet-hour' },
    ]);
    expect((await own.record()).release).not.toBeNull();
  });

  it('takes it down from what somebody else published at the same moment', async () => {
    own.store.afterPut(`state/${line}`, async () => {
      own.store.values.delete(`state/${line}`);
      await publishFiles(own.store, own.which, { by: own.people, now: now + 2000 });
      await publishFiles(own.store, own.which, { by: own.people, now: now + 3000 });
    });
    expect((await run(['clinic', 'C4823', ...asked])).exitCode).toBe(0);
    expect(await own.down()).toEqual([{ kind: 'clinic', id: 'C4823' }]);
    expect(JSON.parse((await own.record()).release?.said ?? '').number).toBe(2);
  });

  it('keeps what somebody published while it was asked whether to take it down', async () => {
    const ask = async () => {
      await publishFiles(own.store, own.which, { by: own.people, now: now + 500 });
      return true;
    };
    expect((await run(['clinic', 'C4823', ...asked.slice(0, -1)], { ask })).exitCode).toBe(0);
    expect((await own.verified()).release.number).toBe(2);
    expect(await own.down()).toEqual([{ kind: 'clinic', id: 'C4823' }]);
  });

  it('says loudly where others write over it again and again', async () => {
    for (const number of [10, 11, 12]) {
      const numbers = { by: own.people, release: { number }, state: { number } };
      const other = await published(editionOf(line), numbers);
      own.store.afterPut(`state/${line}`, async () => {
        own.store.values.set(`state/${line}`, { value: JSON.stringify(other.record), metadata: {} });
      });
    }
    expect(await run(['clinic', 'C4823', ...asked])).toMatchObject({
      exitCode: 1,
      out: '',
      err: expect.stringContaining('NOT TAKEN DOWN, as far as can be seen: clinic C4823'),
    });
  });

  it('says where the store far away does not show it yet', async () => {
    const before = own.store.values.get(`state/${line}`);
    own.store.afterPut(`state/${line}`, async () => {
      if (before) own.store.values.set(`state/${line}`, before);
    });
    expect(await run(['clinic', 'C4823', ...asked])).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('The store does not show it yet'),
    });
  });

  it('says so in JSON too', async () => {
    const before = own.store.values.get(`state/${line}`);
    own.store.afterPut(`state/${line}`, async () => {
      if (before) own.store.values.set(`state/${line}`, before);
    });
    expect(JSON.parse((await run(['clinic', 'C4823', '--json', ...asked])).out)).toMatchObject({ isSeen: false });
  });

  it('answers in one JSON object where that is asked', async () => {
    const { out } = await run(['clinic', 'C4823', '--json', ...asked]);
    expect(JSON.parse(out)).toEqual({
      line,
      target: { kind: 'clinic', id: 'C4823' },
      wasDown: false,
      state: 2,
      isSeen: true,
    });
  });

  it.each([
    ['nothing', []],
    ['another kind', ['place', 'nairobi']],
    ['no id', ['hotline']],
    ['an id for the line', ['line', 'demo-ke']],
  ])('is not understood with %s', async (_, args) => {
    expect(await run([...args, ...asked])).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('npm run take-down -- clinic CODE | hotline ID'),
    });
  });

  it('needs somebody who signs', async () => {
    const nobody = ['--line', line, '--remote', '--yes'];
    expect(await run(['clinic', 'C4823', ...nobody])).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('--by HANDLE'),
    });
    expect(await own.down()).toEqual([]);
  });
});
