import { readdir } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Journey } from '../../src/commands/dial/journey.ts';
import type { Edition } from '../../src/content/edition.ts';
import type { UssdGateway } from '../../src/gateways/gateway.ts';
import { ussdGateways } from '../../src/gateways/gateways.ts';
import { callPage } from '../../src/live/pages.ts';
import { defaultUssdLimits, type UssdLimits } from '../../src/render/limits.ts';
import { editions } from '../support/lines.ts';
import { generate, type Named } from './generated.ts';
import { type Call, folder, type Hop, hopsIn, phonesOver, readAll } from './phones-over.ts';
import { type Path, pathsOf, type Said, saidBehind } from './visits.ts';

let stories: readonly Named[] = [];
let walked: readonly Named[] = [];
beforeAll(async () => {
  stories = await readAll((await readdir(folder)).filter((name) => name.endsWith('.txt')));
  walked = await readAll([...editions.values()].flatMap(generate).map(({ path }) => path));
});

/** Plays them page for page, and counts the pages. Over the gateways that stand in it a journey is played by journeys.test.ts. */
async function replay(named: readonly Named[], gateway: UssdGateway): Promise<number> {
  const phoneAt = phonesOver({ ...gateway, limits: defaultUssdLimits });
  let pages = 0;
  for (const { path, journey } of named.filter((one) => !one.journey.header.gateways.includes(gateway.name)))
    for (const { step, call, edition, moment } of hopsIn(journey)) {
      const phone = await phoneAt(edition, moment);
      expect({ path, ...step, shown: await phone.hop(call) }).toEqual({ path, ...step });
      pages += 1;
    }
  return pages;
}

const carries = ({ maxSeptets, prefixSeptets }: UssdLimits) => maxSeptets - prefixSeptets;

describe('journeys recorded over one gateway, where a page holds as much', () => {
  it.each(ussdGateways)('show page for page the same over $name', async (gateway) => {
    expect(stories.length).toBeGreaterThan(30);
    expect(await replay(stories, gateway)).toBeGreaterThan(75);
  });

  it.each(ussdGateways.filter(({ inputModel }) => inputModel === 'last-input'))(
    'and so do walks through every screen over $name, which sends the newest input alone',
    async (gateway) => {
      expect(await replay(walked, gateway)).toBeGreaterThan(3_500);
    },
  );
});

type Visit = { readonly call: Call; readonly path: Path; readonly edition: Edition; readonly moment: number };

/** Every screen of the stories, once for each way that leads to it. */
function visitsOf(named: readonly Named[]): readonly Visit[] {
  const visits = new Map<string, Visit>();
  for (const { journey } of named)
    for (const hops of callsIn(journey)) {
      const [dialled, ...pressed] = hops;
      if (dialled?.step.kind !== 'dial') continue;
      const keys = pressed.flatMap(({ step }) => (step.kind === 'press' ? [step] : []));
      for (const path of pathsOf(dialled.step.shown, keys)) {
        const { call, edition, moment } = dialled;
        const name = JSON.stringify([edition.line.id, moment, call.serviceCode, call.further, path.map(String)]);
        visits.set(name, { call, path, edition, moment });
      }
    }
  return [...visits.values()];
}

/** The hops of each call in which no clock moves. */
function callsIn(journey: Journey): readonly (readonly Hop[])[] {
  const hops = [...hopsIn(journey)];
  const sessions = new Set(hops.map(({ call }) => call.session));
  const ofCalls = [...sessions].map((session) => hops.filter(({ call }) => call.session === session));
  return ofCalls.filter((own) => new Set(own.map(({ moment }) => moment)).size === 1);
}

/** What stands there where a page holds the usual. */
const usuallySaid = new Map<Visit, Promise<Said>>();
function usual(visit: Visit): Promise<Said> {
  const { call, path, edition, moment } = visit;
  const pageOf = async (inputs: readonly string[]) =>
    callPage(edition, [...call.further, ...inputs], [], defaultUssdLimits, moment);
  const said = usuallySaid.get(visit) ?? saidBehind(path, pageOf);
  usuallySaid.set(visit, said);
  return said;
}

describe('the screens of the stories, with as much on a page as each gateway carries', () => {
  let visits: readonly Visit[] = [];
  beforeAll(() => {
    visits = visitsOf(stories);
  });

  it.each(ussdGateways)('say all that they say elsewhere over $name, wherever pages are cut', async (gateway) => {
    expect(visits.length).toBeGreaterThan(100);
    const phoneAt = phonesOver(gateway);
    for (const [at, visit] of visits.entries()) {
      const { call, path, edition, moment } = visit;
      const phone = await phoneAt(edition, moment);
      const said = await saidBehind(path, (inputs) => phone.hop({ ...call, session: `visit-${at}`, inputs }));
      const { options, ...others } = await usual(visit);
      const where = [edition.line.id, ...call.further, ...path].map(String).join(' ');
      expect({ where, ...said }).toMatchObject({ where, ...others });
      // A menu that does not fit loses options, as `npm run check` says: a 9 of its own leads elsewhere.
      if (carries(gateway.limits) >= carries(defaultUssdLimits)) expect({ where, ...said }).toMatchObject({ options });
      else expect(options).toEqual(expect.arrayContaining([...said.options]));
    }
  });
});
