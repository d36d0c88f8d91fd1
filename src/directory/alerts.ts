/** Safety: when an alert counts. It ends by itself, at the moment of the call. */
import { resolveDay } from '../content/days.ts';
import type { Alert, Edition } from '../content/edition.ts';
import type { RowOf } from '../content/rows.ts';
import { instantsOf } from './wall-clock.ts';

/** A warning that lasts longer is no news, and nobody may have looked again. */
export const maxAlertHours = 48;
const hourMilliseconds = 3_600_000;

type Hours = Pick<Alert, 'from' | 'until'>;

/** The alerts that count at `now` (milliseconds since 1970), in the order of the edition; never one that lasts too long. */
export function standingAlerts({ alerts }: Pick<Edition, 'alerts'>, now: number): readonly Alert[] {
  return alerts.filter((alert) => alert.from <= now && now < alert.until && hoursOf(alert) <= maxAlertHours);
}

/** How many hours an alert lasts; parts of hours count. */
export const hoursOf = ({ from, until }: Hours): number => (until - from) / hourMilliseconds;

/**
 * From when and until when a row counts; `buildDate` (YYYY-MM-DD) is what `today` counts from. Where clocks change it
 * begins early and ends late rather than be missing for an hour.
 */
export function alertHours(
  { from, until }: Pick<RowOf<'alerts'>, 'from' | 'until'>,
  zone: string,
  buildDate: string,
): Hours {
  const instants = (written: string) => {
    const [day = '', time = ''] = written.split(' ');
    return instantsOf(zone, resolveDay(day, buildDate), time);
  };
  return { from: instants(from).earliest, until: instants(until).latest };
}
