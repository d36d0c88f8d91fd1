/** Runs the proof of a copy, as `npm run prove` does in the project, on one life: most on that in which the Worker is as it deploys. */
import { spawn } from 'node:child_process';
import { quietTools } from '../../src/commands/project.node.ts';

export type ProofRun = {
  /** Null where it was stopped. */
  readonly exitCode: number | null;
  readonly output: string;
};

/** What is found in one life is found in the whole proof as well, which takes several times as long. */
export const usualLife = 'as it deploys';

/** Far more than that takes, even beside others. */
const maxSeconds = 180;

/**
 * Proves the project in `folder`, whose lines are compiled. Where it hangs it is stopped, with all that it has started.
 * Of many `requests` the life gets its share, and each kind at least once.
 */
export function proveCopy(
  folder: string,
  { life, requests, stop }: { readonly life: string; readonly requests: number; readonly stop: AbortSignal },
): Promise<ProofRun> {
  const args = ['tests/prove.ts', '--compiled', '--life', life, '--requests', String(requests), '--seed', '1'];
  // Detached, it leads a group of its own: the Worker's runtime ends with it.
  const proof = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...quietTools },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const end = () => proof.pid !== undefined && process.kill(-proof.pid, 'SIGTERM');
  const timer = setTimeout(end, maxSeconds * 1000);
  stop.addEventListener('abort', end);
  const chunks: Buffer[] = [];
  for (const stream of [proof.stdout, proof.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    proof.once('error', reject);
    proof.once('close', (exitCode) => {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
      resolve({ exitCode, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
