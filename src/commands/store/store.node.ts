/** The store of editions and states: that of `npm start` on this computer, or that of the Worker at Cloudflare. */
import { join } from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { printError } from '../print.node.ts';
import { type LineStore, type Metadata, storeBinding } from './line-store.ts';
import { openRemoteStore } from './remote-store.node.ts';
import { troubleOf } from './store-trouble.ts';

export type { LineStore, Metadata };

/**
 * Opens the store of this computer, in the folder where `npm start` keeps what it stores, or in another. Where the Worker
 * runs on it, it hears at once what is written.
 */
export async function openLocalStore(root: string, persist = join(root, '.wrangler/state/v3')): Promise<LineStore> {
  const runtime = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      log: new Log(LogLevel.NONE),
      logRequests: false,
      telemetry: { enabled: false },
      unsafeLocalExplorer: false,
      unsafeObservability: false,
      resourcePersistencePath: persist,
      workers: [
        {
          name: 'store',
          modules: true,
          script: 'export default {}',
          compatibilityDate: '2026-10-23',
          kvNamespaces: { [storeBinding]: storeBinding },
        },
      ],
    }),
  );
  const namespace = await runtime.getKVNamespace(storeBinding);
  return {
    get: (key) => twice(() => namespace.get(key, 'text')),
    put: (key, value, metadata) => twice(() => namespace.put(key, value, { metadata: metadata ?? {} })),
    async list(prefix) {
      const found: { readonly key: string; readonly metadata: Metadata }[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Awaited<ReturnType<typeof namespace.list>> = await twice(() => namespace.list({ prefix, cursor }));
        for (const { name, metadata } of page.keys) found.push({ key: name, metadata: (metadata ?? {}) as Metadata });
        cursor = page.list_complete ? null : page.cursor;
      }
      return found;
    },
    close: () => runtime.dispose(),
  };
}

/** While the checks hold this process for seconds, the runtime hangs up; each of its works may be done twice. */
async function twice<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TypeError && error.message === 'fetch failed') return work();
    throw error;
  }
}

export type StoreChoice = {
  readonly root: string;
  readonly isRemote: boolean;
  /** In the place of either: it stays open. */
  readonly store?: LineStore | undefined;
};

/** Does some work with the store; where it cannot be reached, says why, and gives exit code 1. */
export async function withStore(
  { root, isRemote, store }: StoreChoice,
  work: (store: LineStore) => Promise<number>,
): Promise<number> {
  const opened = store ?? (isRemote ? openRemoteStore() : await openLocalStore(root));
  try {
    return await work(opened);
  } catch (error) {
    const words = troubleOf(error);
    if (words === null) throw error;
    printError(words);
    return 1;
  } finally {
    if (!store) await opened.close();
  }
}
