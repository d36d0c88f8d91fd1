/** What the gate holds every line to, in one place. How much a line may spend is its own: `caps` of line.yaml. */

const minuteMilliseconds = 60_000;

/** Message ids that are remembered, the newest; an older repeat is kept out by its own date (unanswered.ts). */
export const maxRememberedMessages = 20_000;

/** How long a reply of ours that comes back is known. Source: design.md 4.4; machines that echo do so at once. */
export const loopWindowMilliseconds = 10 * minuteMilliseconds;

/**
 * How often one sender gets the same reply within that window, so that a machine at the other end is left alone after
 * three. A person who has deleted an answer can ask once more; for what is urgent, twice.
 */
export const maxSameReplies = 2;
export const maxSameUrgentReplies = 3;

/**
 * Replies to one sender. Source: privacy.md 5, where Twilio's own breaker would let 43,000 a day through; nobody reads and
 * types more than six a minute. Slower abuse is for the budget.
 */
export const paceWindows = [
  { milliseconds: minuteMilliseconds, maxReplies: 6 },
  { milliseconds: 60 * minuteMilliseconds, maxReplies: 20 },
] as const;

/** How long a sender's replies are remembered at most: the longest window of all. */
export const rememberedMilliseconds = 60 * minuteMilliseconds;

/**
 * How long a reply may be on its way before nobody will say how it ended; it stays counted. Two tries of 8 s fit, and the
 * platform gives an answer's follow-up 30 s.
 */
export const maxUnderWayMilliseconds = minuteMilliseconds;
