/** What is published in half an hour, and when each isolate hears of it. */
import type { Edition } from '../../../src/content/edition.ts';
import type { State, Target } from '../../../src/content/state.ts';
import { withoutTakenDown } from '../../../src/editions/taken-down.ts';
import { changesBetween, movedAgainst, nextChanged } from '../../../src/menu/changes.ts';
import type { Random } from '../../support/random.ts';
import { changeWorld } from './changes-of-world.ts';
import { editionOfWorld, firstWorld, type World } from './world.ts';

const second = 1_000;
const minute = 60 * second;
/** How late an isolate may hear of what was published. */
const latest = 2 * minute;
const lasts = 30 * minute;

/** What callers hear from `at` on, milliseconds since 1970: `published` as a whole, `heard` without what is taken down. */
export type Publication = {
  readonly at: number;
  readonly published: Edition;
  readonly heard: Edition;
  readonly changed: State['changed'];
};
type Stand = Publication & { readonly world: World; readonly down: readonly Target[] };

/** Publications one after the other, each by the rules; those that the rules refuse are left out and counted. */
export function publishAtRandom(random: Random, begin: number) {
  const first = editionOfWorld(firstWorld);
  const stand: Stand = { at: begin, published: first, heard: first, changed: [], world: firstWorld, down: [] };
  const stands = [stand];
  let refused = 0;
  for (let at = begin + gap(random); at < begin + lasts; at += gap(random)) {
    const last = stands.at(-1) ?? stand;
    const next = random.whole(4) === 0 ? takeDown(last, at, random) : publish(last, stands, at, random);
    if (next) stands.push(next);
    else refused += 1;
  }
  return { publications: stands as readonly Publication[], refused };
}

const gap = (random: Random) => (10 + random.whole(random.pick([30, 120, 400]))) * second;

function publish(last: Stand, stands: readonly Stand[], at: number, random: Random): Stand | null {
  const earlier = random.pick(stands.slice(-3)).world;
  const world = random.whole(4) === 0 ? earlier : changeWorld(last.world, earlier, random);
  const published = editionOfWorld(world);
  const changes = changesBetween(last.published, published);
  if (changes.moved.length > 0 || movedAgainst(changes, last.changed, at).length > 0) return null;
  const changed = nextChanged(changes.changed, last.changed, at);
  return { ...last, at, world, published, heard: withoutTakenDown(published, last.down), changed };
}

/** A take-down, or where something is down, restoring it. No digit moves by either. */
function takeDown(last: Stand, at: number, random: Random): Stand {
  const screens = ['raid', 'clinic', ...Object.keys(last.world.menus), ...Object.keys(last.world.cards)];
  const down: readonly Target[] =
    last.down.length > 0 && random.whole(3) > 0 ? [] : [...last.down, { kind: 'screen', id: random.pick(screens) }];
  const changed = nextChanged([], last.changed, at);
  return { ...last, at, down, heard: withoutTakenDown(last.published, down), changed };
}

/** What one isolate answers with at a moment: it hears of each publication in its own time, and never goes back. */
export type Isolate = (now: number) => Publication;

export function isolateOf(publications: readonly Publication[], random: Random): Isolate {
  const delay = random.pick([
    () => random.whole(10 * second),
    () => latest - 1 - random.whole(10 * second),
    () => random.whole(latest),
  ]);
  const heardAt = publications.map(({ at }, index) => (index === 0 ? at : at + delay()));
  return (now) => {
    const newest = publications.filter((_, index) => (heardAt[index] ?? now) <= now).at(-1) ?? publications[0];
    if (!newest) throw new Error('nothing is published');
    return newest;
  };
}
