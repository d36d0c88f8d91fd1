/** Whoever was cut off finds the start again, is told so at once, and has all its keys. */
import { renderPages } from '../../render/pages.ts';
import type { Finding } from '../finding.ts';
import { as, inString } from '../found.ts';
import type { EditionSubject } from '../rule.ts';
import { isInterrupted, nameOf, type Shown, whereOf } from './shown.ts';

const { error } = as('walk');
const key = 'menu.interrupted';

/** Starts that say too much of it for a page, and those that lose keys. */
export function findInterrupted({ sources, shown }: EditionSubject): readonly Finding[] {
  return shown.filter(isInterrupted).flatMap((one) => {
    const name = `${nameOf(one)}, for a call that was cut off,`;
    if (isTooLong(one))
      return [
        error(
          inString(sources, one.strings.locale, key),
          `${name} does not fit on one page.`,
          `Shorten the string ${key} in this language.`,
        ),
      ];
    const lost = lostKeys(one);
    if (lost.length === 0) return [];
    return [
      error(
        whereOf(sources, one),
        `${name} loses the key${lost.length === 1 ? '' : 's'} ${lost.join(', ')}.`,
        'This is a mistake in the software: please report it with the name of the screen.',
      ),
    ];
  });
}

/** Whether what says so fills more than a page, with nothing below it but the way back. */
function isTooLong({ screen, strings, limits }: Shown): boolean {
  const blocks = screen.blocks.slice(0, 1).map((block) => block.filter((say) => say.key === key));
  return renderPages(strings, { ...screen, blocks, options: [], back: 'back' }, limits).length > 1;
}

/** Keys of the start that no page names; the 0 that leads to the start names them all. */
function lostKeys({ screen, pages }: Shown): readonly string[] {
  const lines = pages.flatMap(({ text }) => text.split('\n'));
  const isNamed = (digit: string) => lines.some((line) => line.startsWith(`${digit} `));
  const lost = screen.options.map(({ digit }) => digit).filter((digit) => !isNamed(digit));
  const leadsToStart = pages.length === 1 && lost.length === screen.options.length && isNamed('0');
  return leadsToStart ? [] : lost;
}
