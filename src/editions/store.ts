/** The keys of the store, and how the Worker reads them. */

/** As much of a KV namespace as is used to answer callers. */
export type KvReader = { get(key: string, options: { readonly cacheTtl: number }): Promise<string | null> };

export const stateKey = (line: string): string => `state/${line}`;
export const editionKey = (digest: string): string => `edition/${digest}`;
/** The files that an edition was made of, as JSON by path. */
export const sourcesKey = (digest: string): string => `sources/${digest}`;
/** The codes of slips that were texted, as a JSON list. */
export const revealedKey = (line: string): string => `off/${line}`;

/** The least that KV takes: https://developers.cloudflare.com/kv/api/read-key-value-pairs/ (30 s since January 2026). */
const changingTtlSeconds = 30;
/** What a digest names never changes. */
const fixedTtlSeconds = 86_400;

export type EditionStore = {
  /** The record of a line; null where there is none. */
  state(line: string): Promise<string | null>;
  revealed(line: string): Promise<string | null>;
  /** `again`: it was read before, and was not there or not whole. */
  edition(digest: string, again?: boolean): Promise<string | null>;
};

/** Reads through the cache of the platform; whatever it throws is passed on. */
export const openStore = (kv: KvReader): EditionStore => ({
  state: (line) => kv.get(stateKey(line), { cacheTtl: changingTtlSeconds }),
  revealed: (line) => kv.get(revealedKey(line), { cacheTtl: changingTtlSeconds }),
  // That a key is absent is cached as well: one that was read too early would be missing for a day.
  edition: (digest, again = false) =>
    kv.get(editionKey(digest), { cacheTtl: again ? changingTtlSeconds : fixedTtlSeconds }),
});
