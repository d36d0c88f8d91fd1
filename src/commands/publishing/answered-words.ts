/** When hotlines answer, in words for people, and when nobody does any more once one of them is gone. */
import type { Edition, Hotline } from '../../content/edition.ts';
import { constantHotline, fitnessOf } from '../../directory/constant-hotline.ts';
import { rankHotlines } from '../../directory/hotlines.ts';
import { isAlways } from '../../directory/hours.ts';
import { localTime } from '../../directory/local-time.ts';

const [minutesPerDay, minutesPerWeek, step] = [1440, 10_080, 15];
/** Minutes since Monday 00:00, half-open. */
type Span = readonly [number, number];

/** `day and night`, or `every day from 18:00 to 06:00`, as the directory has it. */
export function answeringWords({ hours, closedOnHolidays }: Hotline): string {
  const words =
    hours.length === 0 ? 'nobody knows at which hours' : isAlways(hours) ? 'day and night' : spanWords(hours);
  return closedOnHolidays ? `${words}, not on holidays` : words;
}

/**
 * Warnings of hours at which somebody answered on a topic and nobody does any more, who stands in as backup counted; over the
 * week from `now` on (milliseconds since 1970), by quarters of an hour. Of topics that no hotline is left for nothing is said.
 */
export function unansweredWords(before: Edition, left: Edition, now: number): readonly string[] {
  const topics = [...new Set(left.hotlines.flatMap((hotline) => hotline.topics))];
  return topics.flatMap((topic) => {
    const spans = spansWhere((at) => isAnswered(before, topic, at) && !isAnswered(left, topic, at), left, now);
    if (spans.length === 0) return [];
    return [
      `WARNING: on ${topic} nobody answers any more${isAlways(spans) ? '' : ` at these hours: ${spanWords(spans)}`}.`,
    ];
  });
}

/** A warning where the number that is given when nothing else can be said is one that is closed at times. */
export function lastResortWords(left: Edition): readonly string[] {
  const hotline = constantHotline(left);
  return hotline === null || fitnessOf(hotline).answersAlways
    ? []
    : [`WARNING: that number is closed at times. It answers: ${answeringWords(hotline)}.`];
}

function isAnswered(edition: Edition, topic: string, at: number): boolean {
  const query = { topics: [topic], jurisdiction: null, region: null, language: '' };
  return rankHotlines(edition, query, at).some(({ isLive, openState }) => isLive && openState.open);
}

function spansWhere(holds: (at: number) => boolean, { line: { zone } }: Edition, now: number): readonly Span[] {
  const quarter = step * 60_000;
  const from = Math.floor(now / quarter) * quarter;
  const found = new Set<number>();
  for (let at = from; at < from + minutesPerWeek * 60_000; at += quarter)
    if (holds(at)) found.add(Math.floor(localTime(zone, at).weekMinutes / step) * step);
  const spans: [number, number][] = [];
  for (const start of [...found].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last?.[1] === start) last[1] = start + step;
    else spans.push([start, start + step]);
  }
  return spans;
}

/** The same times of several days once: `Monday to Friday from 08:00 to 17:00`. */
function spanWords(spans: readonly Span[]): string {
  const days = new Map<string, number[]>();
  for (const [start, end] of acrossSunday(spans)) {
    const length = end - start;
    const until = length > minutesPerDay ? `${dayName(end)} ${clock(end)}` : clock(end);
    const times = `from ${clock(start)} to ${until}`;
    days.set(times, [...(days.get(times) ?? []), Math.floor(start / minutesPerDay)]);
  }
  return [...days].map(([times, on]) => `${daysWords(on)} ${times}`).join('; ');
}

/** A night that ends on Monday began on Sunday. */
function acrossSunday(spans: readonly Span[]): readonly Span[] {
  const [first, ...others] = spans;
  const last = others.at(-1);
  if (first?.[0] !== 0 || last?.[1] !== minutesPerWeek) return spans;
  return [...others.slice(0, -1), [last[0], last[1] + first[1]]];
}

function daysWords(days: readonly number[]): string {
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  if (days.length === 7) return 'every day';
  if (days.length > 2 && last - first === days.length - 1) return `${names[first]} to ${names[last]}`;
  return days.map((day) => names[day]).join(', ');
}

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const dayName = (minutes: number) => names[Math.floor(minutes / minutesPerDay) % names.length] ?? '';

function clock(minutes: number): string {
  const ofDay = minutes % minutesPerDay;
  return [Math.floor(ofDay / 60), ofDay % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
