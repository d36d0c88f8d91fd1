/** Days of the sources: written out, or, in a demonstration, counted from the day of the build. */

const dayMilliseconds = 86_400_000;

/** `today`, `today-20d` or a written day as YYYY-MM-DD; `buildDate` is the day of the build in that form. */
export function resolveDay(written: string, buildDate: string): string {
  const relative = /^today(?:([+-])(\d+)d)?$/.exec(written);
  if (!relative) return written;
  const days = Number(`${relative[1] ?? '+'}${relative[2] ?? '0'}`);
  return addDays(buildDate, days);
}

/** The date `days` after (before, when negative) a date YYYY-MM-DD. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMilliseconds).toISOString().slice(0, 10);
}

/** How many days `to` is after `from`, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMilliseconds;
}

/** Whether a text YYYY-MM-DD is a day that the calendar has. */
export function isRealDay(date: string): boolean {
  return !Number.isNaN(Date.parse(date)) && addDays(date, 0) === date;
}

/** The local date of an instant (milliseconds since 1970) as YYYY-MM-DD, in UTC. */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
