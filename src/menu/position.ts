/** Where a caller is. Plain data: no number, no typed text. */
import type { Edition } from '../content/edition.ts';

export type Position = {
  /** Language id; null on the language choice. */
  readonly language: string | null;
  readonly screen: string;
  /** From 0. */
  readonly page: number;
  /** The id of the chosen place; null before one is chosen. */
  readonly place: string | null;
  /** Ids of places that a typed name may mean, in the order of their digits from 1. */
  readonly candidates: readonly string[];
  /** Something to say once on the screen that comes next. */
  readonly notice: 'place-not-found' | null;
};

export const languageScreen = 'language';
export const menuScreen = 'menu';

/** Where every call begins: the language choice, or the menu where there is one language. */
export function startOf(edition: Edition): Position {
  const [first, ...others] = edition.line.languages;
  return others.length === 0 ? at(menuScreen, first?.id ?? null) : at(languageScreen, null);
}

/** The first page of a screen. */
export function at(screen: string, language: string | null, place: string | null = null): Position {
  return { language, screen, page: 0, place, candidates: [], notice: null };
}
