/** Dates as companies write them. Pure. */

const iso = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(?:Z|([+-]\d\d):?(\d\d))$/;

/**
 * Milliseconds since 1970 of ISO 8601 with its zone, whose colon some leave out; null for a time in another shape or without
 * a zone, which is no reason not to answer.
 */
export function readIsoTime(written: string): number | null {
  const [, local, hours = '+00', minutes = '00'] = iso.exec(written) ?? [];
  const milliseconds = Date.parse(`${local}${hours}:${minutes}`);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}
