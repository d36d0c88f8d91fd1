/** A small line as its sources say it, for changing at random. */
import type { Edition, Place } from '../../../src/content/edition.ts';
import { languageId } from '../../../src/content/ids.ts';
import { gatherSources, typedSources } from '../../../src/content/line-sources.ts';
import type { MenuSource, ScreenEntry } from '../../../src/content/menu.ts';
import { compileParents, compileScreens } from '../../../src/editions/compile-screens.ts';
import { builtOn, editionOf, sourceTexts } from '../../support/lines.ts';

export type World = {
  /** Languages by digit, in the order of their digits. */
  readonly languages: Readonly<Record<string, string>>;
  /** Menus by id: the screen that each digit leads to. */
  readonly menus: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Cards by id: how many pages they have. */
  readonly cards: Readonly<Record<string, number>>;
  readonly places: readonly { readonly id: string; readonly name: string; readonly region: string }[];
};

export const firstWorld: World = {
  languages: { '1': 'en', '2': 'sw' },
  menus: { menu: { '1': 'raid', '2': 'clinic', '3': 'life' }, life: { '1': 'wages', '2': 'home', '3': 'lawyer' } },
  cards: { raid: 3, wages: 2, home: 1 },
  places: [
    { id: 'milton', name: 'Milton', region: 'north' },
    { id: 'easton', name: 'Easton', region: 'north' },
    { id: 'weston', name: 'Weston', region: 'south' },
  ],
};

const base = editionOf('demo-ke');
const { line } = typedSources(gatherSources('demo-ke', sourceTexts)).values;
const regions = ['north', 'south'].map((id) => ({ id, names: { en: id } }));

/** The edition of a world, as sources compile. */
export function editionOfWorld(world: World): Edition {
  const places = world.places.map(
    ({ id, name, region }, index): Place => ({
      id,
      names: { en: name },
      aliases: [],
      region,
      latitude: -1 - index / 10,
      longitude: 36,
      population: 1_000,
    }),
  );
  const screens = compileScreens(menuOf(world), { line, buildDate: builtOn, regions, places });
  const languages = Object.entries(world.languages).flatMap(([digit, id]) => {
    const known = base.line.languages.find((language) => language.id === id);
    return known ? [{ ...known, id: languageId(id), digit }] : [];
  });
  const [clinic] = base.clinics;
  return {
    ...base,
    line: { ...base.line, languages },
    screens,
    parents: compileParents(screens),
    places,
    regions,
    clinics: clinic ? places.slice(0, 2).map(({ id }) => ({ ...clinic, place: id })) : [],
  };
}

function menuOf({ menus, cards }: World): MenuSource {
  const screens: Record<string, ScreenEntry> = {
    clinic: { kind: 'nearest', hotline: 'health' },
    lawyer: { kind: 'hotlines', topics: ['legal'] },
  };
  for (const [id, options] of Object.entries(menus)) screens[id] = { kind: 'menu', hotline: 'legal', options };
  for (const [id, count] of Object.entries(cards)) {
    const pages = Array.from({ length: count }, (_, page) => [{ say: `page-${page}` }]);
    screens[id] = { kind: 'card', hotline: 'legal', pages };
  }
  return { screens };
}

/** The world without screens that nothing leads to. */
export function reachable(world: World): World {
  const seen = new Set<string>();
  const visit = (id: string) => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const to of Object.values(world.menus[id] ?? {})) visit(to);
  };
  visit('menu');
  const kept = <Value>(entries: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(entries).filter(([id]) => seen.has(id)));
  return { ...world, menus: kept(world.menus), cards: kept(world.cards) };
}
