/** What grows with a line: finding, searching, loading, weight; at the supported size and, of the indexes alone, far above it. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import type { Edition, Place } from '../../src/content/edition.ts';
import { maxFound, nearestClinics, reachKilometres } from '../../src/directory/nearest.ts';
import { openPlaces } from '../../src/directory/place-index.ts';
import { searchPlaces } from '../../src/directory/search.ts';
import { indexPoints, type NearPoint, nearestFirst, type Point, type PointIndex } from '../../src/directory/sphere.ts';
import { canonicalJson } from '../../src/editions/canonical.ts';
import { randomFrom } from '../support/random.ts';
import { namesOf, nearestByMeasuringAll, placesByComparingAll, pointsByMeasuringAll } from './brute-force.ts';
import { type Counts, spotsOf } from './grown.ts';
import { aName } from './grown-names.ts';
import { median } from './statistics.ts';
import type { Row } from './table.ts';

/** More than anybody keeps: the indexes alone. */
const farAbove: Counts = { clinics: 100_000, places: 200_000 };
const queries = 40;
const loads = 5;

/** Finding clinics and places of a grown edition, against measuring and comparing all; `now` in milliseconds since 1970. */
export function measureFinding(edition: Edition, now: number): readonly Row[] {
  const random = randomFrom(5);
  const { places } = edition;
  const byId = new Map(places.map((place) => [place.id, place]));
  const from = Array.from({ length: queries }, () => random.pick(places));
  const nearest = besides(
    'nearest clinics',
    from,
    (place) => nearestClinics(edition, { place: place.id, services: [], language: 'en' }, now),
    (place) => nearestByMeasuringAll(edition, byId, place, now),
  );
  return [nearest, searchRow('a typed place', places), ...placesIndexRows(places)];
}

/** The indexes alone, against the same. */
export function measureFarAbove(): readonly Row[] {
  const random = randomFrom(6);
  const points = spotsOf(farAbove.clinics, random);
  const index = indexPoints(points);
  const from = Array.from({ length: queries }, () => random.pick(points));
  const places = spotsOf(farAbove.places, random).map((spot): Place => {
    const names = { en: aName(random, 14), sw: aName(random, 14) };
    return { ...spot, names, aliases: [aName(random, 12)], region: 'r0', population: 0 };
  });
  const bytes = index.tree.data.byteLength;
  return [
    besides(
      'the nearest five',
      from,
      (point) => fiveNearest(index, point),
      (point) => pointsByMeasuringAll(points, point),
    ),
    searchRow('a typed place', places),
    ...placesIndexRows(places),
    besides('index of points, made', [points], indexPoints, (all) => all.map((point) => ({ ...point }))),
    weightRow('index of points, bytes', bytes, JSON.stringify(points).length),
  ];
}

function fiveNearest(index: PointIndex, from: Point): readonly NearPoint[] {
  const found: NearPoint[] = [];
  for (const near of nearestFirst(index, from, reachKilometres, () => true)) if (found.push(near) >= maxFound) break;
  return found;
}

/** Parsing an edition and making its indexes, against parsing alone; and what it weighs beside a small one. */
export function measureLoading(grown: Edition, small: Edition): { load: readonly Row[]; size: readonly Row[] } {
  const json = canonicalJson(grown);
  const other = canonicalJson(small);
  const parse = (text: string) => JSON.parse(text) as Edition;
  const texts = Array.from({ length: loads }, () => json);
  const withIndexes = (text: string) => {
    const edition = parse(text);
    openPlaces(edition.places);
    return nearestClinics(edition, { place: edition.places[0]?.id ?? '', services: [], language: 'en' }, 0);
  };
  return {
    load: [besides('parse and make all indexes', texts, withIndexes, parse)],
    size: [
      weightRow('edition, raw', Buffer.byteLength(json), Buffer.byteLength(other)),
      weightRow('edition, gzip', gzipSync(json).length, gzipSync(other).length),
    ],
  };
}

function searchRow(what: string, places: readonly Place[]): Row {
  const random = randomFrom(7);
  const index = openPlaces(places);
  const named = namesOf(places);
  const typed = Array.from({ length: queries }, () => aSlip(random.pick(places).names.en ?? ''));
  return besides(
    what,
    typed,
    (text) => searchPlaces(index, text),
    (text) => placesByComparingAll(named, text),
  );
}

/** A name with its fourth letter dropped. */
const aSlip = (name: string) => name.slice(0, 3) + name.slice(4);

function placesIndexRows(places: readonly Place[]): readonly Row[] {
  const made = besides('index of names, made', [places, places, places], openPlaces, namesOf);
  const [ours, theirs] = [heapOf(() => openPlaces(places)), heapOf(() => namesOf(places))];
  return [made, weightRow('index of names, memory', ours, theirs)];
}

/** Bytes that stay on the heap for what is made. */
function heapOf(make: () => unknown): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const made = [make()];
  const after = used();
  return made.length === 0 ? 0 : after - before;
}

/** Each input to both, by turns, once before it counts; the median of each. */
function besides<Input>(
  what: string,
  inputs: readonly Input[],
  ours: (input: Input) => unknown,
  theirs: (input: Input) => unknown,
): Row {
  for (const input of inputs.slice(0, 5)) for (const run of [ours, theirs]) run(input);
  const times = inputs.map((input) => ({ ours: timeOf(() => ours(input)), theirs: timeOf(() => theirs(input)) }));
  const [own, their] = [median(times.map((time) => time.ours)), median(times.map((time) => time.theirs))];
  return { what, ours: `${own.toFixed(3)} ms`, theirs: `${their.toFixed(3)} ms`, ratio: own / their };
}

function timeOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function weightRow(what: string, ours: number, theirs: number): Row {
  const kibibytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KiB`;
  return { what, ours: kibibytes(ours), theirs: kibibytes(theirs), ratio: ours / theirs };
}
