/** Serves the built Worker on this computer in workerd, the runtime it deploys to: for `npm start`, tests, measurements. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { unstable_getMiniflareWorkerOptions, unstable_readConfig } from 'wrangler';
import { projectPath, quietTools } from '../project.node.ts';
import type { BuiltWorker } from './build.node.ts';
import { catchOutside, type Outside } from './outside.node.ts';
import type { Settings } from './settings.node.ts';

export type ServeOptions = {
  readonly worker: BuiltWorker;
  /** 0 takes any free port. */
  readonly port: number;
  /** Become the Worker's bindings; `PUBLIC_URL` follows the port where it is absent. */
  readonly settings: Settings;
  /** The folder of its storage, where `wrangler kv … --local` writes too; null forgets it at the stop. */
  readonly persist: string | null;
  readonly outbound: Outside;
  /** Hears each line that the Worker writes to its console. */
  readonly onLog?: (line: string) => void;
  /** Gives back what the runtime is to be told, for whoever has to put something beside the Worker: a proof watches it so. */
  readonly arrange?: (told: RuntimeOptions) => RuntimeOptions;
};

/** What the runtime is told; the Worker comes first among its workers. */
export type RuntimeOptions = Extract<Parameters<typeof convertV4MiniflareOptions>[0], { readonly workers: unknown }>;

export type ServedWorker = {
  /** Without a slash at the end, e.g. `http://localhost:8787`. */
  readonly url: string;
  stop(): Promise<void>;
};

/** Starts the Worker and waits until it answers; a port that somebody else holds is a value, not an error. */
export async function serveWorker(options: ServeOptions): Promise<ServedWorker | { readonly reason: 'port-taken' }> {
  const port = options.port === 0 ? await findFreePort() : options.port;
  const url = `http://localhost:${port}`;
  const runtime = new Miniflare(runtimeOptions(options, port, url));
  try {
    await runtime.ready;
  } catch (error) {
    // A runtime that did not start says so a second time when it is disposed of.
    await runtime.dispose().catch(() => undefined);
    if (error instanceof Error && 'code' in error && error.code === 'ERR_ADDRESS_IN_USE')
      return { reason: 'port-taken' };
    throw error;
  }
  return { url, stop: () => runtime.dispose() };
}

function runtimeOptions(options: ServeOptions, port: number, url: string) {
  const { worker, persist, onLog, arrange = (told) => told } = options;
  const told: RuntimeOptions = {
    host: 'localhost',
    port,
    cf: false,
    log: new Log(LogLevel.NONE),
    logRequests: false,
    telemetry: { enabled: false },
    unsafeLocalExplorer: false,
    unsafeObservability: false,
    handleStructuredLogs: ({ message }) => onLog?.(message),
    ...(persist === null ? {} : { resourcePersistencePath: persist }),
    workers: [
      {
        ...workerOptions(),
        bindings: { PUBLIC_URL: url, ...options.settings },
        modulesRoot: worker.folder,
        modules: worker.modules.map(({ type, name }) => ({ type, path: join(worker.folder, name) })),
        ...catchOutside(options.outbound),
      },
    ],
  };
  return convertV4MiniflareOptions(arrange(told));
}

/**
 * What wrangler.toml says, read by wrangler. What wrangler reads of `.dev.vars` is left out, since settings are an
 * option here; it is told by the environment alone not to print or record what it reads.
 */
function workerOptions() {
  Object.assign(process.env, quietTools);
  const config = unstable_readConfig({ config: projectPath('wrangler.toml') });
  const { modulesRules: _, bindings: __, ...read } = unstable_getMiniflareWorkerOptions(config).workerOptions;
  // The id that is written there is that of Cloudflare: here a store has the name of its binding, whatever it is.
  const stores = Object.keys(read.kvNamespaces ?? {}).map((binding) => [binding, { id: binding }]);
  return { ...read, kvNamespaces: Object.fromEntries(stores), name: config.name ?? 'worker' };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
