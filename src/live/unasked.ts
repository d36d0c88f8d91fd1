/** What may go out where a line's gate cannot be asked. */
import type { Caps } from './gate/admission.ts';
import { urgentShareOf } from './gate/budget.ts';

const hourMilliseconds = 3_600_000;

/** Replies of the current hour by line, in the memory of this isolate. */
const spentByLine = new Map<string, { readonly hour: number; readonly replies: number }>();

/**
 * Counts one reply that no gate has admitted; false once the urgent share of the line's hourly cap is gone. `now` in
 * milliseconds since 1970. It counts in each isolate by itself: while a gate is down, a line may send that share once
 * for every isolate that serves it, which is why there is a prepaid balance behind it.
 */
export function spendUnasked(line: string, caps: Caps, now: number): boolean {
  const hour = Math.floor(now / hourMilliseconds);
  const spent = spentByLine.get(line);
  const replies = spent?.hour === hour ? spent.replies : 0;
  if (replies >= urgentShareOf(caps.hourlyReplies, caps)) return false;
  spentByLine.set(line, { hour, replies: replies + 1 });
  return true;
}
