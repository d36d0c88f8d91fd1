/** One life of the Worker under proof: a process that serves it, and everything that is seen of it from outside. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectPath } from '../../src/commands/project.node.ts';
import type { BuiltWorker } from '../../src/commands/runtime/build.node.ts';
import type { Settings } from '../../src/commands/runtime/settings.node.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import type { GateFault } from './beside.ts';

export type Hosted = {
  readonly worker: BuiltWorker;
  readonly settings: Settings;
  /** The folder of its storage, absolute. */
  readonly persist: string;
  /** How many of its first outgoing calls are never answered. */
  readonly silences: number;
  /** Whether what goes out is also kept for the phone to show. */
  readonly hasPhone: boolean;
  readonly gateFault: GateFault | null;
};

/** What the process tells. */
export type FromHost =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'log'; readonly line: string }
  | { readonly kind: 'tail'; readonly events: string }
  | { readonly kind: 'outbound'; readonly request: WireRequest }
  | { readonly kind: 'output'; readonly bytes: Uint8Array };

export type Runtime = {
  readonly url: string;
  stop(): Promise<void>;
};

/** Starts it. `folder` becomes its home, its temporary folder and its current one; `hear` gets all that is seen. */
export async function startRuntime(hosted: Hosted, folder: string, hear: (seen: FromHost) => void): Promise<Runtime> {
  const [home, temporary, current] = ['home', 'tmp', 'cwd'].map((name) => join(folder, name));
  for (const path of [home, temporary, current]) await mkdir(path ?? folder, { recursive: true });
  const { NODE_OPTIONS: _, ...environment } = process.env;
  const host = fork(projectPath('tests/prove/host.ts'), {
    cwd: current,
    env: { ...environment, HOME: home, USERPROFILE: home, TMPDIR: temporary, TMP: temporary, TEMP: temporary },
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(host, 'exit');
  const said: Buffer[] = [];
  for (const stream of [host.stdout, host.stderr])
    stream?.on('data', (bytes: Buffer) => {
      said.push(bytes);
      hear({ kind: 'output', bytes });
    });
  const url = await new Promise<string>((resolve, reject) => {
    host.on('message', (message) => {
      const seen = message as FromHost;
      if (seen.kind === 'ready') resolve(seen.url);
      else hear(seen);
    });
    host.once('exit', () => reject(new Error(`The Worker did not start.\n${Buffer.concat(said).toString()}`)));
    host.send(hosted);
  });
  return {
    url,
    async stop() {
      host.send('stop');
      await ended;
    },
  };
}
