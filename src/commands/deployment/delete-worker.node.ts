/** Deletes the Worker at Cloudflare, through wrangler and whoever is logged in to it. */
import { runWrangler, showWrangler, type WranglerRun } from '../wrangler.node.ts';

/** `kept`: it still answers for itself; `unknown`: nobody could be asked whether it is gone. */
export type Deletion = 'gone' | 'kept' | 'unknown';

export type WranglerTool = {
  /** In the terminal, where it may ask. */
  readonly show: (args: readonly string[]) => Promise<WranglerRun>;
  /** Out of sight; what it says is kept. */
  readonly run: (args: readonly string[]) => Promise<WranglerRun>;
};

const installedWrangler: WranglerTool = { show: showWrangler, run: runWrangler };

/** What Cloudflare calls a Worker that an account does not have. */
const noSuchWorker = /\[code: (?:10007|10090)\]/;

/**
 * Runs `wrangler delete`, which asks once more, and then asks Cloudflare whether the Worker is gone: wrangler ends in the same
 * way whether somebody said yes or no to it.
 */
export async function deleteWorker(worker: string, wrangler: WranglerTool = installedWrangler): Promise<Deletion> {
  await wrangler.show(['delete', '--name', worker]);
  const { exitCode, output } = await wrangler.run(['deployments', 'list', '--name', worker]);
  if (exitCode === 0) return 'kept';
  return noSuchWorker.test(output) ? 'gone' : 'unknown';
}
