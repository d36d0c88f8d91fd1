/** The lines that ship, compiled in memory for a day, so that a test says when it is. */

import { projectPath } from '../../src/commands/project.node.ts';
import type { Edition } from '../../src/content/edition.ts';
import { gatherSources, type SourceTexts, typedSources } from '../../src/content/line-sources.ts';
import { lineIds, readSourceTexts } from '../../src/content/sources.node.ts';
import { compileEdition } from '../../src/editions/compile.ts';

/** The day that tests and journeys take for the day of the build. */
export const builtOn = '2026-11-20';
/** Friday 20 November 2026, 13:00 in Nairobi, 10:00 in London. */
export const now = Date.UTC(2026, 10, 20, 10);

export const sourceTexts: SourceTexts = await readSourceTexts(projectPath('.'));
export const lines: readonly string[] = await lineIds(projectPath('.'));

/** Compiles one line out of some sources. */
export function compileLine(line: string, texts: SourceTexts = sourceTexts, day: string = builtOn): Edition {
  return compileEdition(typedSources(gatherSources(line, texts)), day);
}

/** The lines that ship, by id. */
export const editions: ReadonlyMap<string, Edition> = new Map(lines.map((line) => [line, compileLine(line)]));

export function editionOf(line: string): Edition {
  const edition = editions.get(line);
  if (!edition) throw new Error('there is no such line');
  return edition;
}
