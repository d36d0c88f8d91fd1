/** Days of the lines that ship, worked out from what their laws say of clocks, and not by the code that is tested. */

/** Summer time in London: from the last Sunday of March to the last of October, at 01:00 UTC. */
const summers = [
  ['2026-03-29', '2026-10-25'],
  ['2027-03-28', '2027-10-31'],
  ['2028-03-26', '2028-10-29'],
] as const;

/** The first millisecond after a local day YYYY-MM-DD, from 2026 to 2028. */
export function midnightAfter(zone: string, day: string): number {
  const utc = Date.parse(`${day}T24:00:00Z`);
  if (zone === 'Africa/Nairobi') return utc - 3 * 3_600_000;
  if (zone !== 'Europe/London') throw new Error('nobody has worked out this zone');
  return summers.some(([first, last]) => first <= day && day < last) ? utc - 3_600_000 : utc;
}

/** The day so many days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A day as the demonstration writes it (`today-20d`), on a day of build. */
export function writtenDay(written: string, builtOn: string): string {
  const [, sign = '+', days = '0'] = /^today(?:([+-])(\d+)d)?$/.exec(written) ?? [];
  return written.startsWith('today') ? dayAfter(builtOn, Number(`${sign}${days}`)) : written;
}
