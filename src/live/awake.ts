/**
 * Keeps an object of a line in memory while it remembers something. The platform gives up the memory of an object that was
 * not asked for ten seconds, which is shorter than callers read, unless a timer of it is pending; then after some 70 to 140
 * seconds: https://developers.cloudflare.com/durable-objects/concepts/durable-object-lifecycle/. Privacy: a timer writes
 * nothing, as an alarm would; it ends with the memory.
 */

/** However many fall due one after another, they are dropped once a second. */
const minPauseMilliseconds = 1_000;

/**
 * `forgetOld` drops what is too old at `now` and says when the next is, null where nothing is left; both in milliseconds
 * since 1970. It is asked again then, whether anybody came or not.
 */
export function createAwake(forgetOld: (now: number) => number | null, now: () => number) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  function stay(): void {
    if (timer !== null) return;
    const at = now();
    const until = forgetOld(at);
    if (until === null) return;
    timer = setTimeout(
      () => {
        timer = null;
        stay();
      },
      Math.max(until - at, minPauseMilliseconds),
    );
  }
  return {
    /** Something was remembered, or may have been. */
    stay,
    /** Nothing is left. */
    rest(): void {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
