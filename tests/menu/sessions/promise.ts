/**
 * What the page that a caller sees says about each key, read off that page alone and the edition it was made of. It knows
 * nothing of which keys have changed.
 */
import type { Edition } from '../../../src/content/edition.ts';
import { answersOf, choiceOf, type LanguageId } from '../../../src/content/ids.ts';
import { back } from '../../../src/menu/back.ts';
import { at, menuScreen, type Position } from '../../../src/menu/position.ts';
import type { Screen } from '../../../src/menu/screen.ts';

const choosing: readonly string[] = ['language', 'menu', 'places'];

export type Seen = { readonly edition: Edition; readonly position: Position; readonly screen: Screen };

/** Positions that a key may lead to by what the page says; none where it says nothing of the key. */
export function promised(seen: Seen, key: string): readonly Partial<Position>[] {
  const { edition, position, screen } = seen;
  if (screen.options.some(({ digit }) => digit === key)) return promisedByOption(seen, key);
  if (key === '0') return screen.back === null ? [] : [back(edition, position)];
  const source = edition.screens[position.screen];
  // What chooses is one page here, which names no 9.
  if (key === '9') return choosing.includes(source?.kind ?? '') ? [] : [{ ...position, page: position.page + 1 }];
  const isTyped = source?.kind === 'ask' || (source?.kind === 'places' && !/^[0-9]$/.test(key));
  if (!isTyped) return [];
  // A name that was typed: its answers, a choice, or the list again.
  const { nearest } = source;
  return [answersOf(nearest), choiceOf(nearest), nearest].map((id) => ({ screen: id, language: position.language }));
}

function promisedByOption({ edition, position }: Seen, key: string): readonly Partial<Position>[] {
  const source = edition.screens[position.screen];
  switch (source?.kind) {
    case 'language':
      return edition.line.languages.filter(({ digit }) => digit === key).map(({ id }) => at(menuScreen, id));
    case 'menu':
    case 'places': {
      const place = source.kind === 'places' ? source.places[key] : undefined;
      const to = source.options.find(({ digit }) => digit === key)?.to;
      return to === undefined ? [] : [at(to, position.language, place ?? null)];
    }
    case 'which': {
      const place = position.candidates[Number(key) - 1];
      return place === undefined ? [] : [at(answersOf(source.nearest), position.language, place)];
    }
    default:
      return [];
  }
}

/** Whether a position is one that was promised. A language that is gone is told in another. */
export function isOneOf(position: Position, promises: readonly Partial<Position>[]): boolean {
  return promises.some((promise) =>
    (Object.entries(promise) as [keyof Position, LanguageId][]).every(
      ([name, value]) => name === 'notice' || JSON.stringify(position[name]) === JSON.stringify(value),
    ),
  );
}
