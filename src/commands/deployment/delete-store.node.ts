/** Deletes the store of editions at Cloudflare, through wrangler and whoever is logged in to it. */

import { askWrangler, showWrangler } from '../wrangler.node.ts';
import type { Deletion, WranglerTool } from './delete-worker.node.ts';

/** `absent`: the account has no store of that id. */
export type StoreDeletion = Deletion | 'absent';

export type StoreTool = Pick<WranglerTool, 'show'> & { readonly ask: typeof askWrangler };

const installedWrangler: StoreTool = { show: showWrangler, ask: askWrangler };

/** Runs `wrangler kv namespace delete`, which asks once more, and asks Cloudflare before and after which stores there are. */
export async function deleteStore(id: string, wrangler: StoreTool = installedWrangler): Promise<StoreDeletion> {
  const before = await isThere(id, wrangler);
  if (before === null) return 'unknown';
  if (!before) return 'absent';
  await wrangler.show(['kv', 'namespace', 'delete', '--namespace-id', id]);
  const after = await isThere(id, wrangler);
  if (after === null) return 'unknown';
  return after ? 'kept' : 'gone';
}

/** Null where nobody could be asked. */
async function isThere(id: string, { ask }: StoreTool): Promise<boolean | null> {
  const { exitCode, answer } = await ask(['kv', 'namespace', 'list']);
  if (exitCode !== 0) return null;
  try {
    const listed: unknown = JSON.parse(answer);
    return Array.isArray(listed) ? listed.some((store) => store?.id === id) : null;
  } catch {
    return null;
  }
}
