/** Checks and compiles what the lines say, into the text that is built into the Worker. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Finding } from '../check/finding.ts';
import { runChecks } from '../check/run.ts';
import { dayOf } from '../content/days.ts';
import type { Edition } from '../content/edition.ts';
import { lineIds, readSourceTexts } from '../content/sources.node.ts';
import { bundleEditions } from '../editions/bundle.ts';
import { compileEdition } from '../editions/compile.ts';
import { projectPath } from './project.node.ts';

export type CompileFailure = { readonly reason: 'check-failed' | 'no-line'; readonly findings: readonly Finding[] };
export type Compiled = {
  readonly path: string;
  /** As the health address shows it: named by what the lines say, whatever the program is. */
  readonly build: string;
  /** The day of the build, YYYY-MM-DD in UTC. */
  readonly madeAt: string;
  readonly editions: readonly Edition[];
  readonly findings: readonly Finding[];
};

export type CompileOptions = {
  /** True: only lines that are no demonstration, checked as for production. */
  readonly production: boolean;
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** Milliseconds since 1970; the clock's where absent. */
  readonly now?: number;
};

/** Checks all lines and, where no error is found, writes `.generated/lines.jsonl`. */
export async function compileLines(options: CompileOptions): Promise<Compiled | CompileFailure> {
  const { production, root = projectPath('.'), now = Date.now() } = options;
  const checked = await checkLines({ root, production, now });
  const findings = checked.flatMap((line) => line.findings);
  const editions = checked
    .flatMap(({ edition }) => (edition ? [edition] : []))
    .filter(({ line }) => !production || !line.demo);
  if (findings.some(({ severity }) => severity === 'error')) return { reason: 'check-failed', findings };
  if (editions.length === 0) return { reason: 'no-line', findings };
  const path = `${root}/.generated/lines.jsonl`;
  await mkdir(dirname(path), { recursive: true });
  const bundled = await bundleEditions(editions, dayOf(now));
  await writeFile(path, bundled);
  const { build, madeAt } = JSON.parse(bundled.slice(0, bundled.indexOf('\n')));
  return { path, build, madeAt, editions, findings };
}

export type CheckedLine = {
  readonly line: string;
  readonly edition: Edition | null;
  readonly findings: readonly Finding[];
};

/** Checks every line of a project, or one. In production, lines that are demonstrations are left out. */
export async function checkLines(options: {
  readonly root: string;
  readonly production: boolean;
  readonly now: number;
  readonly only?: string;
}): Promise<readonly CheckedLine[]> {
  const texts = await readSourceTexts(options.root);
  const ids = (await lineIds(options.root)).filter((id) => options.only === undefined || id === options.only);
  const checked = ids.map((line) => ({
    line,
    ...runChecks({ line, texts, now: options.now, production: options.production, compile: compileEdition }),
  }));
  return options.production && options.only === undefined
    ? checked.filter(({ edition }) => edition?.line.demo !== true)
    : checked;
}
