/** Pages within what a gateway carries, none empty, a list of options on one. */

import { septetsOf } from '../../render/gsm.ts';
import type { UssdLimits } from '../../render/limits.ts';
import { renderPages } from '../../render/pages.ts';
import { smsSize } from '../../render/segments.ts';
import type { Finding } from '../finding.ts';
import { as, inYaml } from '../found.ts';
import type { EditionSubject } from '../rule.ts';
import { bodyOf, isInterrupted, nameOf, type Shown, type ShownKind, screenOf, whereOf } from './shown.ts';

const { error } = as('walk');
const maxSegments = 2;
const withOptions: readonly ShownKind[] = ['language', 'menu', 'places', 'which'];
const ours = 'This is a mistake in the software: please report it with the name of the screen.';

/** Pages too long or empty, and options that do not fit on one page of USSD. */
export function findFits({ sources, shown }: EditionSubject): readonly Finding[] {
  return shown.flatMap((one) => [...pages(sources, one), ...options(sources, one)]);
}

function pages(sources: EditionSubject['sources'], shown: Shown): Finding[] {
  if (shown.pages.length === 0)
    return [error(whereOf(sources, shown), `${nameOf(shown)} shows nothing.`, 'Write the strings of this screen.')];
  return shown.pages.flatMap((page, at) => {
    const where = () => whereOf(sources, shown, at);
    if (!isWithin(shown, page.text))
      return [error(where(), `${nameOf(shown)}: page ${at + 1} is longer than the network carries.`, ours)];
    if (bodyOf(shown, page).trim() === '')
      return [error(where(), `${nameOf(shown)}: page ${at + 1} is empty.`, 'Write the strings of this page.')];
    return [];
  });
}

function isWithin({ limits }: Shown, text: string): boolean {
  if (limits.channel === 'sms') return smsSize(text).segments <= Math.min(limits.maxSegments, maxSegments);
  return lengthOf(limits, text) <= 0;
}

/** By how much a page is too long for USSD, in characters as the network counts them; not above 0 where it fits. */
function lengthOf({ alphabet, maxSeptets, maxUnits, prefixSeptets }: UssdLimits, text: string): number {
  const septets = septetsOf(text);
  if (septets !== null) return septets - (maxSeptets - prefixSeptets);
  return alphabet === 'gsm7' ? text.length : text.length - (maxUnits - prefixSeptets);
}

function options(sources: EditionSubject['sources'], shown: Shown): Finding[] {
  const { kind, limits, screen, strings } = shown;
  if (limits.channel !== 'ussd' || shown.pages.length < 2 || !withOptions.includes(kind)) return [];
  if (isInterrupted(shown)) return [];
  // A choice of places that regions tell apart, which 9 leads on in.
  if (kind === 'which' && screen.options.some(({ label }) => label.kind === 'list')) return [];
  const [whole] = renderPages(strings, screen, { ...limits, maxSeptets: 10_000, maxUnits: 10_000 });
  return [
    error(
      inYaml(sources.menuFile, ['screens', screenOf(shown)]),
      `${nameOf(shown)} does not fit on one page: it is ${lengthOf(limits, whole?.text ?? '')} characters too long.`,
      'Shorten its title or some of its labels in this language; for places, their names.',
    ),
  ];
}
