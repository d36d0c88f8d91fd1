/** Where things are in this checkout, and how its tools are run: without a network, without a record. */
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** An absolute path of the checkout, whatever the current folder is. */
export function projectPath(path: string): string {
  return fileURLToPath(new URL(path, root));
}

/**
 * What wrangler is told besides its arguments.
 * Privacy: without `X_LOCAL_OBSERVABILITY=false` it writes addresses and console text to .wrangler/state, whatever
 * wrangler.toml says; the others stop its statistics, its log files and its look for a newer version.
 */
export const quietTools = {
  X_LOCAL_OBSERVABILITY: 'false',
  X_LOCAL_EXPLORER: 'false',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_WRITE_LOGS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_NO_SKILLS_UPDATE_PROMPTS: 'true',
  WRANGLER_LOG: 'error',
} as const satisfies Readonly<Record<string, string>>;
