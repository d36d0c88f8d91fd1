/** What a line has spent on replies this UTC day and hour. Whole numbers; nothing in them is of a caller. */
import type { Caps } from './admission.ts';

export const periods = ['day', 'hour'] as const;
export type Period = (typeof periods)[number];

/** `start` is in whole periods since 1970; `reserved` replies are under way, or nobody knows how they ended. */
export type Tally = { readonly start: number; readonly reserved: number; readonly sent: number };
export type Budget = Readonly<Record<Period, Tally>>;
/** The periods that a reply was counted in. */
export type Starts = Readonly<Record<Period, number>>;
export type Change = { readonly reserved: number; readonly sent: number };

const periodMilliseconds: Readonly<Record<Period, number>> = { day: 86_400_000, hour: 3_600_000 };

/** The budget as it counts at `now` (milliseconds since 1970): a tally of an earlier period begins again. */
export function budgetAt(budget: Budget | null, now: number): Budget {
  return eachPeriod((period) => {
    const start = Math.floor(now / periodMilliseconds[period]);
    const tally = budget?.[period];
    // Safety: one period ahead is a gate that has moved to a clock a little behind, not a budget to be had twice.
    const isCurrent = tally !== undefined && (tally.start === start || tally.start === start + 1);
    return isCurrent ? tally : { start, reserved: 0, sent: 0 };
  });
}

/** What a reply may draw on: `first` is an urgent one to a sender who had none within the hour, `urgent` any other. */
export type Claim = 'general' | 'urgent' | 'first';

/**
 * Whether one more reply fits into both periods: a general one leaves the urgent share of a cap untouched, and an urgent one
 * half of that share to people who were not answered yet, so that a few senders cannot use it up.
 */
export function hasRoom(budget: Budget, caps: Caps, claim: Claim): boolean {
  const capOf: Readonly<Record<Period, number>> = { day: caps.dailyReplies, hour: caps.hourlyReplies };
  return periods.every((period) => {
    const { reserved, sent } = budget[period];
    const cap = capOf[period];
    return reserved + sent < cap - leftToOthers(urgentShareOf(cap, caps), claim);
  });
}

/** Of an urgent share, what a reply has to leave for those with a better claim; part of a reply counts as one. */
export function leftToOthers(share: number, claim: Claim): number {
  if (claim === 'first') return 0;
  return claim === 'urgent' ? Math.ceil(share / 2) : share;
}

/** Replies out of a cap that are kept for raid and hotline; part of one counts as one. */
export const urgentShareOf = (cap: number, { urgentSharePercent }: Caps): number =>
  Math.ceil((cap * urgentSharePercent) / 100);

/** The budget after a change in the periods that began at `starts`; one that has begun again since stays as it is. */
export function changed(budget: Budget, starts: Starts, { reserved, sent }: Change): Budget {
  return eachPeriod((period) => {
    const tally = budget[period];
    if (tally.start !== starts[period]) return tally;
    return {
      start: tally.start,
      reserved: Math.max(0, tally.reserved + reserved),
      sent: Math.max(0, tally.sent + sent),
    };
  });
}

export const startsOf = ({ day, hour }: Budget): Starts => ({ day: day.start, hour: hour.start });

/** Both counts, where they are of the same periods. */
export function added(budget: Budget, other: Budget): Budget {
  return eachPeriod((period) => {
    const [tally, more] = [budget[period], other[period]];
    if (tally.start !== more.start) return tally;
    return { start: tally.start, reserved: tally.reserved + more.reserved, sent: tally.sent + more.sent };
  });
}

const eachPeriod = (make: (period: Period) => Tally): Budget => ({ day: make('day'), hour: make('hour') });
