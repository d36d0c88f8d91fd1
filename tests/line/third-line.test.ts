import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltWorker } from '../../src/commands/runtime/build.node.ts';
import { compileLines } from '../../src/commands/runtime/compile.node.ts';
import { type LineStore, openLocalStore } from '../../src/commands/store/store.node.ts';
import { stateKey } from '../../src/editions/store.ts';
import { openBundle } from '../../src/live/bundle.ts';
import { dial, numbers, text } from '../support/callers.ts';
import { captured } from '../support/captured.ts';
import { pass, withMovedClock } from '../support/moved-clock.ts';
import { copyContent, copyProject, removeCopy, rewrite, writeProductionLine } from '../support/production-line.ts';
import { makePerson, type Person } from '../support/published.ts';
import { publishFiles, writeKeys } from '../support/published-files.ts';
import { readBundled, type Served, serve } from '../support/served.ts';

const third = 'my-city';
const [kenya, wales] = ['demo-ke', 'demo-ew'];
const ownKey = 'a-key-of-this-line-alone';
const caps = 'caps: { hourlyReplies: 300, dailyReplies: 2000, urgentSharePercent: 30 }';

/** The project with a third line in it, its people, and the Worker that it makes. */
let root: string;
let peopleOf: Readonly<Record<string, readonly Person[]>>;
let store: LineStore;
let served: Served;
beforeAll(async () => {
  root = await copyProject();
  await runInCopy(['src/cli.ts', 'line', 'new', third]);
  await rewrite(`${root}/menus/${third}/line.yaml`, (written) =>
    written.replace(caps, 'caps: { hourlyReplies: 4, dailyReplies: 4, urgentSharePercent: 50 }'),
  );
  peopleOf = {
    [third]: [await makePerson('first-person'), await makePerson('second-person')],
    [kenya]: [await makePerson('heron'), await makePerson('kite')],
  };
  for (const [line, people] of Object.entries(peopleOf)) await writeKeys({ root, line, isRemote: true }, people);
  await runInCopy(['--input-type=module', '--eval', buildScript]);
  const worker = await withMovedClock(await readBuilt(join(root, '.generated/worker')), join(root, 'moved'));
  const settings = { [`AFRICASTALKING_API_KEY__${third.toUpperCase().replace('-', '_')}`]: ownKey };
  served = await serve(worker, { settings, persist: join(root, '.wrangler/state/v3') });
  store = await openLocalStore(root);
}, 120_000);
afterAll(async () => {
  await served.stop();
  await store.close();
  await removeCopy(root);
});

const buildScript = `
  import { compileLines } from './src/commands/runtime/compile.node.ts';
  import { buildWorker } from './src/commands/runtime/build.node.ts';
  const compiled = await compileLines({ production: false });
  const worker = 'reason' in compiled ? compiled : await buildWorker();
  if ('reason' in worker) throw new Error(worker.output ?? worker.reason);`;

/** Runs the copy's own program, as `npm run` there does. */
async function runInCopy(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  expect([exitCode, exitCode === 0 ? '' : Buffer.concat(said).toString('utf8')]).toEqual([0, '']);
}

async function readBuilt(folder: string): Promise<BuiltWorker> {
  const ofType = (names: readonly string[], type: 'ESModule' | 'Text', ending: string) =>
    names.filter((name) => name.endsWith(ending)).map((name) => ({ type, name }));
  const names = await readdir(folder);
  return { folder, modules: [...ofType(names, 'ESModule', '.js'), ...ofType(names, 'Text', '.jsonl')] };
}

/** The menu of each line in English, after half a minute. */
async function menus(): Promise<Readonly<Record<string, string>>> {
  await pass(served, 30_001);
  const pages = [third, kenya, wales].map(async (line) => {
    const gateway = line === wales ? 'callback' : 'africastalking';
    // A line with one language begins with its menu.
    return [line, (await dial(served, { line, gateway, inputs: line === third ? [] : ['1'] })).body] as const;
  });
  return Object.fromEntries(await Promise.all(pages));
}

/** Changes the words of a line for the clinics, and publishes them as its own people sign. */
async function publishWords(line: string, from: string, to: string, by = peopleOf[line] ?? []): Promise<void> {
  await rewrite(`${root}/locales/en/${line}.yaml`, (words) => words.replace(from, to));
  await publishFiles(store, { root, line, isRemote: true }, { by, now: Date.now() });
}

const newNumber = numbers();
/** Texts, and waits for the reply. */
async function textTo(line: string, typed: string) {
  const number = newNumber();
  await text(served, { line, number, text: typed });
  const [reply] = await served.outside.arrived(number);
  return { reply: reply?.text, headers: served.outside.calls().at(-1)?.request.headers ?? {} };
}
/** Texts, and does not: texts to another line are answered after it. */
async function isUnanswered(line: string, typed: string): Promise<boolean> {
  const number = newNumber();
  await text(served, { line, number, text: typed });
  await textTo(kenya, 'RAID');
  return served.outside.calls().every(({ message }) => message.to !== number);
}

describe('a third line, as npm run line -- new makes it', () => {
  it('answers calls and texts beside the others, with words of its own', async () => {
    const now = await menus();
    expect(now[third]).toBe('CON DEMO\n1 Police here now\n2 Clinic near me\n3 Lawyer\n4 Who sees this, cost\n5 Alerts');
    expect(now[kenya]).toContain('4 Hurt or forced');
    expect((await textTo(third, 'RAID')).reply).toContain('+448081570901');
    expect((await textTo(kenya, 'RAID')).reply).toContain('+448081570801');
  });

  it('sends with its own setting, and the others with that of the deployment', async () => {
    expect((await textTo(third, 'HELP')).headers).toMatchObject({ apikey: ownKey });
    expect((await textTo(kenya, 'HELP')).headers).toMatchObject({ apikey: served.settings.AFRICASTALKING_API_KEY });
  });

  it('spends its own budget: when that is gone, the others are answered still', async () => {
    // Two went out above, and two of four are kept for what is urgent.
    expect(await isUnanswered(third, 'HELP')).toBe(true);
    expect((await textTo(third, 'RAID')).reply).toContain('+448081570901');
    expect((await textTo(third, 'RAID')).reply).toContain('+448081570901');
    expect(await isUnanswered(third, 'RAID')).toBe(true);
  });

  it('is changed by its people, and nothing of the others with it', async () => {
    const before = await menus();
    await publishWords(third, 'Clinic near me', 'Care near me');
    const now = await menus();
    expect(now[third]).toContain('2 Care near me');
    expect(now).toEqual({ ...before, [third]: before[third]?.replace('Clinic near me', 'Care near me') });
    expect((await store.list('state/')).map(({ key }) => key)).toEqual([stateKey(third)]);
  });

  it('is not changed by the people of another line, nor by what they signed for their own', async () => {
    const { [third]: before } = await menus();
    const kept = (await store.get(stateKey(third))) ?? '';
    await publishWords(third, 'Care near me', 'Forged words', peopleOf[kenya]);
    expect((await menus())[third]).toBe(before);

    await publishWords(kenya, 'Clinic near me', 'Care of Kenya');
    expect((await menus())[kenya]).toContain('2 Care of Kenya');
    await store.put(stateKey(third), (await store.get(stateKey(kenya))) ?? '');
    expect((await menus())[third]).toBe(before);
    expect(served.logs).toContain('state-refused');
    await store.put(stateKey(third), kept);
  });
});

describe('what is compiled for people who rely on a line', () => {
  it('knows the keys of the line’s own people, and none of the computer that builds it', async () => {
    const copy = await copyContent();
    const people = peopleOf[third] ?? [];
    await captured(() => writeProductionLine(copy, third, Date.now()).then(() => 0));
    await writeKeys({ root: copy, line: third, isRemote: true }, people);
    for (const production of [false, true]) {
      const compiled = await compileLines({ production, own: true, root: copy });
      if ('reason' in compiled) throw new Error(compiled.reason);
      const { head } = openBundle(await readBundled({ folder: join(copy, '.generated'), modules: [] }));
      const trusted = head.lines.find(({ id }) => id === third)?.trust.people.map(({ publicKey }) => publicKey);
      if (production) expect(trusted).toEqual(people.map(({ publicKey }) => publicKey));
      else expect(trusted).toHaveLength(1);
    }
    await removeCopy(copy);
  }, 60_000);
});
