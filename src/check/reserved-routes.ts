/** routes.lock: the routes of a line that were printed or published, one a line: digits, screen, language. */
import type { Edition } from '../content/edition.ts';
import { type Position, startOf } from '../menu/position.ts';
import { step } from '../menu/step.ts';

export type ReservedRoute = {
  /** The digits from the start, that of the language first. */
  readonly route: string;
  /** A screen's id; behind a pick list with the place: `clinic/at/westlands`. */
  readonly screen: string;
  readonly language: string;
};
export type LockLine = { readonly line: number; readonly entry: ReservedRoute | null };

const head = [
  '# Routes that were printed or published: digits, screen, language. They can never lead elsewhere.',
  '# This file is written by: npm run routes -- reserve LINE [ROUTE…]',
];

/** The entries of a lock file with their line numbers; null for a line that is none. Comments and empty lines are left out. */
export function parseLock(text: string): readonly LockLine[] {
  return text.split('\n').flatMap((written, index) => {
    if (written.trim() === '' || written.startsWith('#')) return [];
    const [, route, screen, language] = /^([1-79]+) ([a-z][a-z0-9/-]*) ([a-z]{2,3})$/.exec(written) ?? [];
    const entry = route && screen && language ? { route, screen, language } : null;
    return [{ line: index + 1, entry }];
  });
}

/** The text of a lock file, sorted by route. */
export function writeLock(entries: readonly ReservedRoute[]): string {
  const lines = entries.map(({ route, screen, language }) => `${route} ${screen} ${language}`);
  return `${[...head, ...[...new Set(lines)].sort()].join('\n')}\n`;
}

/** The screen that a route leads to; null where one of its digits means nothing, leads back, or turns a page. */
export function leadsTo(edition: Edition, route: string): ReservedRoute | null {
  if (route.includes('0')) return null;
  let position = startOf(edition);
  for (const digit of route) {
    const next = step(edition, position, digit);
    if (isSame(next, position)) return null;
    position = next;
  }
  const { language, place, page } = position;
  if (language === null || page > 0) return null;
  return { route, screen: place === null ? position.screen : `${position.screen}/${place}`, language };
}

const isSame = (a: Position, b: Position) => JSON.stringify(a) === JSON.stringify(b);
