/** A screen as SMS replies: no keys, so options and further pages are routes to text. */
import type { Strings } from '../content/edition.ts';
import type { Page, Screen } from '../menu/screen.ts';
import { type Frame, fillPages } from './fill.ts';
import { foldToGsm, toGsm } from './fold.ts';
import { isGsm } from './gsm.ts';
import type { SmsLimits } from './limits.ts';
import { blockFeed, join, lineFeed, type Marked } from './marked.ts';
import { say, type Voice } from './say.ts';
import { sectionsOf } from './sections.ts';
import { smsCapacity, smsSize } from './segments.ts';

/** The replies of a screen, each within `maxSegments`; none where it has neither text nor options. */
export function smsPages(strings: Strings, screen: Screen, limits: SmsLimits): readonly Page[] {
  const texts =
    limits.alphabet === 'gsm7'
      ? writeReplies({ strings, spell: toGsm }, screen, limits).texts
      : cheapest(strings, screen, limits);
  return texts.map((text, index) => ({ text, ends: screen.ends && index === texts.length - 1 }));
}

/** In a language's own spelling, or folded where that tears fewer answers apart or takes fewer segments. */
function cheapest(strings: Strings, screen: Screen, limits: SmsLimits): readonly string[] {
  const native = writeReplies({ strings, spell: (text) => text }, screen, limits);
  if (native.texts.every(isGsm)) return native.texts;
  const folded = writeReplies({ strings, spell: foldToGsm }, screen, limits);
  const gain = tornIn(native) - tornIn(folded) || segmentsOf(native) - segmentsOf(folded);
  return gain > 0 ? folded.texts : native.texts;
}

type Replies = { readonly sections: readonly Marked[]; readonly texts: readonly string[] };

const segmentsOf = ({ texts }: Replies) => texts.reduce((sum, text) => sum + smsSize(text).segments, 0);

/** How many blocks begin in one reply and end in another. */
const tornIn = ({ sections, texts }: Replies) =>
  sections.filter((section) => !texts.some((text) => text.includes(section.text))).length;

function writeReplies(voice: Voice, screen: Screen, limits: SmsLimits): Replies {
  const sections = sectionsOf(voice, screen, (option) => option.route, lineFeed);
  return { sections, texts: fillPages([join(sections, blockFeed)], smsFrame(voice, screen, limits)) };
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
