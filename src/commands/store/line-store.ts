/** What a store of editions and states is, wherever it lies. */

/** The binding of wrangler.toml, and the name of the namespace on this computer whatever id is written there. */
export const storeBinding = 'EDITIONS';

export type Metadata = Readonly<Record<string, unknown>>;

/** What is read and written by its key (src/editions/store.ts). A store that cannot be reached throws (store-trouble.ts). */
export type LineStore = {
  get(key: string): Promise<string | null>;
  put(key: string, value: string, metadata?: Metadata): Promise<void>;
  /** All keys that begin so, sorted. */
  list(prefix: string): Promise<readonly { readonly key: string; readonly metadata: Metadata }[]>;
  close(): Promise<void>;
};
