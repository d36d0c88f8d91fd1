/** When clocks of a time zone show something. */
import { localTime } from './local-time.ts';

const millisecondsPerMinute = 60_000;
const millisecondsPerDay = 86_400_000;
const minutesPerDay = 1440;

/** The instants, in milliseconds since 1970, that a wall clock may mean: one, but for the hours in which clocks change. */
export type Instants = { readonly earliest: number; readonly latest: number };

/**
 * When clocks of an IANA zone show `time` (HH:MM) on `date` (YYYY-MM-DD). What they show twice has two instants; what they
 * skip is counted on from before the change, and back from after it.
 */
export function instantsOf(zone: string, date: string, time: string): Instants {
  const wall = Date.parse(`${date}T${time}Z`);
  // Clocks change by less than a day, and not twice within two.
  const candidates = [wall - millisecondsPerDay, wall + millisecondsPerDay].map((near) => wall - offsetAt(zone, near));
  const shown = candidates.filter((instant) => instant + offsetAt(zone, instant) === wall);
  const meant = shown.length > 0 ? shown : candidates;
  return { earliest: Math.min(...meant), latest: Math.max(...meant) };
}

/** How far clocks of a zone are ahead of UTC at a whole minute, in milliseconds. */
function offsetAt(zone: string, instant: number): number {
  const { date, weekMinutes } = localTime(zone, instant);
  return Date.parse(date) + (weekMinutes % minutesPerDay) * millisecondsPerMinute - instant;
}
