/** What the first answer of a fresh isolate takes of the processor: a line of the supported size against the one that ships. */
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectPath } from '../../src/commands/project.node.ts';
import type { BuiltWorker } from '../../src/commands/runtime/build.node.ts';
import type { Edition } from '../../src/content/edition.ts';
import { bundleEditions } from '../../src/editions/bundle.ts';
import { clinicPath, pathByDepth } from './calls.ts';
import { type FirstAnswer, openIsolates } from './isolates.ts';
import { median } from './statistics.ts';
import type { Row } from './table.ts';

/** Each keeps its edition in memory until the end. */
const isolatesEach = 7;

/** One row for each kind of page; `day` (YYYY-MM-DD) is the day of the build. */
export async function measureGrownFresh(
  built: BuiltWorker,
  editions: { readonly grown: Edition; readonly small: Edition },
  day: string,
): Promise<readonly Row[]> {
  const isolates = await openIsolates({
    grown: await withLine(built, 'grown', editions.grown, day),
    small: await withLine(built, 'small', editions.small, day),
  });
  const paths = [
    ['a card', pathByDepth.get(2) ?? ''],
    ['clinics, by list', clinicPath],
    ['clinics, typed', `1*2*7*${editions.small.places[0]?.names.en ?? ''}`],
  ] as const;
  try {
    await isolates.firstAnswer('small', pathByDepth.get(2) ?? '');
    const rows: Row[] = [];
    for (const [what, path] of paths) {
      const answers: { readonly grown: FirstAnswer; readonly small: FirstAnswer }[] = [];
      for (let index = 0; index < isolatesEach; index += 1)
        answers.push({
          grown: await isolates.firstAnswer('grown', path),
          small: await isolates.firstAnswer('small', path),
        });
      rows.push(rowOf(what, answers));
    }
    return rows;
  } finally {
    await isolates.stop();
  }
}

/** Where the system does not count the work of a process, the time until the answer stands for it. */
function rowOf(what: string, answers: readonly { readonly grown: FirstAnswer; readonly small: FirstAnswer }[]): Row {
  const workOf = ({ cpuMilliseconds, milliseconds }: FirstAnswer) =>
    Number.isNaN(cpuMilliseconds) ? milliseconds : cpuMilliseconds;
  const grown = median(answers.map((pair) => workOf(pair.grown)));
  const small = median(answers.map((pair) => workOf(pair.small)));
  return { what, ours: `${grown.toFixed(1)} ms`, theirs: `${small.toFixed(1)} ms`, ratio: grown / small };
}

/** The Worker with another line in it, in a folder of its own. */
async function withLine(built: BuiltWorker, name: string, edition: Edition, day: string): Promise<BuiltWorker> {
  const folder = projectPath(`.generated/bench/${name}`);
  await rm(folder, { recursive: true, force: true });
  await cp(built.folder, folder, { recursive: true });
  const bundled = await bundleEditions([edition], day);
  for (const module of built.modules) if (module.type === 'Text') await writeFile(join(folder, module.name), bundled);
  return { ...built, folder };
}
