/**
 * What a gate decides: whether a reply may go out. No clock, randomness or storage of its own. All it remembers is gone
 * with it; the budget alone is kept elsewhere, by the store that it is given.
 */
import type { Admission, AdmissionRequest, AdmittedReply, Digest } from './admission.ts';
import type { Claim } from './budget.ts';
import { maxUnderWayMilliseconds } from './limits.ts';
import { isLoop } from './loops.ts';
import { isPaced } from './pace.ts';
import { createRepeats } from './repeats.ts';
import { createSenders, type Reply } from './senders.ts';
import { type BudgetStore, createSpending, type Reservation } from './spending.ts';

export type GateCore = ReturnType<typeof createGate>;

type UnderWay = { readonly sender: number; readonly reply: Reply; readonly reservation: Reservation };

/** A gate that knows nothing yet. `keyId` names the key that every request has to be made with. */
export function createGate(keyId: string, store: BudgetStore) {
  const repeats = createRepeats();
  const senders = createSenders();
  const spending = createSpending(store);
  const underWay = new Map<Digest, UnderWay>();

  /** Once for each: a second word on the same reply changes nothing. */
  function take({ keyId: given, message }: AdmittedReply): UnderWay | null {
    const reply = given === keyId ? underWay.get(message) : undefined;
    underWay.delete(message);
    return reply ?? null;
  }

  function giveUpOnOld(now: number): void {
    for (const [message, { reply }] of underWay) {
      if (now - reply.at < maxUnderWayMilliseconds) return;
      underWay.delete(message);
    }
  }

  return {
    /** Admits one reply to one message, once; what it admits is counted from here on. `now` in milliseconds since 1970. */
    admit(request: AdmissionRequest, now: number): Admission {
      const { message, sender } = request;
      if (request.keyId !== keyId) return refused('stale-key');
      if (!repeats.isNew(message)) return refused('repeat');
      const replies = senders.repliesTo(sender, now);
      if (isLoop(replies, request, now)) return refused('loop');
      if (isPaced(replies, request.urgent, now)) return refused('paced');
      const { caps, leaves } = request;
      const reservation = spending.reserve({ caps, leaves, claim: claimOf(request, replies) }, now);
      if (reservation === null) return refused('spent');
      const reply: Reply = { at: now, digest: request.reply };
      senders.add(sender, reply);
      giveUpOnOld(now);
      if (leaves === 'later') underWay.set(message, { sender, reply, reservation });
      return { admitted: true };
    },
    /** An admitted reply went out, or may have. */
    settle(admitted: AdmittedReply): void {
      const reply = take(admitted);
      if (reply) spending.settle(reply.reservation);
    },
    /** An admitted reply did not go out: it is not counted, and its message may be tried again. */
    release(admitted: AdmittedReply): void {
      const reply = take(admitted);
      if (!reply) return;
      spending.release(reply.reservation);
      senders.unsent(reply.sender, reply.reply);
      repeats.forget(admitted.message);
    },
    /** Drops replies that no longer count, where nothing is admitted that would do it. */
    forgetOld: (now: number): void => senders.forgetOld(now),
    /** How many senders are remembered. */
    senders: (): number => senders.size(),
  };
}

/** A reply that did not go out is none that somebody has had. */
function claimOf({ urgent }: AdmissionRequest, replies: readonly Reply[]): Claim {
  if (!urgent) return 'general';
  return replies.some(({ digest }) => digest !== null) ? 'urgent' : 'first';
}

const refused = (reason: Extract<Admission, { admitted: false }>['reason']): Admission => ({ admitted: false, reason });
