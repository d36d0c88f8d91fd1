import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { projectPath } from '../../src/commands/project.node.ts';
import { publish } from '../../src/commands/publish.node.ts';
import { restore } from '../../src/commands/restore.node.ts';
import { rollback } from '../../src/commands/rollback.node.ts';
import type { BuiltWorker } from '../../src/commands/runtime/build.node.ts';
import { compileLines } from '../../src/commands/runtime/compile.node.ts';
import { slips } from '../../src/commands/slips.node.ts';
import { takeDown } from '../../src/commands/take-down.node.ts';
import { dial, numbers, text } from '../support/callers.ts';
import { captured } from '../support/captured.ts';
import { pass, withMovedClock } from '../support/moved-clock.ts';
import { copyContent, removeCopy, rewrite } from '../support/production-line.ts';
import { type Served, type ServedParts, serve } from '../support/served.ts';

// Commands check and compile a whole line, on computers that may be busy.
vi.setConfig({ testTimeout: 120_000 });

/** One computer with `npm start` running, and the commands that somebody runs beside it, one after another. */
let root: string;
let bundled: string;
let worker: BuiltWorker;
let served: Served;
beforeAll(async () => {
  root = await copyContent();
  await copyFile(projectPath('.dev.vars.example'), join(root, '.dev.vars.example'));
  const compiled = await compileLines({ production: false, own: true, root });
  if ('reason' in compiled) throw new Error('the demonstrations compile');
  bundled = await readFile(compiled.path, 'utf8');
  worker = await withMovedClock(inject('worker'), join(root, 'worker'));
  served = await start();
}, 120_000);
afterAll(async () => {
  await served.stop();
  await removeCopy(root);
});

const start = (more: ServedParts = {}): Promise<Served> =>
  serve(worker, { bundled, persist: join(root, '.wrangler/state/v3'), ...more });

const commands = { publish, rollback, restore, slips, 'take-down': takeDown };

/** Runs one as `npm run` does, in the store that the Worker reads; what it answers. */
async function run(name: keyof typeof commands, ...words: readonly string[]): Promise<string> {
  const args = [...words, '--line', 'demo-ke', ...(name === 'slips' ? [] : ['--yes'])];
  const { exitCode, out, err } = await captured(() => commands[name](args, { root }));
  expect([exitCode, err]).toEqual([0, exitCode === 0 ? err : '']);
  return out;
}

type Hear = (keys: string) => Promise<string>;
type Listen = (hear: Hear) => Promise<string>;
const hearing =
  (worker: Served): Hear =>
  async (keys) =>
    (await dial(worker, { inputs: keys.split('') })).body;

/** What is heard half a minute later, in the Worker that runs. */
async function later(listen: Listen): Promise<string> {
  await pass(served, 30_001);
  return listen(hearing(served));
}
/** The page of these keys half a minute later. */
const dialled: Hear = (keys) => later((hear) => hear(keys));

/** What is heard at once in an isolate that has just begun. */
async function afresh(listen: Listen, more: ServedParts = {}): Promise<string> {
  const other = await start(more);
  const heard = await listen(hearing(other));
  await other.stop();
  return heard;
}

/** The first clinics near Westlands; which of them comes first depends on who is open. */
const nearby: Listen = async (hear) => {
  const pages: string[] = [];
  for (let keys = '1211'; keys.length < 10; keys += '9') pages.push(await hear(keys));
  return pages.join('\n');
};

const newNumber = numbers();
async function texted(typed: string): Promise<string> {
  const number = newNumber();
  await text(served, { number, text: typed });
  const [reply] = await served.outside.arrived(number);
  return reply?.text ?? '';
}

const [old, changed] = ['1 Police here now', '1 Police at the door'];
const [menu, raid] = ['1', '11'];
const umoja = { code: 'C4823', phone: '+442079460201' };
const taa = { code: 'C3177', phone: '+442079460202' };
const nightLegal = '+448081570801';
const closed = 'This service is closed.\nHuduma hii imefungwa.\n';

describe('while npm start runs, in one call after another', () => {
  it('a changed text is heard when it is published, within half a minute, and in a fresh isolate at once', async () => {
    expect(await dialled(menu)).toContain(old);
    await rewrite(`${root}/locales/en/demo-ke.yaml`, (words) => words.replace(old.slice(2), changed.slice(2)));
    expect(await dialled(menu)).toContain(old);
    await run('publish');
    expect(await afresh((hear) => hear(menu))).toContain(changed);
    expect(await dialled(menu)).toContain(changed);
  });

  it('the edition before it is heard again after a rollback', async () => {
    await run('rollback', '1');
    expect(await dialled(menu)).toContain(old);
    expect(await afresh((hear) => hear(menu))).toContain(old);
    await run('rollback', '2');
    expect(await dialled(menu)).toContain(changed);
  });

  it('a clinic that is taken down is gone from the results, and CHECK says that it is not on the list', async () => {
    expect(await later(nearby)).toContain(umoja.phone);
    expect(await texted(`CHECK ${umoja.code}`)).toContain('on our list. Last checked');
    await run('take-down', 'clinic', umoja.code);
    for (const found of [await later(nearby), await afresh(nearby), await texted('CLINIC Westlands')]) {
      expect(found).not.toContain(umoja.phone);
      expect(found).toContain(taa.phone);
    }
    expect(await texted(`CHECK ${umoja.code}`)).toContain(`${umoja.code}: not on our list. Call:`);
  });

  let codes: readonly string[];
  it('a slip does the same to its clinic by one text, at once in the isolate that got it, and to nothing else', async () => {
    const printed = await run('slips', '--only', 'clinic', taa.code, 'line');
    codes = [...printed.matchAll(/^OFF \d{4} \d{4}/gm)].map(([code]) => code);
    expect(codes).toHaveLength(2);
    await run('publish');
    expect(await later(nearby)).toContain(taa.phone);
    expect(await texted('OFF 0000 0000')).toMatch(/^DEMO\nNot done\./);
    expect(await texted(codes[0] ?? '')).toBe('DEMO\nDone. It is off the list.');
    expect(await texted(`CHECK ${taa.code}`)).toContain(`${taa.code}: not on our list. Call:`);
    for (const found of [await later(nearby), await afresh(nearby), await texted('CLINIC Westlands')]) {
      expect(found).not.toContain(taa.phone);
      // Which one comes next depends on the hour.
      expect(found).toMatch(/\+44\d{10} C\d{4}/);
    }
  });

  it('both are back when they are restored, and the slip is spent', async () => {
    await run('restore', 'clinic', umoja.code);
    expect(await later(nearby)).toContain(umoja.phone);
    expect(await texted(`CHECK ${taa.code}`)).toContain('not on our list');
    await run('restore', 'clinic', taa.code);
    expect(await later(nearby)).toContain(taa.phone);
    expect(await texted(`CHECK ${taa.code}`)).toContain('on our list. Last checked');
    expect(await texted(codes[0] ?? '')).toMatch(/^DEMO\nNot done\./);
  });

  it('a spent slip stays spent when an edition from before it was made is heard, and the one with it again', async () => {
    await run('rollback', '2');
    await run('rollback', '3');
    expect(await later(nearby)).toContain(taa.phone);
    expect(await texted(codes[0] ?? '')).toMatch(/^DEMO\nNot done\./);
  });

  it('a screen that is taken down gives a number to call in its place, by its key, its keyword and its route', async () => {
    await run('take-down', 'screen', 'raid');
    for (const said of [
      await dialled(raid),
      await afresh((hear) => hear(raid)),
      await texted('RAID'),
      await texted(raid),
    ])
      expect(said).toMatch(new RegExp(`^(END )?DEMO\nNot available now. Call:\n.*\n\\${nightLegal}$`));
    expect(await dialled(menu)).toContain(changed);
    expect(await texted('CLINIC Westlands')).toContain(taa.phone);
    await run('restore', 'screen', 'raid');
    expect(await dialled(raid)).toContain('Once arrested you may stay silent.');
    expect(await texted('RAID')).toContain(nightLegal);
  });

  it('a hotline that is taken down is told of nowhere, not on the page of last resort either', async () => {
    const broken = { settings: { PUBLIC_URL: 'nothing that is an address' } };
    const everywhere = async () => [
      await dialled(raid),
      await dialled('131'),
      await texted('RAID'),
      await texted('HELP'),
      await afresh((hear) => hear(''), broken),
    ];
    for (const said of await everywhere()) expect(said).toContain(nightLegal);
    await run('take-down', 'hotline', 'night-legal');
    for (const said of await everywhere()) {
      expect(said).not.toContain(nightLegal);
      expect(said).toMatch(/\+44\d{10}/);
    }
    await run('restore', 'hotline', 'night-legal');
    for (const said of await everywhere()) expect(said).toContain(nightLegal);
  });

  it('a line that is taken down says that it is closed, to every call and text, and nothing else', async () => {
    await run('take-down', 'line');
    for (const keys of ['', menu, raid, '1211']) expect(await dialled(keys)).toMatch(closedPage);
    expect(await afresh((hear) => hear(menu))).toMatch(closedPage);
    for (const typed of ['RAID', 'HELP', `CHECK ${umoja.code}`, raid]) expect(await texted(typed)).toMatch(closedPage);
    await run('restore', 'line');
    expect(await dialled(menu)).toContain(changed);
    expect(await texted('RAID')).toContain(nightLegal);
  });
});

const closedPage = new RegExp(`^(END )?DEMO\n${closed}[^0-9]*$`);
