/** Workers in isolates that nobody has called yet: what their first answer takes, in time and in work. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import type { BuiltWorker } from '../../src/commands/runtime/build.node.ts';
import { callbackOf } from './calls.ts';
import { childrenOf, cpuMilliseconds } from './process-cpu.ts';
import { callbackPath, deployedSettings } from './workers.ts';

export type FirstAnswer = {
  readonly milliseconds: number;
  /** Of the whole process, all its threads; NaN where the system does not say. */
  readonly cpuMilliseconds: number;
};

export type Isolates = {
  /** Makes an isolate of one of the Workers, calls it, and reads the whole answer. */
  firstAnswer(worker: string, path: string): Promise<FirstAnswer>;
  stop(): Promise<void>;
};

/** The newest that the runtime of this computer knows may be older than that of wrangler.toml. */
const compatibility = { compatibilityDate: '2026-10-01', compatibilityFlags: ['nodejs_compat'] };

/** A Worker that loads others: each name is an isolate of its own, made at its first call. */
const host = `
export default {
  fetch(request, { LOADER, CODES, SETTINGS }) {
    const name = request.headers.get('x-isolate');
    const code = CODES[name.split(' ')[0]];
    return LOADER.get(name, () => ({ ...code, env: SETTINGS })).getEntrypoint().fetch(request);
  },
};`;

/** Serves the Workers by name, each call in an isolate of its own. */
export async function openIsolates(workers: Readonly<Record<string, BuiltWorker>>): Promise<Isolates> {
  const codes = await Promise.all(Object.entries(workers).map(async ([name, built]) => [name, await codeOf(built)]));
  const before = await childrenOf();
  const runtime = new Miniflare(hostOptions(Object.fromEntries(codes), await deployedSettings()));
  const url = await runtime.ready;
  const [processId = null] = (await childrenOf()).filter((id) => !before.includes(id));
  let made = 0;
  return {
    async firstAnswer(worker, path) {
      made += 1;
      return measure(url, `${worker} ${made}`, path, processId);
    },
    stop: () => runtime.dispose(),
  };
}

async function measure(url: URL, isolate: string, path: string, processId: number | null): Promise<FirstAnswer> {
  const { method, headers, body } = await callbackOf('', path);
  const address = new URL(await callbackPath(), url);
  const cpuBefore = await cpuMilliseconds(processId);
  const start = performance.now();
  const response = await fetch(address, { method, headers: { ...headers, 'x-isolate': isolate }, body });
  const text = await response.text();
  const milliseconds = performance.now() - start;
  if (!/^(CON|END) /.test(text)) throw new Error('a fresh isolate did not answer');
  return { milliseconds, cpuMilliseconds: (await cpuMilliseconds(processId)) - cpuBefore };
}

function hostOptions(codes: Readonly<Record<string, unknown>>, settings: Readonly<Record<string, string>>) {
  return convertV4MiniflareOptions({
    cf: false,
    log: new Log(LogLevel.NONE),
    logRequests: false,
    telemetry: { enabled: false },
    unsafeLocalExplorer: false,
    unsafeObservability: false,
    workers: [
      {
        name: 'host',
        modules: [{ type: 'ESModule', path: 'host.js', contents: host }],
        ...compatibility,
        workerLoaders: { LOADER: {} },
        bindings: { CODES: codes, SETTINGS: settings },
      },
    ],
  } as Parameters<typeof convertV4MiniflareOptions>[0]);
}

async function codeOf({ folder, modules }: BuiltWorker) {
  const read = modules.map(async ({ type, name }) => {
    const text = await readFile(join(folder, name), 'utf8');
    return [name, type === 'Text' ? { text } : { js: text }] as const;
  });
  return {
    ...compatibility,
    mainModule: modules[0]?.name ?? '',
    modules: Object.fromEntries(await Promise.all(read)),
  };
}
