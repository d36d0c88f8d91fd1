/** What a caller gets whose call runs through a key that did another thing a moment ago. */
import type { Edition } from '../content/edition.ts';
import { helpTopic, hotlineSays } from './hotline-says.ts';
import { demoMark, type Screen } from './screen.ts';

/**
 * Asks to dial again, says a number to call, and ends the call. One page, since a key pressed on it would bring it again: who
 * answers at that number stands there only where there is room.
 */
export function changedScreen(edition: Edition, language: string | null, now: number): Screen {
  const call = hotlineSays(edition, helpTopic, language, now).map((say, index, all) =>
    index < all.length - 1 ? { ...say, ifRoom: true as const } : say,
  );
  return {
    id: 'changed',
    language,
    mark: edition.line.demo ? demoMark : null,
    blocks: [[{ key: 'menu.changed' }, ...call]],
    options: [],
    back: null,
    closesFrom: null,
    more: 'more',
    ends: true,
    route: null,
  };
}
