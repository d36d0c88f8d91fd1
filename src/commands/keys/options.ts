/** What the commands of keys are given besides their arguments. */
import type { ReadPassphrase } from './passphrase.node.ts';

export type KeysOptions = {
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** The person's home; that of whoever is logged in where absent. */
  readonly home?: string;
  /** Asks on the terminal, or reads what is piped in, where absent. */
  readonly read?: ReadPassphrase;
  /** Whether it is typed, and so asked for twice; as the terminal is where absent. */
  readonly isTyped?: boolean;
  /** Of the passphrase, as `makeKeyFile` has it; the strong one where absent. */
  readonly cost?: number;
};
export type KeysAt = KeysOptions & { readonly root: string };
