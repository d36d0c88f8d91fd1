/** Where a caller is. Plain data. Privacy: ids of the edition and counts; what was typed has no type here. */
import type { Edition } from '../content/edition.ts';
import { type LanguageId, type PlaceId, type ScreenId, screenId } from '../content/ids.ts';
import { firstScreen } from '../content/screens.ts';

export type Position = {
  /** Language id; null on the language choice. */
  readonly language: LanguageId | null;
  readonly screen: ScreenId;
  /** From 0. */
  readonly page: number;
  /** The id of the chosen place; null before one is chosen. */
  readonly place: PlaceId | null;
  /** Ids of places that a typed name may mean, in the order of their digits from 1. */
  readonly candidates: readonly PlaceId[];
  /** Something to say: that a place was not found, once; that the call was cut off, as long as its start is shown. */
  readonly notice: 'place-not-found' | 'interrupted' | null;
};

export const languageScreen = screenId('language');
export const menuScreen = firstScreen;

/** Where every call begins: the language choice, or the menu where there is one language. */
export function startOf(edition: Edition): Position {
  const [first, ...others] = edition.line.languages;
  return others.length === 0 ? at(menuScreen, first?.id ?? null) : at(languageScreen, null);
}

/** The ids of all screens, in the edition's order. */
export const screensOf = ({ screens }: Pick<Edition, 'screens'>): readonly ScreenId[] =>
  Object.keys(screens).map(screenId);

/** The first page of a screen. */
export function at(screen: ScreenId, language: LanguageId | null, place: PlaceId | null = null): Position {
  return { language, screen, page: 0, place, candidates: [], notice: null };
}

/** A position that stays on its screen behind an input. */
export const afterInput = (position: Position): Position =>
  position.notice === 'place-not-found' ? { ...position, notice: null } : position;
