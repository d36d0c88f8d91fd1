/** A session ends after about three minutes, whatever is pressed: an answer has to be read before. */
import type { Finding } from '../finding.ts';
import { as } from '../found.ts';
import type { EditionSubject } from '../rule.ts';
import { countWords, wordsIn } from '../words.ts';
import { bodyOf, nameOf, whereOf } from './shown.ts';

const { error } = as('walk');
const maxAnswerSeconds = 150;

/** Screens whose pages together take too long to read. */
export function findLength({ sources, shown }: EditionSubject): readonly Finding[] {
  const most = wordsIn(maxAnswerSeconds);
  return shown
    .filter(({ limits }) => limits.channel === 'ussd')
    .flatMap((one) => {
      const words = one.pages.reduce((sum, page) => sum + countWords(bodyOf(one, page), one.strings.locale), 0);
      if (words <= most) return [];
      return [
        error(
          whereOf(sources, one),
          `${nameOf(one)} has ${words} words; ${most} can be read before the call ends.`,
          'Say less, or make two screens of it.',
        ),
      ];
    });
}
