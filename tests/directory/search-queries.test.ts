import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openPlaces } from '../../src/directory/place-index.ts';
import { type FoundPlaces, searchPlaces } from '../../src/directory/search.ts';
import { editions } from '../support/lines.ts';
import {
  firstThree,
  isStatedWrongly,
  type Query,
  slippableNames,
  slippedQueries,
  writtenQueries,
} from './place-queries/queries.ts';
import { slips } from './place-queries/slips.ts';

const indexes = new Map([...editions].map(([line, { places }]) => [line, openPlaces(places)]));

function answer({ line, typed }: Query): FoundPlaces {
  const index = indexes.get(line);
  if (!index) throw new Error('there is no such line');
  return searchPlaces(index, typed);
}

const written = writtenQueries();
const meant = written.filter(({ place }) => place !== null);
const strangers = written.filter(({ place }) => place === null);
const slipped = slippedQueries(400, 20_261_120);
const missed = (queries: readonly Query[]): readonly string[] =>
  queries.filter((query) => !firstThree(answer(query)).includes(query.place ?? '')).map(({ typed }) => typed);

test('150 queries or more are written by hand, in eight languages or more and three scripts, and as many are slips', () => {
  expect(meant.length).toBeGreaterThanOrEqual(150);
  expect(slipped.length).toBeGreaterThanOrEqual(150);
  for (const script of [/[a-z]/i, /\p{Script=Ethiopic}/u, /\p{Script=Thai}/u, /\p{Script=Han}/u]) {
    expect(meant.filter(({ typed }) => script.test(typed)).length, String(script)).toBeGreaterThanOrEqual(10);
  }
});

test.each([
  ['written by hand', meant],
  ['with slips of the keypad', slipped],
] as const)('of the places %s, 95 in 100 or more are among the first three', (_, queries) => {
  const misses = missed(queries);
  expect(1 - misses.length / queries.length, misses.join(', ')).toBeGreaterThanOrEqual(0.95);
});

test('no place is stated with certainty that was not meant', () => {
  expect([...written, ...slipped].filter((query) => isStatedWrongly(answer(query), query))).toEqual([]);
});

test('names as they stand are answered without asking: a quarter and more of what people type', () => {
  const known = meant.filter((query) => answer(query).kind === 'one').length;
  expect(known / meant.length).toBeGreaterThan(0.25);
});

test.each(strangers)('$typed, which the line $line has not, is not stated', (query) => {
  expect(answer(query).kind).not.toBe('one');
});

test('whatever the slip and wherever it is, no other place is stated with certainty', () => {
  const named = slippableNames();
  const slip = fc.constantFrom(...Object.values(slips));
  fc.assert(
    fc.property(fc.constantFrom(...named), slip, fc.double({ min: 0, max: 1, noNaN: true }), (meant, slip, where) => {
      const typed = slip(meant.name, Math.floor(where * (meant.name.length - 1)));
      if (typed === null) return;
      const query = { line: meant.line, typed, place: meant.place.id };
      expect(isStatedWrongly(answer(query), query), `${meant.name}, ${typed}`).toBe(false);
    }),
    { numRuns: 4000 },
  );
});
