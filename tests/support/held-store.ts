/** A store that a test holds in its hand: it answers, fails or hangs as it is told, and keeps what it was asked. */
import type { KvReader } from '../../src/editions/store.ts';
import type { Entries } from './published.ts';

export type HeldStore = KvReader & {
  readonly values: Map<string, string>;
  /** The keys that were read, in order. */
  readonly reads: string[];
  /** What it does with keys that begin so; `answers` with all others. */
  behave(does: 'answers' | 'fails' | 'hangs', prefix?: string): void;
};

export function holdStore(entries: Entries = {}): HeldStore {
  const values = new Map(Object.entries(entries));
  const reads: string[] = [];
  let [does, prefix] = ['answers', ''];
  return {
    values,
    reads,
    behave(now, at = '') {
      [does, prefix] = [now, at];
    },
    get(key) {
      reads.push(key);
      if (does === 'answers' || !key.startsWith(prefix)) return Promise.resolve(values.get(key) ?? null);
      return does === 'fails' ? Promise.reject(new Error('the store is broken')) : new Promise(() => undefined);
    },
  };
}
