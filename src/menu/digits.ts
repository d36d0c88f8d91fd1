/** What each key means on each screen of an edition: what no publication may change behind a caller's back. */
import type { Edition } from '../content/edition.ts';
import { fingerprintOf } from '../content/fingerprint.ts';
import { answersOf, placeId, type ScreenId } from '../content/ids.ts';
import type { Names } from '../content/names.ts';
import type { ScreenSource } from '../content/screens.ts';
import { closesFrom, pickScreenOf } from './back.ts';
import { screensOf, startOf } from './position.ts';

/** Stands for the first key of a call, whatever screen that is on. */
export const startKey = 'start';
/** Stand for a typed name, and for every key of a screen. */
export const textKey = 'text';
export const anyKey = 'any';

/** The name of a key in what `digitsOf` gives: no id has a space. */
export const keyAt = (screen: string, digit: string): string => `${screen} ${digit}`;

/**
 * Every key of every screen by its name (`keyAt`), and what it means: `1` to `9` where they are an option or a language,
 * `0` where it leads back to (of answers, `0/` and the place they are for), `text` once for all screens on which a name can be
 * typed for the same answers, under the screen that menu.yaml has for them, `any` what kind of screen it is and what it tells
 * of, and `start any` how a call begins. Keys that turn pages are not in it: they lead to the same screen whatever the edition.
 */
export function digitsOf(edition: Edition): ReadonlyMap<string, string> {
  const meanings = new Map([[keyAt(startKey, anyKey), startOf(edition).screen as string]]);
  const search = fingerprintOfSearch(edition);
  for (const screen of screensOf(edition)) {
    const source = edition.screens[screen];
    if (!source) continue;
    meanings.set(keyAt(screen, anyKey), kindOf(edition, source));
    for (const [digit, meaning] of optionsOf(edition, source)) meanings.set(keyAt(screen, digit), meaning);
    for (const [digit, meaning] of backsOf(edition, screen, source)) meanings.set(keyAt(screen, digit), meaning);
    if (source.kind === 'ask') meanings.set(keyAt(source.nearest, textKey), search);
  }
  return meanings;
}

/** The digits of a screen that select something, and what. */
export function optionsOf({ line }: Edition, source: ScreenSource): readonly (readonly [string, string])[] {
  switch (source.kind) {
    case 'language':
      return line.languages.map(({ digit, id }) => [digit, id]);
    case 'menu':
      return source.options.map(({ digit, to }) => [digit, to]);
    case 'places':
      return source.options.map(({ digit, to }) => [digit, `${to} ${source.places[digit] ?? ''}`.trim()]);
    default:
      return [];
  }
}

/** A screen as a whole, where it came, went or became one of another kind: its kind and all that its digits select. */
export const wholeOf = (edition: Edition, source: ScreenSource): string =>
  `${kindOf(edition, source)} ${fingerprintOf(JSON.stringify(optionsOf(edition, source)))}`;

/** Who asked for one service, topic, law or group must not be told of another: with others it is another kind of screen. */
function kindOf(edition: Edition, source: ScreenSource): string {
  const { kind } = source;
  if ('nearest' in source) return said(kind, source.nearest, ...servicesOf(edition, source.nearest));
  if (kind === 'hotlines') return said(kind, ...source.topics.toSorted(), source.jurisdiction ?? '');
  return kind === 'contacts' ? said(kind, ...source.groups.toSorted()) : kind;
}

const said = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' ');

/** Those of a nearest screen's answers, which its lists lead to. */
function servicesOf({ screens }: Edition, nearest: ScreenId): readonly string[] {
  const answers = screens[answersOf(nearest)];
  return answers?.kind === 'results' ? answers.services.toSorted() : [];
}

function backsOf(edition: Edition, screen: string, source: ScreenSource): readonly (readonly [string, string])[] {
  switch (source.kind) {
    case 'results':
      return edition.places.map(({ id }) => [`0/${id}`, pickScreenOf(edition, source.nearest, placeId(id))]);
    // Where these lead back to is a part of their kind, and nothing leads back from a page that ends the call.
    case 'which':
    case 'cover':
    case 'down':
      return [];
    default: {
      const closes = closesFrom(edition, screen);
      const back = edition.parents[screen]?.screen ?? startOf(edition).screen;
      return [['0', closes === null ? back : `${back} closes ${closes}`]];
    }
  }
}

/** All that the search for a typed name depends on, in the order that it has. */
function fingerprintOfSearch({ places, regions }: Edition): string {
  const sorted = (names: Names) => Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1));
  return fingerprintOf(
    JSON.stringify([
      places.map(({ id, names, aliases, region, population }) => [id, sorted(names), aliases, region, population]),
      regions.map(({ id, names }) => [id, sorted(names)]),
    ]),
  );
}
