/** A screen's blocks and options as text, before it is cut into pages. */
import type { Screen, ShownOption } from '../menu/screen.ts';
import { blockFeed, join, lineFeed, type Marked, oneLine, plain } from './marked.ts';
import { say, sayFact, type Voice } from './say.ts';

/**
 * One text for each block that has any, the options with the last; `keyOf` is what is typed for an option. A break is
 * sought before all options, or, with `optionsFeed` a line feed, between any two lines.
 */
export function sectionsOf(
  voice: Voice,
  screen: Screen,
  keyOf: (option: ShownOption) => string,
  optionsFeed: Marked = blockFeed,
): readonly Marked[] {
  const blocks = screen.blocks
    .map((sentences) =>
      join(
        sentences.map((sentence) => say(voice, sentence)),
        lineFeed,
      ),
    )
    .filter((block) => block.text !== '');
  const options = join(
    screen.options.map((option) => optionLine(plain(voice.spell(keyOf(option))), sayFact(voice, option.label))),
    lineFeed,
  );
  return [...blocks.slice(0, -1), join([...blocks.slice(-1), options], optionsFeed)];
}

/** What is typed and what for; once where the one holds the other: `12 Milton`. */
function optionLine(key: Marked, label: Marked): Marked {
  return oneLine(` ${key.text} `.includes(` ${label.text} `) ? key : join([key, label], plain(' ')));
}
