/** Before the first test that needs it: the Worker as it deploys, built once. */
import type { TestProject } from 'vitest/node';
import { projectPath } from '../../src/commands/project.node.ts';
import { type BuiltWorker, buildWorker } from '../../src/commands/runtime/build.node.ts';

export async function setup(project: TestProject): Promise<void> {
  const worker = await buildWorker(projectPath('.generated/worker-of-tests'));
  if ('reason' in worker) throw new Error(`The Worker does not build.\n${worker.output}`);
  project.provide('worker', worker);
}

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: vitest's own interface is extended, which a type cannot
  interface ProvidedContext {
    readonly worker: BuiltWorker;
  }
}
