/** What was printed on a card leads where it did, for ever. */
import { as } from '../found.ts';
import { leadsTo, parseLock } from '../reserved-routes.ts';
import type { EditionRule } from '../rule.ts';

const id = 'routes-lock';
const { error } = as(id);

export const routesLock: EditionRule = {
  id,
  explains: 'Every reserved route leads where routes.lock says.',
  find({ sources: { line, routesLock: lock }, edition }) {
    return parseLock(lock.text).flatMap(({ line: number, entry }) => {
      const where = { file: lock.file, line: number, column: null };
      if (!entry)
        return [
          error(
            where,
            'This line is no reserved route.',
            `Take it out, and add routes by: npm run routes -- reserve ${line}.`,
          ),
        ];
      const led = leadsTo(edition, entry.route);
      if (led?.screen === entry.screen && led.language === entry.language) return [];
      const now = led ? `leads to ${led.screen} (${led.language})` : 'leads nowhere';
      return [
        error(
          where,
          `The route ${entry.route} was reserved for ${entry.screen} (${entry.language}) and now ${now}.`,
          'Give options, languages and places back the digits they had: people hold cards with this route.',
        ),
      ];
    });
  },
};
