/** What the raid card leaves on the phone is one page that ends the call: of two, the first would wait for a key. */
import type { Finding } from '../finding.ts';
import { as, inString } from '../found.ts';
import type { EditionSubject } from '../rule.ts';
import { nameOf } from './shown.ts';

const { error } = as('walk');

/** Covers that take more than a page of USSD. */
export function findCover({ sources, shown }: EditionSubject): readonly Finding[] {
  return shown
    .filter(({ kind, limits, pages }) => kind === 'cover' && limits.channel === 'ussd' && pages.length !== 1)
    .map((one) =>
      error(
        inString(sources, one.strings.locale, 'cover.text'),
        `${nameOf(one)} takes ${one.pages.length} pages, so that the call goes on.`,
        'Shorten the string cover.text in this language: it must fit on one page.',
      ),
    );
}
