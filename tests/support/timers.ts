/** Which timers of a length are still running: a client that calls a company has timers of its own, of other lengths. */
import { vi } from 'vitest';

/** Watches from now on; `left` says how many were neither cleared nor are over. */
export function watchTimers(milliseconds: number): { left(): number } {
  const set = vi.spyOn(globalThis, 'setTimeout');
  const clear = vi.spyOn(globalThis, 'clearTimeout');
  return {
    left() {
      const cleared: readonly unknown[] = clear.mock.calls.map(([timer]) => timer);
      const own = set.mock.calls.flatMap(([, delay], at) =>
        delay === milliseconds ? [set.mock.results[at]?.value] : [],
      );
      return own.filter((timer) => !cleared.includes(timer)).length;
    },
  };
}
