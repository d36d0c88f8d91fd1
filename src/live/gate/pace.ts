/** How fast one sender is answered. */
import { paceWindows } from './limits.ts';
import type { Reply } from './senders.ts';

/** Whether a sender has had all the replies that a minute or an hour gives; `now` in milliseconds since 1970. */
export function isPaced(replies: readonly Reply[], urgent: boolean, now: number): boolean {
  return paceWindows.some(({ milliseconds, maxReplies, maxUrgentReplies }) => {
    const recent = replies.filter(({ at }) => now - at < milliseconds);
    return recent.length >= (urgent ? maxUrgentReplies : maxReplies);
  });
}
