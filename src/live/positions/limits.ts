/** How long and how many positions are held, in one place. */

/** After the last touch. Networks end a call after three minutes at most. */
export const maxAgeMilliseconds = 5 * 60_000;

/**
 * Of one line and one gateway: some 4 MB, 9 where each caller is offered nine places (measured), of 128 that the object may have.
 * More calls within five minutes than that, and the oldest begin again.
 */
export const maxHeld = 10_000;

/** In each isolate, of all lines together: one that is not remembered costs a second call, and nothing else. */
export const maxRemembered = 10_000;
