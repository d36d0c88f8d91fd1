/** The renderer: a screen in the words of one locale, as pages that fit a channel. */
import type { Strings } from '../content/edition.ts';
import type { Page, Screen } from '../menu/screen.ts';
import type { Limits } from './limits.ts';
import { smsPages } from './sms.ts';
import { ussdPages } from './ussd.ts';

/**
 * Writes a screen as pages, each within the limits and none of them empty.
 * There is no page where the strings lack every key of the screen: whoever answers then says its constant page.
 */
export function renderPages(strings: Strings, screen: Screen, limits: Limits): readonly Page[] {
  return limits.channel === 'ussd' ? ussdPages(strings, screen, limits) : smsPages(strings, screen, limits);
}
