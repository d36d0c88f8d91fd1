/** The built Worker with a clock that a test moves on, so that nobody waits for minutes to go by. */
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltWorker } from '../../src/commands/runtime/build.node.ts';
import type { Served } from './served.ts';

const entrance = (main: string) => `
  import worker from './${main}';
  export * from './${main}';
  const clock = Date.now;
  let ahead = 0;
  Date.now = () => clock() + ahead;
  export default {
    fetch(request, env, context) {
      const [, milliseconds] = /\\/moved-clock\\/(\\d+)$/.exec(request.url) ?? [];
      if (milliseconds === undefined) return worker.fetch(request, env, context);
      ahead += Number(milliseconds);
      return new Response('');
    },
  };`;

/** A Worker whose clock `pass` moves, in an empty folder of its own. */
export async function withMovedClock({ folder, modules }: BuiltWorker, copy: string): Promise<BuiltWorker> {
  await cp(folder, copy, { recursive: true });
  await writeFile(join(copy, 'moved-clock.js'), entrance(modules[0]?.name ?? ''));
  return { folder: copy, modules: [{ type: 'ESModule', name: 'moved-clock.js' }, ...modules] };
}

/** Lets time go by for a Worker that is served; its storage and whatever else runs stay in the present. */
export async function pass({ url }: Served, milliseconds: number): Promise<void> {
  await fetch(`${url}/moved-clock/${milliseconds}`);
}
