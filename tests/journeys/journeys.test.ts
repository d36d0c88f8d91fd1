import { readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Journey, type JourneyStep, readJourney, writeJourney } from '../../src/commands/dial/journey.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import { broken } from '../support/bindings.ts';
import { compileLine, editions } from '../support/lines.ts';
import type { Build } from '../support/replay.ts';
import { unicode } from '../support/unicode.ts';
import { textsFor } from '../support/variants.ts';
import { generate, type Named } from './generated.ts';
import { play } from './play.ts';
import { screensIn } from './screens-in.ts';
import { tablesOf } from './tables.ts';

const folder = projectPath('tests/journeys');
const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.txt')).sort();
const stories = files.filter((name) => !name.includes('/'));
const generated = [...editions.values()].flatMap(generate);
const tables = [...editions.values()].flatMap(tablesOf);

const built = new Map<string, ReturnType<Build>>();
const build: Build = (line, builtOn) => {
  const key = `${line} ${builtOn}`;
  const edition = built.get(key) ?? compileLine(line, textsFor(line), builtOn);
  built.set(key, edition);
  return edition;
};

const touched: string[] = [];
const logged: string[] = [];
beforeEach(() => {
  touched.length = 0;
  logged.length = 0;
  vi.spyOn(console, 'log').mockImplementation((word: string) => void logged.push(word));
  for (const name of ['caches', 'fetch']) vi.stubGlobal(name, broken(name, touched));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const journeys: readonly Named[] = [
  ...(await Promise.all(stories.map(async (path) => ({ path, journey: await read(path) })))),
  ...generated,
];
const isAnswered = (step: JourneyStep) => step.kind === 'text' && step.reply !== null;
const wholeNumbers = { start: expect.any(Number), reserved: 0, sent: expect.any(Number) };

/** Calls ask the store what is published, which fails here, and use nothing else; texts the gate besides. */
describe('where all bindings break at any use, a conversation goes as it is written [calls-use-no-storage] [texts-store-the-budget-alone]', () => {
  it.each(journeys)('$path', async ({ path, journey }) => {
    const { steps, gates, stored } = await play(build, journey, touched);
    await expect(writeJourney(journey.header, steps)).toMatchFileSnapshot(`${folder}/${path}`);
    expect([
      touched.filter((name) => name !== 'EDITIONS'),
      logged.filter((word) => word !== 'store-unreadable'),
    ]).toEqual([[], []]);
    expect([...gates].filter((name) => name !== `gate-${journey.header.line}`)).toEqual([]);
    expect(stored).toEqual(steps.some(isAnswered) ? { day: wholeNumbers, hour: wholeNumbers } : null);
  });

  it('and over a wire, but for what is only shown in scripts that none carries', () => {
    const overNone = journeys.filter(({ journey: { header } }) => header.gateways.includes(unicode));
    const scripts = [...editions.values()].flatMap(({ line }) => line.languages.filter(({ latin }) => latin !== null));
    expect(overNone).toHaveLength(scripts.length);
    expect(journeys.length - overNone.length).toBeGreaterThan(60);
  });
});

describe('a line says what stands in', () => {
  it.each(tables)('$path', async ({ path, text }) => {
    await expect(text).toMatchFileSnapshot(`${folder}/${path}`);
  });

  it('no file that it no longer has a screen for', () => {
    const kept = files.filter((name) => name.includes('/'));
    expect(kept).toEqual(expect.arrayContaining([...generated, ...tables].map(({ path }) => path)));
    expect(kept).toHaveLength(generated.length + tables.length);
  });
});

describe.each([...editions])('every screen of %s', (line, edition) => {
  it.each(edition.line.languages.map(({ id }) => id))('stands in a journey in %s', async (language) => {
    const journeys = await Promise.all(files.filter((name) => !name.startsWith('tables/')).map(read));
    const own = journeys.filter(({ header }) => header.line === line);
    const told = new Set(own.flatMap((journey) => screensIn(build, journey)));
    const missing = Object.keys(edition.screens).filter(
      (id) => !told.has(`${id === 'language' ? null : language} ${id}`),
    );
    expect(missing).toEqual([]);
  });
});

async function read(path: string): Promise<Journey> {
  const journey = readJourney(await readFile(`${folder}/${path}`, 'utf8'));
  if ('reason' in journey) throw new Error(`${path}, line ${journey.line}: ${journey.reason}`);
  return journey;
}
