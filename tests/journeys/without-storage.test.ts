import { readdir, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Journey, type JourneyStep, momentOf, readJourney, writeJourney } from '../../src/commands/journey.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import type { GateStub } from '../../src/live/admit.ts';
import type { Budget } from '../../src/live/gate/budget.ts';
import type { BudgetStore } from '../../src/live/gate/spending.ts';
import type { Env } from '../../src/live/settings.ts';
import { broken, withBroken } from '../support/bindings.ts';
import { gateStub } from '../support/gate.ts';
import { compileLine } from '../support/lines.ts';
import { type Build, replay, type WithBindings } from '../support/replay.ts';
import { unicode } from '../support/unicode.ts';
import { textsFor } from '../support/variants.ts';

const folder = projectPath('tests/journeys');
const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.txt')).sort();
const texts = await Promise.all(
  files
    .filter((name) => !name.startsWith('tables/'))
    .map(async (name) => ({ name, text: await readFile(`${folder}/${name}`, 'utf8') })),
);
/** All that go over a wire, by stories and by nobody's hand. */
const journeys = texts.flatMap(({ name, text }) => {
  const journey = readJourney(text);
  if ('reason' in journey) throw new Error(`${name}, line ${journey.line}: ${journey.reason}`);
  return journey.header.gateways.includes(unicode) ? [] : [{ name, text, journey }];
});
const has = ({ steps }: Journey, kind: 'call' | 'text') =>
  steps.some((step) => (kind === 'text' ? step.kind === 'text' : step.kind === 'dial'));

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

/** Plays it, and tells of each step before it is taken. */
async function play(journey: Journey, withBindings: WithBindings, tell: (step: JourneyStep) => void): Promise<string> {
  const played: JourneyStep[] = [];
  const steps = replay(build, journey, withBindings);
  for (const step of journey.steps) {
    tell(step);
    const { value } = await steps.next();
    if (value) played.push(value);
  }
  return writeJourney(journey.header, played);
}

describe('a call goes as it is written where every binding breaks at any use [calls-use-no-storage]', () => {
  const withCalls = journeys.filter(({ journey }) => has(journey, 'call'));

  it.each(withCalls)('$name', async ({ journey, text }) => {
    // Of a journey that has texts too, the calls alone are asked for here.
    const steps = journey.steps.filter(({ kind }) => kind !== 'text');
    const calls = { ...journey, steps };
    const withBindings: WithBindings = (settings) => withBroken(settings, touched) as Env;
    expect(await play(calls, withBindings, () => undefined)).toBe(writeJourney(journey.header, steps));
    expect(writeJourney(journey.header, journey.steps)).toBe(text);
    expect([touched, logged]).toEqual([[], []]);
  });
});

/** A store of the two rows of the budget, and of nothing else. */
function strictStore(): { readonly store: BudgetStore; readonly rows: () => Budget | null } {
  let rows: Budget | null = null;
  const store: BudgetStore = {
    change(by) {
      const { budget, result } = by(rows);
      rows = budget ?? rows;
      return { written: true, result };
    },
  };
  return { store, rows: () => rows };
}

const minuteMilliseconds = 60_000;
const wholeNumbers = { start: expect.any(Number), reserved: 0, sent: expect.any(Number) };

describe('a text is answered as it is written where every binding breaks but the budget [texts-store-the-budget-alone]', () => {
  const withTexts = journeys.filter(({ journey }) => has(journey, 'text'));

  it.each(withTexts)('$name', async ({ journey, text }) => {
    const { header, steps } = journey;
    const { store, rows } = strictStore();
    let clock = momentOf(header.zone, header.clock);
    let gate: GateStub | null = null;
    const named = new Set<string>();
    const getByName = (name: string) => {
      named.add(name);
      gate ??= gateStub(() => clock, store);
      return gate;
    };
    const withBindings: WithBindings = (settings) => withBroken(settings, touched, { GATES: { getByName } }) as Env;
    const said = await play(journey, withBindings, (step) => {
      // Nobody is paced who waits, and a phone that is taken up later is another conversation.
      clock += 11 * minuteMilliseconds;
      if (step.kind === 'clock' || step.kind === 'built') gate = null;
    });
    expect(said).toBe(text);
    expect([touched, logged]).toEqual([[], []]);
    expect([...named].filter((name) => name !== `gate-${header.line}`)).toEqual([]);
    const replies = steps.filter((step) => step.kind === 'text' && step.reply !== null).length;
    if (replies > 0) expect(rows()).toEqual({ day: wholeNumbers, hour: wholeNumbers });
    else expect(rows()).toBeNull();
  });
});

it('every journey that goes over a wire is among them', () => {
  const ofNeither = journeys.filter(({ journey }) => !has(journey, 'call') && !has(journey, 'text'));
  expect(ofNeither.map(({ name }) => name)).toEqual([]);
  expect(journeys.length).toBeGreaterThan(60);
});
