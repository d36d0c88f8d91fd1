/** A store of editions in memory, as the commands read and write it. */
import type { LineStore, Metadata } from '../../src/commands/store/store.node.ts';

export type MemoryStore = LineStore & {
  readonly values: Map<string, { readonly value: string; readonly metadata: Metadata }>;
  /** Happens after the next writing of a key that begins so, as if somebody else wrote then. */
  afterPut(prefix: string, happen: () => Promise<void>): void;
};

export function memoryStore(): MemoryStore {
  const values: MemoryStore['values'] = new Map();
  const waiting: { readonly prefix: string; readonly happen: () => Promise<void> }[] = [];
  return {
    values,
    afterPut: (prefix, happen) => void waiting.push({ prefix, happen }),
    get: async (key) => values.get(key)?.value ?? null,
    async put(key, value, metadata = {}) {
      values.set(key, { value, metadata });
      const at = waiting.findIndex(({ prefix }) => key.startsWith(prefix));
      const [next] = at < 0 ? [] : waiting.splice(at, 1);
      await next?.happen();
    },
    list: async (prefix) =>
      [...values]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, { metadata }]) => ({ key, metadata }))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
    close: async () => undefined,
  };
}
