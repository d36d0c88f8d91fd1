/** The network hangs up after 20 to 30 seconds without a key: what a page says has to be read by then. */
import type { Finding } from '../finding.ts';
import { as } from '../found.ts';
import type { EditionRule, EditionSubject } from '../rule.ts';
import { bodyOf, nameOf, once, type Shown, screenOf, whereOf } from '../walk/shown.ts';
import { countWords, wordsIn } from '../words.ts';

const id = 'reading-time';
const { error, warning } = as(id);
/** What networks leave between two keys, less what the page itself takes to arrive. */
const readingSeconds = 25 - 3;

export const readingTime: EditionRule = {
  id,
  explains: 'A page of a card is read before the network hangs up: 22 words at most.',
  find(subject) {
    const cards = subject.shown.filter(({ kind, limits }) => kind === 'card' && limits.channel === 'ussd');
    return once(cards.flatMap((shown) => tooLong(subject, shown)));
  },
};

function tooLong({ sources, edition }: EditionSubject, shown: Shown): Finding[] {
  const card = edition.screens[screenOf(shown)];
  const speak = card?.kind === 'card' && card.urgent ? error : warning;
  const most = wordsIn(readingSeconds);
  return shown.pages.flatMap((page, at) => {
    const words = countWords(bodyOf(shown, page), shown.strings.locale);
    if (page.ends || words <= most) return [];
    return [
      speak(
        whereOf(sources, shown, at),
        `${nameOf(shown)}: page ${at + 1} has ${words} words, and only ${most} are read before the network hangs up.`,
        'Say it in fewer words, or move a sentence to a page of its own in menu.yaml.',
      ),
    ];
  });
}
