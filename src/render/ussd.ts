/** A screen as pages of a USSD session: its text, its options, then one line of keys that lead on and back. */
import type { Strings } from '../content/edition.ts';
import type { Page, Screen } from '../menu/screen.ts';
import type { Capacity } from './capacity.ts';
import { type Frame, fillPages } from './fill.ts';
import { foldToGsm, toGsm } from './fold.ts';
import { septetsOf } from './gsm.ts';
import type { UssdLimits } from './limits.ts';
import { say, type Voice } from './say.ts';
import { sectionsOf } from './sections.ts';

/** The pages of a USSD screen; none where it has neither text nor options. */
export function ussdPages(strings: Strings, screen: Screen, limits: UssdLimits): readonly Page[] {
  const voice: Voice = { strings, spell: limits.alphabet === 'gsm7' ? toGsm : foldToGsm };
  const sections = sectionsOf(voice, screen, (option) => option.digit);
  const texts = fillPages(sections, ussdFrame(voice, screen, limits));
  return texts.map((text, index) => ({ text, ends: screen.ends && index === texts.length - 1 }));
}

function ussdFrame(voice: Voice, screen: Screen, limits: UssdLimits): Frame {
  const mark = voice.spell(screen.mark ?? '');
  const capacity = capacityOf(limits);
  const keys = keysOf(voice, screen, capacity);
  return {
    before: (index) => (index === 0 ? mark : ''),
    after: (index, last) => keys(index)[last ? 'last' : 'more'],
    fits: (page) => fitsUssd(page, capacity),
    capacity,
  };
}

/** The prefix counts in either alphabet. */
function capacityOf({ alphabet, maxSeptets, maxUnits, prefixSeptets }: UssdLimits): Capacity {
  const units = alphabet === 'ucs2' ? maxUnits - prefixSeptets : 0;
  return { septets: maxSeptets - prefixSeptets, units, slack: 0 };
}

function fitsUssd(page: string, { septets, units }: Capacity): boolean {
  const taken = septetsOf(page);
  return taken === null ? page.length <= units : taken <= septets;
}

type Keys = { readonly more: string; readonly last: string };

/** The keys of each page (from 0): what `0` does differs where a screen closes. */
function keysOf(voice: Voice, screen: Screen, capacity: Capacity): (page: number) => Keys {
  const usual = keyLines(voice, screen, screen.back, capacity);
  const { closesFrom } = screen;
  if (closesFrom === null) return () => usual;
  const closing = keyLines(voice, screen, 'cover', capacity);
  return (page) => (page < closesFrom ? usual : closing);
}

/** The keys of a page that another follows, and of the last. Labels that would take half a page are left out. */
function keyLines(voice: Voice, screen: Screen, zero: Screen['back'] | 'cover', { septets, units }: Capacity): Keys {
  const label = (key: string) => say(voice, { key }).text.replaceAll('\n', ' ');
  const more = `9 ${label(`nav.${screen.more}`)}`.trim();
  const back = zero === null ? '' : `0 ${label(`nav.${zero}`)}`.trim();
  const both = `${more} ${back}`.trim();
  const short = (septetsOf(both) ?? 0) * 2 <= septets && (units === 0 || both.length * 2 <= units);
  if (short) return { more: both, last: screen.ends ? '' : back };
  const bare = zero === null ? '' : '0';
  return { more: `9 ${bare}`.trim(), last: screen.ends ? '' : bare };
}
