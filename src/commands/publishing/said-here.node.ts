/** Whether the files of a line say what an edition says. */
import { runChecks } from '../../check/run.ts';
import { readSourceTexts } from '../../content/sources.node.ts';
import { canonicalJson } from '../../editions/canonical.ts';
import { compileEdition } from '../../editions/compile.ts';
import type { WhichLine } from '../store/published-line.node.ts';
import type { OpenedEdition } from '../store/stored-editions.node.ts';

/** Compiled as of the day on which it was made; what was kept, or a newer program, may make it another. */
export async function isSaidHere(
  { root, line }: Pick<WhichLine, 'root' | 'line'>,
  { edition, document }: Pick<OpenedEdition, 'edition' | 'document'>,
): Promise<boolean> {
  const texts = await readSourceTexts(root);
  const now = document.head.madeAt;
  const checked = runChecks({ line, texts, now, production: false, compile: compileEdition });
  return checked.edition !== null && canonicalJson(checked.edition) === canonicalJson(edition);
}
