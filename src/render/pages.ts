/** The renderer: a screen in the words of one locale, as pages that fit a channel. */
import type { Strings } from '../content/edition.ts';
import type { Page, Say, Screen } from '../menu/screen.ts';
import type { Limits } from './limits.ts';
import { smsPages } from './sms.ts';
import { ussdPages } from './ussd.ts';

/**
 * Writes a screen as pages, each within the limits and none of them empty. Of what stands only where there is room, the
 * first comes first; options before sentences.
 * There is no page where the strings lack every key of the screen: whoever answers then says its constant page.
 */
export function renderPages(strings: Strings, screen: Screen, limits: Limits): readonly Page[] {
  const write = (whole: Screen) =>
    limits.channel === 'ussd' ? ussdPages(strings, whole, limits) : smsPages(strings, whole, limits);
  let left = screen.blocks.flat().filter(({ ifRoom }) => ifRoom);
  const shown = withOptionsThatFit(without(screen, left), write);
  let pages = write(shown);
  for (const say of left) {
    const fewer = left.filter((other) => other !== say);
    const longer = write(without({ ...screen, options: shown.options }, fewer));
    if (longer.length <= pages.length) [left, pages] = [fewer, longer];
  }
  return pages;
}

/** Those that stand only where there is room go from the end, as long as the screen takes more pages than without them. */
function withOptionsThatFit(screen: Screen, write: (screen: Screen) => readonly Page[]): Screen {
  const certain = screen.options.filter(({ ifRoom }) => !ifRoom);
  if (certain.length === screen.options.length) return screen;
  const { length } = write({ ...screen, options: certain });
  let { options } = screen;
  while (options.at(-1)?.ifRoom && write({ ...screen, options }).length > length) options = options.slice(0, -1);
  return { ...screen, options };
}

function without(screen: Screen, left: readonly Say[]): Screen {
  if (left.length === 0) return screen;
  return { ...screen, blocks: screen.blocks.map((block) => block.filter((say) => !left.includes(say))) };
}
