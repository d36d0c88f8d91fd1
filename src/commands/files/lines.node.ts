/** What the lines of a project say, compiled without the checks: for commands that show what is unfinished, quickly. */
import type { Finding } from '../../check/finding.ts';
import { schemaRule } from '../../check/rules.ts';
import { dayOf } from '../../content/days.ts';
import type { Edition } from '../../content/edition.ts';
import { gatherSources, typedSources } from '../../content/line-sources.ts';
import { lineIds, readSourceTexts } from '../../content/sources.node.ts';
import { compileEdition } from '../../editions/compile.ts';

/** A line whose files cannot be read has no edition, and findings that say where. */
export type ReadLine = {
  readonly line: string;
  readonly edition: Edition | null;
  readonly findings: readonly Finding[];
};

/** Reads and compiles the lines below `root`, all or one; `now` is milliseconds since 1970. */
export async function readLines(root: string, now: number, only: string | null = null): Promise<readonly ReadLine[]> {
  const texts = await readSourceTexts(root);
  const ids = (await lineIds(root)).filter((id) => only === null || id === only);
  return ids.map((line) => {
    const raw = gatherSources(line, texts);
    const findings = schemaRule.find(raw).filter(({ severity }) => severity === 'error');
    return { line, findings, edition: findings.length === 0 ? compileEdition(typedSources(raw), dayOf(now)) : null };
  });
}

/** The editions of those lines that could be read. */
export const editionsOf = (lines: readonly ReadLine[]): readonly Edition[] =>
  lines.flatMap(({ edition }) => (edition ? [edition] : []));
