/** The opening hours of one day as people write them into a cell: `8-17`, `8:30-12, 14-18`, `6pm-2am`, `24h`, `closed`. */

/** Minutes since the day's own midnight, half-open; an end above 1440 is on the next morning. */
export type DaySpan = readonly [number, number];

export type WrittenDay =
  | { readonly kind: 'spans'; readonly spans: readonly DaySpan[] }
  /** No such notation; no such time of day; before noon or after it; as long as nothing or a day; not one after another. */
  | {
      readonly kind: 'unreadable';
      readonly reason: 'notation' | 'no-such-time' | 'half-of-day' | 'no-length' | 'out-of-order';
    };
type Unreadable = Extract<WrittenDay, { kind: 'unreadable' }>;

const minutesPerDay = 1440;
const noon = 720;
/** In `2-6` the afternoon is at least as likely as the night. */
const earliestPlain = 360;
/** From here on an hour is certainly counted from 0 to 24. */
const afternoon = 780;

/**
 * Reads one cell; an empty one is a closed day. What two people could read in two ways (`8-5`, `2-6`) is refused: somebody
 * would stand before a closed door.
 */
export function readDay(written: string): WrittenDay {
  const text = plain(written);
  if (text === '' || text === 'closed' || text === 'off') return { kind: 'spans', spans: [] };
  if (/^24 ?(h|hrs|hours)$/.test(text)) return { kind: 'spans', spans: [[0, minutesPerDay]] };
  const spans: DaySpan[] = [];
  for (const part of text.split(/ ?(?:[,;/&]|\band\b) ?/)) {
    const span = readSpan(part);
    if ('kind' in span) return span;
    if (span[0] < (spans.at(-1)?.[1] ?? 0) || span[1] > minutesPerDay + noon) return unreadable('out-of-order');
    spans.push(span);
  }
  return { kind: 'spans', spans };
}

const unreadable = (reason: Unreadable['reason']): Unreadable => ({ kind: 'unreadable', reason });

/** One kind of dash, space, am and pm. */
function plain(written: string): string {
  return written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/([ap])\.? ?m\b\.?/g, '$1m')
    .replace(/[\u2010-\u2015\u2212~]|\bto\b/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

type TimeOfDay = {
  readonly minutes: number;
  readonly half: 'am' | 'pm' | null;
  /** Whether it could as well be the other half of the day: 1 to 12, without a leading 0. */
  readonly isTwelve: boolean;
};

function readSpan(part: string): DaySpan | Unreadable {
  const [first, second, ...more] = part.split('-').map(readTime);
  if (!first || !second || more.length > 0) return unreadable('notation');
  if ('kind' in first) return first;
  if ('kind' in second) return second;
  const [from, to] = [first.minutes, second.minutes];
  if (from === minutesPerDay) return unreadable('no-such-time');
  if (from === to) return unreadable('no-length');
  if (isEitherHalf(first, second)) return unreadable('half-of-day');
  return to > from ? [from, to] : [from, to + minutesPerDay];
}

function isEitherHalf(from: TimeOfDay, to: TimeOfDay): boolean {
  if (from.half !== null || to.half !== null) return from.half === null || to.half === null;
  if (to.minutes < from.minutes) return to.minutes >= 60 && from.minutes < afternoon;
  return from.isTwelve && to.isTwelve && from.minutes < earliestPlain;
}

function readTime(written: string): TimeOfDay | Unreadable | null {
  const parts = /^ ?(\d{1,2})(?: ?h(?: ?(\d{2}))?|[:.](\d{2})|(?<=\d{2})(\d{2}))? ?(am|pm)? ?$/.exec(written);
  if (!parts) return null;
  const [, digits = '', ...rest] = parts;
  const half = rest[3] === 'am' || rest[3] === 'pm' ? rest[3] : null;
  const hour = Number(digits);
  const minute = Number(rest[0] ?? rest[1] ?? rest[2] ?? '0');
  const isTwelve = hour >= 1 && hour <= 12 && !digits.startsWith('0');
  if (minute > 59 || hour * 60 + minute > minutesPerDay || (half !== null && (hour < 1 || hour > 12)))
    return unreadable('no-such-time');
  if (half === null) return { minutes: hour * 60 + minute, half, isTwelve };
  return { minutes: ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute, half, isTwelve };
}
