/** Takes each reply out of the budget before it is sent. */
import type { AdmissionRequest } from './admission.ts';
import {
  added,
  type Budget,
  budgetAt,
  type Claim,
  changed,
  hasRoom,
  leftToOthers,
  type Starts,
  startsOf,
  urgentShareOf,
} from './budget.ts';

/** Where the budget is kept. `budget` null leaves it as it is; `written` is false where it could not be read or written. */
export type BudgetStore = {
  change<Result>(
    by: (stored: Budget | null) => { readonly budget: Budget | null; readonly result: Result },
  ): { readonly written: true; readonly result: Result } | { readonly written: false };
};

/** A reply that is counted, and where. */
export type Reservation = { readonly starts: Starts; readonly isWritten: boolean };

/**
 * Spends a budget that is kept elsewhere. Where it cannot be kept, urgent replies alone go out, as many as the urgent share
 * of the hour; they are added to what is kept as soon as that works again.
 */
export function createSpending(store: BudgetStore) {
  let known: Budget | null = null;
  let unwritten: Budget | null = null;
  const withUnwritten = (budget: Budget, now: number) => added(budget, budgetAt(unwritten, now));

  function reserveUnwritten({ caps, claim }: Asked, now: number): Reservation | null {
    const mine = budgetAt(unwritten, now);
    const share = urgentShareOf(caps.hourlyReplies, caps);
    const isLeft = mine.hour.sent < share - leftToOthers(share, claim);
    if (!isLeft || !hasRoom(withUnwritten(budgetAt(known, now), now), caps, claim)) return null;
    const starts = startsOf(mine);
    unwritten = changed(mine, starts, { reserved: 0, sent: 1 });
    return { starts, isWritten: false };
  }

  function end({ starts, isWritten }: Reservation, sent: 0 | 1): void {
    if (!isWritten) return;
    // What cannot be written now stays reserved: counted, as if it had gone out.
    store.change((stored) => ({
      budget: stored && changed(stored, starts, { reserved: -1, sent }),
      result: null,
    }));
  }

  return {
    /** Counts one reply; null where there is no room for it. `now` in milliseconds since 1970. */
    reserve(asked: Asked, now: number): Reservation | null {
      const outcome = store.change((stored) => {
        const budget = withUnwritten(budgetAt(stored, now), now);
        if (!hasRoom(budget, asked.caps, asked.claim)) return { budget: null, result: null };
        const starts = startsOf(budget);
        const one = asked.leaves === 'at-once' ? { reserved: 0, sent: 1 } : { reserved: 1, sent: 0 };
        const spent = changed(budget, starts, one);
        return { budget: spent, result: { starts, spent } };
      });
      if (!outcome.written) return reserveUnwritten(asked, now);
      if (outcome.result === null) return null;
      [known, unwritten] = [outcome.result.spent, null];
      return { starts: outcome.result.starts, isWritten: true };
    },
    /** The reply went out, or may have. */
    settle: (reservation: Reservation): void => end(reservation, 1),
    /** The reply did not go out: in the same period it may go to somebody else. */
    release: (reservation: Reservation): void => end(reservation, 0),
  };
}

type Asked = Pick<AdmissionRequest, 'caps' | 'leaves'> & { readonly claim: Claim };
