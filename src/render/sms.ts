/** A screen as SMS replies: no keys, so options and further pages are routes to text. */
import type { Strings } from '../content/edition.ts';
import type { Page, Screen } from '../menu/screen.ts';
import { type Frame, fillPages } from './fill.ts';
import { foldToGsm, toGsm } from './fold.ts';
import { isGsm } from './gsm.ts';
import type { SmsLimits } from './limits.ts';
import { blockFeed, join } from './marked.ts';
import { say, type Voice } from './say.ts';
import { sectionsOf } from './sections.ts';
import { smsCapacity, smsSize } from './segments.ts';

/** The replies of a screen, each within `maxSegments`; none where it has neither text nor options. */
export function smsPages(strings: Strings, screen: Screen, limits: SmsLimits): readonly Page[] {
  const texts =
    limits.alphabet === 'gsm7' ? replies({ strings, spell: toGsm }, screen, limits) : cheapest(strings, screen, limits);
  return texts.map((text, index) => ({ text, ends: screen.ends && index === texts.length - 1 }));
}

/** In a language's own spelling, or folded where that takes fewer segments, and so fewer replies. */
function cheapest(strings: Strings, screen: Screen, limits: SmsLimits): readonly string[] {
  const native = replies({ strings, spell: (text) => text }, screen, limits);
  if (native.every(isGsm)) return native;
  const folded = replies({ strings, spell: foldToGsm }, screen, limits);
  return segmentsOf(folded) < segmentsOf(native) ? folded : native;
}

function segmentsOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + smsSize(text).segments, 0);
}

function replies(voice: Voice, screen: Screen, limits: SmsLimits): readonly string[] {
  const sections = sectionsOf(voice, screen, (option) => option.route);
  return fillPages([join(sections, blockFeed)], smsFrame(voice, screen, limits));
}

function smsFrame(voice: Voice, screen: Screen, limits: SmsLimits): Frame {
  const fits = (page: string) => smsSize(page).segments <= limits.maxSegments;
  const mark = voice.spell(screen.mark ?? '');
  return {
    before: () => mark,
    after: (index, last) => (last ? '' : moreLine(voice, screen.route, index + 2, fits)),
    fits,
    capacity: {
      septets: smsCapacity('gsm7', limits.maxSegments),
      units: limits.alphabet === 'ucs2' ? smsCapacity('ucs2', limits.maxSegments) : 0,
      slack: limits.maxSegments,
    },
  };
}

/** What to text for the next page (from 2); the bare route where the words would take half a reply. */
function moreLine(voice: Voice, route: string | null, next: number, fits: (page: string) => boolean): string {
  if (route === null) return '';
  const value = `${route} ${next}`;
  const { text } = say(voice, { key: 'nav.more.sms', facts: { route: { kind: 'atom', value } } });
  return text !== '' && fits(`${text}\n${text}`) ? text : value;
}
