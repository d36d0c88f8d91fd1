/** What an organisation may do to its line, at random: all that is possible, also what must be refused. */
import type { Random } from '../../support/random.ts';
import { reachable, type World } from './world.ts';

const digits = ['1', '2', '3', '4', '5', '9'];
const spare = ['rent', 'tax', 'bail', 'dance', 'food', 'night'];
const spoken = ['en', 'sw', 'fr', 'am'];
const names = ['Milton', 'Easton', 'Weston', 'Norton', 'Sutton', 'Milton Park'];
const maxPages = 5;

type Change = (world: World, random: Random, earlier: World) => World;

const option: Change = (world, random) => {
  const [menu, options] = random.pick(Object.entries(world.menus));
  const to = random.pick([...spare, ...Object.keys(world.cards), ...Object.keys(world.menus), 'clinic', 'lawyer']);
  if (to === 'menu' || to === menu) return world;
  const known = to in world.menus || to in world.cards || to === 'clinic' || to === 'lawyer';
  const menus = { ...world.menus, [menu]: { ...options, [random.pick(digits)]: to } };
  if (known) return { ...world, menus };
  return random.whole(2) === 0
    ? { ...world, menus, cards: { ...world.cards, [to]: 1 + random.whole(3) } }
    : { ...world, menus: { ...menus, [to]: { [random.pick(digits)]: random.pick(['raid', 'lawyer', 'clinic']) } } };
};

const withoutOption: Change = (world, random) => {
  const [menu, options] = random.pick(Object.entries(world.menus));
  const gone = random.pick(Object.keys(options));
  const left = Object.fromEntries(Object.entries(options).filter(([digit]) => digit !== gone));
  return Object.keys(left).length === 0 ? world : { ...world, menus: { ...world.menus, [menu]: left } };
};

/** A digit that was there a moment ago and is not now, for another screen. */
const otherOption: Change = (world, random, earlier) => {
  const gone = Object.entries(world.menus).flatMap(([menu, options]) =>
    Object.keys(earlier.menus[menu] ?? {})
      .filter((digit) => !(digit in options))
      .map((digit) => ({ menu, digit, options })),
  );
  if (gone.length === 0) return world;
  const { menu, digit, options } = random.pick(gone);
  const to = random.pick(['raid', 'clinic', 'lawyer', ...Object.keys(world.cards)]);
  return { ...world, menus: { ...world.menus, [menu]: { ...options, [digit]: to } } };
};

const otherKind: Change = (world, random) => {
  const id = random.pick([...Object.keys(world.cards), ...Object.keys(world.menus)]);
  if (id === 'menu' || id === 'raid') return world;
  const { [id]: asMenu, ...menus } = world.menus;
  const { [id]: asCard, ...cards } = world.cards;
  if (asMenu) return { ...world, menus, cards: { ...cards, [id]: 2 } };
  return { ...world, cards, menus: { ...menus, [id]: { [random.pick(digits)]: 'lawyer', '1': 'clinic' } } };
};

const pages: Change = (world, random) => {
  const id = random.pick(['raid', ...Object.keys(world.cards)]);
  const count = (world.cards[id] ?? 0) + random.pick([-1, 1]);
  return count < 1 || count > maxPages ? world : { ...world, cards: { ...world.cards, [id]: count } };
};

const place: Change = (world, random) => {
  const id = `place-${random.whole(20)}`;
  if (world.places.some((known) => known.id === id)) return world;
  const added = { id, name: random.pick(names), region: random.pick(['north', 'south']) };
  return { ...world, places: [...world.places, added] };
};

const otherPlace: Change = (world, random) => {
  const chosen = random.pick(world.places);
  const other = random.pick([
    { ...chosen, name: random.pick(names) },
    { ...chosen, region: random.pick(['north', 'south']) },
    null,
  ]);
  if (other === null && world.places.length < 3) return world;
  return { ...world, places: world.places.flatMap((known) => (known === chosen ? (other ?? []) : known)) };
};

const languages: Change = (world, random) => {
  const spare = spoken.filter((id) => !Object.values(world.languages).includes(id));
  const count = Object.keys(world.languages).length;
  if (count > 1 && random.whole(2) === 0) {
    const gone = random.pick(Object.keys(world.languages));
    return { ...world, languages: Object.fromEntries(Object.entries(world.languages).filter(([key]) => key !== gone)) };
  }
  if (spare.length === 0) return world;
  return { ...world, languages: { ...world.languages, [random.pick(['1', '2', '3', '4'])]: random.pick(spare) } };
};

const often = [option, withoutOption, withoutOption, otherOption, otherOption, otherKind, pages, place, otherPlace];

/** The world after one to three changes; `earlier` is one that was published not long ago. */
export function changeWorld(world: World, earlier: World, random: Random): World {
  let changed = world;
  for (let left = 1 + random.whole(3); left > 0; left -= 1) {
    const change = random.whole(25) === 0 ? languages : random.pick(often);
    changed = reachable(change(changed, random, earlier));
  }
  return changed;
}
