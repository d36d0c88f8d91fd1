/** Checks and compiles what the lines say, into the text that is built into the Worker. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Finding } from '../../check/finding.ts';
import { runChecks } from '../../check/run.ts';
import { dayOf } from '../../content/days.ts';
import type { Edition } from '../../content/edition.ts';
import { gatherSources, typedSources } from '../../content/line-sources.ts';
import { lineIds, readSourceTexts } from '../../content/sources.node.ts';
import { bundleEditions, type Ground, noGround } from '../../editions/bundle.ts';
import { compileEdition } from '../../editions/compile.ts';
import { projectPath } from '../project.node.ts';
import { groundOf, publishedPath } from '../store/ground.node.ts';
import { throwAwayTrust } from '../store/throw-away-key.node.ts';

export type CompileFailure = { readonly findings: readonly Finding[] } & (
  | { readonly reason: 'check-failed' | 'no-line' }
  /** A published.json that is no record of its line. */
  | { readonly reason: 'floor-unreadable'; readonly path: string }
);
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
  /** True: what is published to the store of this computer is heard, signed by its throw-away key, and nothing else. */
  readonly own?: boolean;
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** Milliseconds since 1970; the clock's where absent. */
  readonly now?: number;
};

/** Checks all lines and, where no error is found, writes `.generated/lines.jsonl`. */
export async function compileLines(options: CompileOptions): Promise<Compiled | CompileFailure> {
  const { production, own = false, root = projectPath('.'), now = Date.now() } = options;
  const checked = await checkLines({ root, production, now });
  const findings = checked.flatMap((line) => line.findings);
  const editions = checked
    .flatMap(({ edition }) => (edition ? [edition] : []))
    .filter(({ line }) => !production || !line.demo);
  if (findings.some(({ severity }) => severity === 'error')) return { reason: 'check-failed', findings };
  if (editions.length === 0) return { reason: 'no-line', findings };
  // Safety: what deploys never knows a key of this computer.
  const grounds = await groundsOf(root, editions, own && !production);
  if ('path' in grounds) return { reason: 'floor-unreadable', findings, path: grounds.path };
  const path = `${root}/.generated/lines.jsonl`;
  await mkdir(dirname(path), { recursive: true });
  const bundled = await bundleEditions(editions, dayOf(now), (line) => grounds.get(line) ?? noGround);
  await writeFile(path, bundled);
  const { build, madeAt } = JSON.parse(bundled.slice(0, bundled.indexOf('\n')));
  return { path, build, madeAt, editions, findings };
}

async function groundsOf(
  root: string,
  editions: readonly Edition[],
  own: boolean,
): Promise<ReadonlyMap<string, Ground> | { readonly path: string }> {
  const texts = await readSourceTexts(root);
  const trust = own ? await throwAwayTrust(root) : null;
  const grounds = new Map<string, Ground>();
  for (const { line } of editions) {
    const { keys } = typedSources(gatherSources(line.id, texts)).values;
    const ground = await groundOf(root, line.id, keys, trust);
    if (ground === null) return { path: publishedPath(line.id) };
    grounds.set(line.id, ground);
  }
  return grounds;
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
