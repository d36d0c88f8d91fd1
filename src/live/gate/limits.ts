/** What the gate holds every line to, in one place. How much a line may spend is its own: `caps` of line.yaml. */

const minuteMilliseconds = 60_000;
export const hourMilliseconds = 60 * minuteMilliseconds;

/** Message ids that are remembered, the newest; an older repeat is kept out by its own date (unanswered.ts). */
export const maxRememberedMessages = 20_000;

/**
 * How often one sender gets the same reply. Source of the shorter window: design.md 4.4; a person who has deleted an answer
 * can ask once more, for what is urgent twice. The longer one is for machines that take minutes to answer: they get no more
 * than one reply more, or two.
 */
export const sameReplyWindows = [
  { milliseconds: 10 * minuteMilliseconds, maxReplies: 2, maxUrgentReplies: 3 },
  { milliseconds: 60 * minuteMilliseconds, maxReplies: 4, maxUrgentReplies: 5 },
] as const;

/**
 * Replies to one sender. Source: privacy.md 5, where Twilio's own breaker would let 43,000 a day through; nobody reads and
 * types more than six a minute. The last places of a window are for what is urgent: whoever has used up the others, on a
 * phone that several share, has not shut out the next who needs a lawyer. Slower abuse is for the budget.
 */
export const paceWindows = [
  { milliseconds: minuteMilliseconds, maxReplies: 5, maxUrgentReplies: 6 },
  { milliseconds: 60 * minuteMilliseconds, maxReplies: 16, maxUrgentReplies: 20 },
] as const;

/** How long a sender's replies are remembered at most, and known where they come back: the longest window of all. */
export const rememberedMilliseconds = Math.max(
  ...[...sameReplyWindows, ...paceWindows].map(({ milliseconds }) => milliseconds),
);

/**
 * How long a reply may be on its way before nobody will say how it ended; it stays counted. Two tries of 8 s fit, and the
 * platform gives an answer's follow-up 30 s.
 */
export const maxUnderWayMilliseconds = minuteMilliseconds;

/**
 * Of the replies that an isolate gives without a gate, the part kept for what is urgent: others get less than a third, since
 * the constant page is all that they get.
 */
export const unaskedUrgentPercent = 67;

/**
 * Wrong codes of take-down slips within an hour: of a sender, as long as senders are remembered, who is not heard any more
 * after them; of a line, after which only senders are heard who had none; and of a line at most. What a guesser gains by them is worked out in docs/slips.md.
 */
export const wrongTries = { ofSender: 3, ofLine: 20, ofLineAtMost: 200 } as const;
