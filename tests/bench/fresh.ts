/** The first answer of a fresh isolate: its modules read and run, its settings checked, its edition opened, its page said. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import type { BuiltWorker } from '../../src/commands/build.node.ts';
import { callbackOf, pathByDepth } from './calls.ts';
import { median } from './statistics.ts';
import type { Row } from './table.ts';
import { callbackPath, deployedSettings, type Pair } from './workers.ts';

const isolates = 15;
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

/** One row: from the call to the whole answer, the median of several isolates of each. */
export async function measureFresh(built: Pair<BuiltWorker>): Promise<readonly Row[]> {
  const codes = { ours: await codeOf(built.ours), bare: await codeOf(built.bare) };
  const runtime = new Miniflare(
    convertV4MiniflareOptions({
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
          bindings: { CODES: codes, SETTINGS: await deployedSettings() },
        },
      ],
    }),
  );
  try {
    return [await measureIsolates(await runtime.ready)];
  } finally {
    await runtime.dispose();
  }
}

async function measureIsolates(url: URL): Promise<Row> {
  const ours: number[] = [];
  const bare: number[] = [];
  await firstAnswer(url, 'bare to-open-the-connection');
  for (let index = 0; index < isolates; index += 1) {
    ours.push(await firstAnswer(url, `ours ${index}`));
    bare.push(await firstAnswer(url, `bare ${index}`));
  }
  const [own, their] = [median(ours), median(bare)];
  return {
    what: 'load, start, first answer',
    ours: `${own.toFixed(1)} ms`,
    theirs: `${their.toFixed(1)} ms`,
    ratio: own / their,
  };
}

async function firstAnswer(url: URL, isolate: string): Promise<number> {
  const { method, headers, body } = await callbackOf('', pathByDepth.get(2) ?? '');
  const address = new URL(await callbackPath(), url);
  const start = performance.now();
  const response = await fetch(address, { method, headers: { ...headers, 'x-isolate': isolate }, body });
  const text = await response.text();
  const took = performance.now() - start;
  if (!text.startsWith('CON ')) throw new Error('a fresh isolate did not answer');
  return took;
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
