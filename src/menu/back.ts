/** What `0` does: one page back, else to the screen that leads here; at the end of the raid card it closes the call. */
import type { Edition } from '../content/edition.ts';
import type { PlaceId, ScreenId } from '../content/ids.ts';
import { coverScreen, raidScreen } from '../content/screens.ts';
import { afterInput, at, type Position, screensOf, startOf } from './position.ts';

/** One step back from a position; the start stays the start. */
export function back(edition: Edition, position: Position): Position {
  const closes = closesFrom(edition, position.screen);
  if (closes !== null && position.page >= closes) return at(coverScreen, position.language);
  if (position.page > 0) return { ...afterInput(position), page: position.page - 1 };
  const screen = edition.screens[position.screen];
  if (screen?.kind === 'results') return at(pickScreenOf(edition, screen.nearest, position.place), position.language);
  if (screen?.kind === 'which') return at(screen.nearest, position.language);
  const parent = edition.parents[position.screen];
  return parent ? at(parent.screen, position.language) : startOf(edition);
}

/**
 * The page (from 0) from which on `0` closes the call; null where it never does. It is that of the raid card's last
 * sentences as menu.yaml has them, since how many pages they take depends on the clock and the network.
 */
export function closesFrom(edition: Edition, screen: string): number | null {
  const source = edition.screens[screen];
  return screen === raidScreen && source?.kind === 'card' ? source.pages.length - 1 : null;
}

const pickScreens = new WeakMap<Edition, Map<string, ScreenId>>();

/** The page of a pick list that holds a place; the first page of the list where none does. */
export function pickScreenOf(edition: Edition, nearest: ScreenId, place: PlaceId | null): ScreenId {
  let screens = pickScreens.get(edition);
  if (!screens) {
    screens = new Map();
    for (const id of screensOf(edition)) {
      const screen = edition.screens[id];
      if (screen?.kind !== 'places') continue;
      for (const held of Object.values(screen.places)) screens.set(`${screen.nearest}/${held}`, id);
    }
    pickScreens.set(edition, screens);
  }
  return screens.get(`${nearest}/${place}`) ?? nearest;
}
