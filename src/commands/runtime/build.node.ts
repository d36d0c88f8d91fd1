/** Builds the Worker exactly as it deploys, with wrangler itself. Uploads nothing. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectPath } from '../project.node.ts';
import { runWrangler } from '../wrangler.node.ts';

export type BuiltWorker = {
  /** The folder that holds the modules, absolute. */
  readonly folder: string;
  /** File names inside it, the entrance first. */
  readonly modules: readonly { readonly type: 'ESModule' | 'Text'; readonly name: string }[];
};

/** Why a build failed; `output` is what wrangler said, for the person at the keyboard. */
export type BuildFailure = { readonly reason: 'build-failed'; readonly output: string };

/**
 * Runs `wrangler deploy --dry-run` into `folder`, which it empties first. `.generated/lines.jsonl` must stand.
 * Another `entrance` than that of wrangler.toml is built with all else as it is there.
 */
export async function buildWorker(
  folder = projectPath('.generated/worker'),
  entrance?: string,
): Promise<BuiltWorker | BuildFailure> {
  await rm(folder, { recursive: true, force: true });
  const run = await runWrangler(['deploy', ...(entrance ? [entrance] : []), '--dry-run', '--outdir', folder]);
  if (run.exitCode !== 0) return { reason: 'build-failed', output: run.output };
  // The time of the build stands in it; all else is the same in every build of the same sources.
  await rm(join(folder, 'README.md'), { force: true });
  return readBuild(folder);
}

async function readBuild(folder: string): Promise<BuiltWorker> {
  const names = await readdir(folder);
  const ofType = (type: 'ESModule' | 'Text', ending: string) =>
    names.filter((name) => name.endsWith(ending)).map((name) => ({ type, name }));
  return { folder, modules: [...ofType('ESModule', '.js'), ...ofType('Text', '.jsonl')] };
}
