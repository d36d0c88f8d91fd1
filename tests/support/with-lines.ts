/** A built Worker that says something else. */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltWorker } from '../../src/commands/runtime/build.node.ts';

/** The Worker with other lines, in a folder of its own. */
export async function withLines({ folder, modules }: BuiltWorker, copy: string, bundled: string): Promise<BuiltWorker> {
  await mkdir(copy, { recursive: true });
  for (const { name, type } of modules) {
    if (type === 'Text') await writeFile(join(copy, name), bundled);
    else await cp(join(folder, name), join(copy, name));
  }
  return { folder: copy, modules };
}
