/** Which moment `npm run dial -- --at` means. Pure. */
import { isRealDay } from '../../content/days.ts';
import { instantsOf } from '../../directory/wall-clock.ts';

/** What clocks of the line show, as its editors write it; or an instant, in milliseconds since 1970. */
export type Moment = { readonly date: string; readonly time: string } | { readonly instant: number };

const writtenMoment =
  /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?( ?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** Reads `2026-11-22 20:00`, with or without a zone behind (`Z`, `+03:00`); null for all else. */
export function readMoment(written: string): Moment | null {
  const [, date = '', time = '', zone] = writtenMoment.exec(written.trim()) ?? [];
  if (date === '' || !isRealDay(date)) return null;
  if (zone === undefined) return { date, time };
  const instant = Date.parse(`${date}T${time}${zone.trim()}`);
  return Number.isNaN(instant) ? null : { instant };
}

/** The instant of a moment on the clocks of an IANA zone; the first where they show it twice. */
export function instantOf(moment: Moment, zone: string): number {
  return 'instant' in moment ? moment.instant : instantsOf(zone, moment.date, moment.time).earliest;
}
