/** What `0` does: one page back, else to the screen that leads here. */
import type { Edition } from '../content/edition.ts';
import { at, type Position, startOf } from './position.ts';

/** One step back from a position; the start stays the start. */
export function back(edition: Edition, position: Position): Position {
  if (position.page > 0) return { ...position, page: position.page - 1, notice: null };
  const screen = edition.screens[position.screen];
  if (screen?.kind === 'results') return at(pickScreenOf(edition, screen.nearest, position.place), position.language);
  if (screen?.kind === 'which') return at(screen.nearest, position.language);
  const parent = edition.parents[position.screen];
  return parent ? at(parent.screen, position.language) : startOf(edition);
}

const pickScreens = new WeakMap<Edition, Map<string, string>>();

/** The page of a pick list that holds a place; the first page of the list where none does. */
export function pickScreenOf(edition: Edition, nearest: string, place: string | null): string {
  let screens = pickScreens.get(edition);
  if (!screens) {
    screens = new Map();
    for (const [id, screen] of Object.entries(edition.screens)) {
      if (screen.kind !== 'places') continue;
      for (const held of Object.values(screen.places)) screens.set(`${screen.nearest}/${held}`, id);
    }
    pickScreens.set(edition, screens);
  }
  return screens.get(`${nearest}/${place}`) ?? nearest;
}
