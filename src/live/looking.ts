/** What a request is given to look with for what its line says. */
import type { EditionStore } from '../editions/store.ts';

export type Looking = {
  /** Null where the store is not bound. */
  readonly store: EditionStore | null;
  /** Secrets that slips' codes are digested under, for a line. */
  readonly slipSecretsOf: (line: string) => readonly string[];
  /** Keeps what goes on behind an answer alive. */
  readonly behind: (work: Promise<unknown>) => void;
};
