/** Is it open? Weekly hours are wall-clock minutes, so daylight saving needs no rule of its own. */
import { addDays, daysBetween } from '../content/days.ts';
import type { WeeklyHours } from '../content/edition.ts';
import { type LocalTime, localTime } from './local-time.ts';

const minutesPerDay = 1440;
const minutesPerWeek = 10_080;

export type OpenState = {
  readonly open: boolean;
  /** Local minute of the week: of closing when open (null: does not close within a week), of opening when closed (null: not within a week). */
  readonly minutes: number | null;
};

/**
 * Whether these hours are open at `now` (milliseconds since 1970), and when that changes.
 * Where holidays are kept, a holiday is closed from midnight to midnight: hours that began the evening before end at its
 * midnight, and a night that would begin on it does not take place, its morning after included.
 */
export function openState(
  hours: WeeklyHours,
  closedOnHolidays: boolean,
  holidays: readonly string[],
  zone: string,
  now: number,
): OpenState {
  return openStateAt(hours, closedOnHolidays ? holidays : [], localTime(zone, now));
}

/** The same for a local time already known; closed all day on `closedDates` (YYYY-MM-DD). */
export function openStateAt(hours: WeeklyHours, closedDates: readonly string[], local: LocalTime): OpenState {
  const now = local.weekMinutes;
  for (const [start, end] of withoutDates(threeWeeksOf(hours), closedDates, local)) {
    if (end <= now) continue;
    if (start <= now) return { open: true, minutes: end - now >= minutesPerWeek ? null : end % minutesPerWeek };
    return { open: false, minutes: start - now >= minutesPerWeek ? null : start % minutesPerWeek };
  }
  return { open: false, minutes: null };
}

/** Whether they leave out no minute of the week. */
export function isAlways(hours: WeeklyHours): boolean {
  return threeWeeksOf(hours).length === 1;
}

/** Whether it is open now or opens within so many minutes. */
export function opensWithin(state: OpenState, local: LocalTime, minutes: number): boolean {
  if (state.open) return true;
  if (state.minutes === null) return false;
  return (state.minutes - local.weekMinutes + minutesPerWeek) % minutesPerWeek <= minutes;
}

type Span = readonly [number, number];

const joined = new WeakMap<WeeklyHours, readonly Span[]>();

/** The week before, this one and the next on one line of minutes, with spans that touch joined. */
function threeWeeksOf(hours: WeeklyHours): readonly Span[] {
  const known = joined.get(hours);
  if (known) return known;
  const spans: [number, number][] = [];
  for (const week of [-minutesPerWeek, 0, minutesPerWeek]) {
    for (const [start, end] of hours) {
      const last = spans.at(-1);
      if (last && last[1] >= start + week) last[1] = Math.max(last[1], end + week);
      else spans.push([start + week, end + week]);
    }
  }
  joined.set(hours, spans);
  return spans;
}

/** Yesterday counts: a night may reach from it into today. */
function withoutDates(spans: readonly Span[], closedDates: readonly string[], local: LocalTime): readonly Span[] {
  const today = Math.floor(local.weekMinutes / minutesPerDay);
  const [firstDate, lastDate] = [addDays(local.date, -1), addDays(local.date, 7)];
  let left = spans;
  for (const date of closedDates) {
    if (date < firstDate || date > lastDate) continue;
    const midnight = (today + daysBetween(local.date, date)) * minutesPerDay;
    left = left.flatMap((span) => withoutDay(span, midnight));
  }
  return left;
}

function withoutDay([start, end]: Span, from: number): Span[] {
  const to = from + minutesPerDay;
  const beginsOnIt = start >= from && start < to;
  // A day and more without a break is no night: it goes on when the holiday is over.
  if (beginsOnIt && end - start < minutesPerDay) return [];
  const before: Span = [start, Math.min(end, from)];
  const after: Span = [Math.max(start, to), end];
  return [before, after].filter(([a, b]) => a < b);
}
