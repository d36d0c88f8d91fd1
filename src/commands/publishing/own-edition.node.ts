/** What the files of a line compile to, checked first: for people who rely on it where it goes to Cloudflare. */
import type { Finding } from '../../check/finding.ts';
import { runChecks } from '../../check/run.ts';
import type { Edition } from '../../content/edition.ts';
import { readSourceTexts } from '../../content/sources.node.ts';
import { compileEdition } from '../../editions/compile.ts';
import { type Sources, sourcesOf } from '../../editions/sources.ts';
import type { WhichLine } from '../store/published-line.node.ts';

export type OwnEdition = {
  readonly findings: readonly Finding[];
  /** Null where an error was found. */
  readonly edition: Edition | null;
  readonly sources: Sources;
};

/** Checks and compiles the files, on the day that it is there at `now` (milliseconds since 1970). */
export async function readOwn({ root, line, isRemote }: WhichLine, now: number): Promise<OwnEdition> {
  const texts = await readSourceTexts(root);
  const checked = runChecks({ line, texts, now, production: isRemote, compile: compileEdition });
  const isWrong = checked.findings.some(({ severity }) => severity === 'error');
  return { findings: checked.findings, edition: isWrong ? null : checked.edition, sources: sourcesOf(texts, line) };
}
