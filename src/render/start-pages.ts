/** The start as callers find it who were cut off. */
import type { Edition, Strings } from '../content/edition.ts';
import { helpTopic, hotlineSays } from '../menu/hotline-says.ts';
import type { Page, Say, Screen } from '../menu/screen.ts';
import type { Limits } from './limits.ts';
import { renderPages } from './pages.ts';

/**
 * The pages of a start whose first words are that the call was cut off. Safety: where 9 is an option of the start it turns no
 * page. If the start does not fit behind those words, they stand alone, with the 0 that leads to it; in between, where there is
 * room, whom to call in a raid at `now` (milliseconds since 1970).
 */
export function startPages(
  edition: Edition,
  strings: Strings,
  screen: Screen,
  limits: Limits,
  now: number,
): readonly Page[] {
  const pages = renderPages(strings, screen, limits);
  if (pages.length === 1 || screen.options.every(({ digit }) => digit !== '9')) return pages;
  const [said = []] = screen.blocks;
  const alone = (says: readonly Say[]) =>
    renderPages(strings, { ...screen, blocks: [says], options: [], back: 'back' }, limits);
  const words = said.slice(0, 1);
  const withNumber = alone([...words, ...hotlineSays(edition, helpTopic, screen.language, now)]);
  return withNumber.length === 1 ? withNumber : alone(words);
}
