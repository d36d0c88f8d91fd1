/** The messages that a gate has decided on. Memory only. */
import type { Digest } from './admission.ts';
import { maxRememberedMessages } from './limits.ts';

/** Remembers the newest `maxRememberedMessages`. */
export function createRepeats() {
  const seen = new Set<Digest>();
  return {
    /** False where the message came before; remembers it. */
    isNew(message: Digest): boolean {
      if (seen.has(message)) return false;
      seen.add(message);
      const [oldest] = seen;
      if (oldest !== undefined && seen.size > maxRememberedMessages) seen.delete(oldest);
      return true;
    },
    /** The message may be tried again. */
    forget(message: Digest): void {
      seen.delete(message);
    },
  };
}
