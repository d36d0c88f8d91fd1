import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Journey, type JourneyStep, readJourney, writeJourney } from '../../src/commands/journey.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import { compileLine, editions } from '../support/lines.ts';
import { type Build, replay } from '../support/replay.ts';
import { textsFor } from '../support/variants.ts';
import { generate, type Named } from './generated.ts';
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

describe('a conversation goes as it is written:', () => {
  it.each(stories)('%s', async (path) => {
    await expectAsWritten({ path, journey: await read(path) });
  });
});

describe('a line says what stands in', () => {
  it.each(generated)('$path', async (named) => {
    await expectAsWritten(named);
  });

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

async function expectAsWritten({ path, journey }: Named): Promise<void> {
  const played: JourneyStep[] = [];
  for await (const step of replay(build, journey)) played.push(step);
  await expect(writeJourney(journey.header, played)).toMatchFileSnapshot(`${folder}/${path}`);
}

async function read(path: string): Promise<Journey> {
  const journey = readJourney(await readFile(`${folder}/${path}`, 'utf8'));
  if ('reason' in journey) throw new Error(`${path}, line ${journey.line}: ${journey.reason}`);
  return journey;
}
