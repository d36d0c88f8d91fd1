/** The replies that senders got within the last hour. Memory only, by bucket: whose number it is cannot be told from it. */
import type { Digest } from './admission.ts';
import { rememberedMilliseconds } from './limits.ts';

/** An admitted reply; `digest` is null where it did not go out, so that it counts for the pace alone. */
export type Reply = { readonly at: number; readonly digest: Digest | null };

/** Remembers an hour. Its size is bounded by the replies of an hour, which pace and budget bound. */
export function createSenders() {
  /** In the order of the newest reply, so that what can be forgotten stands first. */
  const repliesBySender = new Map<number, readonly Reply[]>();
  const repliesTo = (sender: number, now: number): readonly Reply[] =>
    (repliesBySender.get(sender) ?? []).filter(({ at }) => now - at < rememberedMilliseconds);

  function forgetOld(now: number): void {
    for (const [sender, replies] of repliesBySender) {
      if (now - (replies.at(-1)?.at ?? 0) < rememberedMilliseconds) return;
      repliesBySender.delete(sender);
    }
  }

  return {
    /** Oldest first; `now` in milliseconds since 1970. */
    repliesTo,
    add(sender: number, reply: Reply): void {
      const replies = [...repliesTo(sender, reply.at), reply];
      repliesBySender.delete(sender);
      repliesBySender.set(sender, replies);
      forgetOld(reply.at);
    },
    /** A reply that did not go out after all. */
    unsent(sender: number, unsent: Reply): void {
      const replies = repliesBySender.get(sender);
      const changed = replies?.map((reply) => (reply === unsent ? { ...reply, digest: null } : reply));
      if (changed) repliesBySender.set(sender, changed);
    },
    /** Drops whoever had no reply within the hour; `add` does so too. */
    forgetOld,
    /** How many senders are remembered. */
    size: (): number => repliesBySender.size,
  };
}
