/** How many units of a text fit on a page beside its fixed lines, found without writing the page. */
import { septetsOf, septetsOfUnit } from './gsm.ts';

/** What one page holds: septets where all of it is GSM, else UTF-16 units (0 where UCS-2 is not carried). */
export type Capacity = {
  readonly septets: number;
  readonly units: number;
  /** What may be lost to pairs that move on to the next segment, in septets or units. */
  readonly slack: number;
};

/**
 * The length in UTF-16 units of the longest head of `body` that fits beside `fixed`, which is all else on the page.
 * `fits` says so for certain; it is asked only where the slack leaves a doubt.
 */
export function longestHead(body: string, fixed: string, capacity: Capacity, fits: (head: string) => boolean): number {
  let low = headWithin(body, fixed, capacity, capacity.slack);
  let high = capacity.slack === 0 ? low : headWithin(body, fixed, capacity, 0);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(body.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function headWithin(body: string, fixed: string, { septets, units }: Capacity, reserve: number): number {
  const fixedSeptets = septetsOf(fixed);
  const unitRoom = Math.max(0, Math.min(body.length, units - fixed.length - reserve));
  if (fixedSeptets === null) return unitRoom;
  let room = septets - fixedSeptets - reserve;
  for (let index = 0; index < body.length; index++) {
    const cost = septetsOfUnit(body.charCodeAt(index));
    if (cost === 0) return Math.max(index, unitRoom);
    room -= cost;
    if (room < 0) return index;
  }
  return body.length;
}
