/** The lines of a project as commands change and count them: their sources beside what is compiled from them. */
import type { Finding } from '../../check/finding.ts';
import { schemaRule } from '../../check/rules.ts';
import { gatherSources, typedSources } from '../../content/line-sources.ts';
import { lineIds, readSourceTexts } from '../../content/sources.node.ts';
import type { DueLine } from '../../directory/due-item.ts';
import { localTime } from '../../directory/local-time.ts';
import { compileEdition } from '../../editions/compile.ts';

export type OpenedLine = { readonly line: string } & (
  | { readonly opened: DueLine }
  /** Its files cannot be read; the findings say where. */
  | { readonly opened: null; readonly findings: readonly Finding[] }
);

/** Opens the lines below `root`, all or one, on the day that it is in each at `now` (milliseconds since 1970). */
export async function openLines(root: string, now: number, only?: string): Promise<readonly OpenedLine[]> {
  const texts = await readSourceTexts(root);
  const ids = (await lineIds(root)).filter((id) => only === undefined || id === only);
  return ids.map((line) => {
    const raw = gatherSources(line, texts);
    const findings = schemaRule.find(raw).filter(({ severity }) => severity === 'error');
    if (findings.length > 0) return { line, opened: null, findings };
    const sources = typedSources(raw);
    const today = localTime(sources.values.line.zone, now).date;
    return { line, opened: { sources, today, edition: compileEdition(sources, today) } };
  });
}

/** Why there is no line to work on, for the person at the keyboard. */
export function whyNot(lines: readonly OpenedLine[], ids: readonly string[]): string | null {
  if (lines.length === 0) return `There is no line of that name. There are: ${ids.join(', ')}.`;
  const broken = lines.find(({ opened }) => opened === null);
  return broken
    ? `The files of ${broken.line} cannot be read: npm run check -- --line ${broken.line} says where.`
    : null;
}
