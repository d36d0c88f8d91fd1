/** An alert stands with its number on one page, and has its line on the first page of a call, all options below it. */
import { renderPages } from '../../render/pages.ts';
import type { Finding } from '../finding.ts';
import { as, inString } from '../found.ts';
import type { EditionSubject } from '../rule.ts';
import { isInterrupted, nameOf, type Shown } from './shown.ts';

const { error } = as('walk');

/** Alerts torn from the number to call, and start pages on USSD that would leave out the line of an alert. By SMS it may be left out: ALERT is told anyway. */
export function findAlerts({ sources, shown }: EditionSubject): readonly Finding[] {
  return shown.flatMap((one) => {
    const where = (key: string) => inString(sources, one.strings.locale, key);
    if (one.kind === 'alerts' && isTorn(one)) {
      const key = one.screen.blocks[0]?.[0]?.key ?? '';
      return [
        error(
          where(key),
          `${nameOf(one)}: an alert and its number do not stand on one page.`,
          `Shorten the string ${key} in this language, or the longest names of places.csv.`,
        ),
      ];
    }
    if (one.limits.channel === 'ussd' && !isInterrupted(one) && lacksLine(one))
      return [
        error(
          where('alert.line'),
          `${nameOf(one)} has no room for the line of an alert.`,
          'Shorten the string alert.line in this language, some labels, or the longest names of places.csv.',
        ),
      ];
    return [];
  });
}

/** By SMS several alerts may take several replies; one takes one. */
function isTorn({ screen, pages, limits }: Shown): boolean {
  return limits.channel === 'ussd'
    ? pages.length > screen.blocks.length
    : screen.blocks.length === 1 && pages.length > 1;
}

function lacksLine({ screen, strings, limits, pages }: Shown): boolean {
  const blocks = screen.blocks.map((block) => block.map(({ ifRoom, ...say }) => say));
  const hasLine = blocks.some((block) => block.some(({ key }) => key === 'alert.line'));
  return hasLine && renderPages(strings, { ...screen, blocks }, limits).length > pages.length;
}
