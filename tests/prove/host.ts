/**
 * A process of its own that serves the Worker, so that all it prints and writes can be seen: its parent gives it a home,
 * a folder for temporary files and one for storage, and reads its output. Started by runtime.ts alone.
 */
import childProcess from 'node:child_process';
import { Response } from 'miniflare';
import { createOutbound } from '../../src/commands/runtime/outbound.node.ts';
import { type RuntimeOptions, serveWorker } from '../../src/commands/runtime/serve.node.ts';
import { entrypointOf, gatesWorker, watcherWorker } from './beside.ts';
import { openCompany } from './company.ts';
import type { FromHost, Hosted } from './runtime.ts';

const watcherName = 'watcher';
const gatesName = 'gates';

const tell = (message: FromHost): void => void process.send?.(message);

hearRuntime();
// Whoever started it may be gone without a word.
process.once('disconnect', () => process.exit());
process.once('message', (hosted) => void serve(hosted as Hosted));

/** What the runtime writes, byte for byte: its host passes on what it understands of it. */
function hearRuntime(): void {
  const { spawn } = childProcess;
  const heard = (...given: Parameters<typeof spawn>) => {
    const started = spawn(...given);
    for (const stream of [started.stdout, started.stderr])
      stream?.on('data', (bytes: Buffer) => tell({ kind: 'output', bytes }));
    return started;
  };
  Object.assign(childProcess, { spawn: heard });
}

async function serve(hosted: Hosted): Promise<void> {
  const company = openCompany(hosted.silences);
  const inbox = createOutbound();
  const served = await serveWorker({
    worker: hosted.worker,
    port: 0,
    settings: hosted.settings,
    persist: hosted.persist,
    outbound: {
      take: inbox.take,
      answer(request) {
        tell({ kind: 'outbound', request });
        if (hosted.hasPhone) inbox.answer(request);
        return company.answer(request);
      },
    },
    onLog: (line) => tell({ kind: 'log', line }),
    arrange: (told) => arrange(told, hosted),
  });
  if ('reason' in served) throw new Error('no port is free');
  process.once('message', async () => {
    await served.stop();
    process.disconnect();
  });
  tell({ kind: 'ready', url: served.url });
}

function arrange(told: RuntimeOptions, { gateFault }: Hosted): RuntimeOptions {
  const [worker, ...others] = told.workers;
  if (worker === undefined) throw new Error('the Worker is the first of them');
  const sink = async (request: { text(): Promise<string> }) => {
    tell({ kind: 'tail', events: await request.text() });
    return new Response(null, { status: 204 });
  };
  const failing = gateFault && {
    durableObjects: {},
    serviceBindings: { ...worker.serviceBindings, GATES: { name: gatesName, entrypoint: entrypointOf[gateFault] } },
  };
  const workers = [{ ...worker, tails: [watcherName], ...failing }, ...others, watcherWorker(watcherName, sink)];
  return { ...told, workers: [...workers, gatesWorker(gatesName)] } as RuntimeOptions;
}
