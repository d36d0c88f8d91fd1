/** Machines at the other end: an echo, an auto-responder, something that quotes us. Without this two machines text for ever. */
import type { AdmissionRequest } from './admission.ts';
import { sameReplyWindows } from './limits.ts';
import type { Reply } from './senders.ts';

/**
 * Whether a reply would go on with a loop: what came in is a reply that we sent to this sender, or this sender has had the
 * same reply as often as anybody gets it. `replies` are those to the sender within the hour, `now` in milliseconds since 1970.
 */
export function isLoop(
  replies: readonly Reply[],
  { text, reply, urgent }: Pick<AdmissionRequest, 'text' | 'reply' | 'urgent'>,
  now: number,
): boolean {
  if (replies.some(({ digest }) => digest === text)) return true;
  const same = replies.filter(({ digest }) => digest === reply);
  return sameReplyWindows.some(({ milliseconds, maxReplies, maxUrgentReplies }) => {
    const recent = same.filter(({ at }) => now - at < milliseconds);
    return recent.length >= (urgent ? maxUrgentReplies : maxReplies);
  });
}
