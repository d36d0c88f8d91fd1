/**
 * `npm run bench`: what a hop costs, side by side with the least that could answer and with the usual library.
 * Prints; judges nothing but the goals beside the numbers. Ends with 1 only where something does not run.
 */

import { print, printError } from '../../src/commands/print.node.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import { compileLines } from '../../src/commands/runtime/compile.node.ts';
import { dayOf } from '../../src/content/days.ts';
import type { Edition } from '../../src/content/edition.ts';
import { gatherSources, typedSources } from '../../src/content/line-sources.ts';
import { readSourceTexts } from '../../src/content/sources.node.ts';
import { compileEdition } from '../../src/editions/compile.ts';
import { line } from './calls.ts';
import { measureFresh } from './fresh.ts';
import { measureFarAbove, measureFinding, measureLoading } from './grow.ts';
import { measureGrownFresh } from './grow-fresh.ts';
import { grownTexts, supported } from './grown.ts';
import { measureHops } from './hop.ts';
import { measureLoad } from './load.ts';
import { searchTable } from './search.ts';
import { measureSize } from './size.ts';
import { type Row, tableOf } from './table.ts';
import { buildPair, carriedByKept, servePair } from './workers.ts';

async function bench(): Promise<void> {
  const now = Date.now();
  const compiled = await compileLines({ root: projectPath('.'), production: false, now });
  const edition = 'reason' in compiled ? undefined : compiled.editions.find((candidate) => candidate.line.id === line);
  if (!edition) throw new Error('What the lines say has to be mended first: npm run check says where.');
  const beside = (title: string, other: string, rows: readonly Row[]) =>
    print(`${tableOf(title, ['Mwavuli', other], rows)}\n`);
  beside('A hop in one process', 'ussd-menu-builder', await measureHops(edition, now));
  const built = await buildPair();
  beside('Size as uploaded', 'bare Hono handler', await measureSize(built));
  beside('A fresh isolate', 'bare Hono handler', await measureFresh(built));
  const grown = await grownEdition(now);
  beside('5,000 clinics, 20,000 places', 'without an index', measureFinding(grown, now));
  beside('100,000 clinics, 200,000 places', 'without an index', measureFarAbove());
  const { load, size } = measureLoading(grown, edition);
  beside('Loading 5,000 and 20,000', 'JSON.parse alone', load);
  beside('Weight of 5,000 and 20,000', line, size);
  const fresh = await measureGrownFresh(built.ours, { grown, small: edition }, dayOf(now));
  beside('CPU of a fresh isolate, such a line', line, fresh);
  const served = await servePair(await carriedByKept(built, edition, dayOf(now)));
  try {
    beside('A USSD hop in workerd, p50 and p99', 'bare Hono handler', await measureLoad(served));
  } finally {
    await Promise.all([served.ours.stop(), served.bare.stop()]);
  }
  print(await searchTable());
}

/** The measured line with a directory of the supported size. */
async function grownEdition(now: number): Promise<Edition> {
  const texts = grownTexts(await readSourceTexts(projectPath('.')), line, supported, dayOf(now));
  return compileEdition(typedSources(gatherSources(line, texts)), dayOf(now));
}

try {
  await bench();
} catch (error) {
  printError(error instanceof Error ? error.message : 'The measurement did not run.');
  process.exitCode = 1;
}
