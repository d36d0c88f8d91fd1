/** What `npm run check` would say after an import of translations that it does not say now. */
import type { Finding } from '../../check/finding.ts';
import { runChecks } from '../../check/run.ts';
import { gatherSources, type LineSources, type SourceTexts } from '../../content/line-sources.ts';
import { compileEdition } from '../../editions/compile.ts';
import { screenOf } from '../../exchange/strings-rows.ts';
import type { TakenString } from '../../exchange/strings-taken.ts';
import { fileOf, type Writing } from './writing.ts';

export type NewFinding = {
  readonly line: string;
  readonly finding: Finding;
  /** The string that it is about, where it is one that comes in. */
  readonly of: TakenString | null;
  /** Whether the import may not be: an error that it makes, not one that others have hidden until now. */
  readonly isInTheWay: boolean;
};

/** The lines that say words of these files: a locale's common file is said by all that have the language. */
export function linesOf(texts: SourceTexts, ids: readonly string[], line: string, writing: Writing): readonly string[] {
  return ids.filter((id) => {
    if (id === line) return true;
    return Object.values(gatherSources(id, texts).locales).some(({ common }) => writing.has(common.file));
  });
}

/**
 * Checks some lines with and without what would be written. Where the files had errors, what callers would see was not looked
 * at: errors of it that show now are in the way only where they are of a string that comes in.
 */
export function newFindings(
  {
    sources,
    texts,
    lines,
    now,
  }: {
    readonly sources: LineSources;
    readonly texts: SourceTexts;
    readonly lines: readonly string[];
    readonly now: number;
  },
  writing: Writing,
  taken: readonly TakenString[],
): readonly NewFinding[] {
  const written: SourceTexts = Object.assign(new Map([...texts, ...writing]), {
    encodings: texts.encodings ?? new Map(),
  });
  const changed = taken.filter(({ kind }) => kind !== 'same');
  return lines.flatMap((line) => {
    const check = (of: SourceTexts) =>
      runChecks({ line, texts: of, now, production: false, compile: compileEdition }).findings;
    const after = check(written);
    if (after.length === 0) return [];
    const before = check(texts);
    const wasBroken = before.some(isError);
    const files = gatherSources(line, written).locales;
    return without(after, before).map((finding): NewFinding => {
      const of = stringAt(sources, files, changed, finding);
      return { line, finding, of, isInTheWay: isError(finding) && (!wasBroken || of !== null) };
    });
  });
}

const isError = ({ severity }: Finding) => severity === 'error';

/** Each as often as it is found more often; where lines have moved it is the same. */
function without(after: readonly Finding[], before: readonly Finding[]): readonly Finding[] {
  const nameOf = ({ rule, severity, where, words }: Finding) => JSON.stringify([rule, severity, where.file, words]);
  const left = before.map(nameOf);
  return after.filter((finding) => {
    const at = left.indexOf(nameOf(finding));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function stringAt(
  sources: LineSources,
  files: ReturnType<typeof gatherSources>['locales'],
  taken: readonly TakenString[],
  { where }: Finding,
): TakenString | null {
  const found = taken.find((one) => {
    const path = fileOf(sources, one);
    if (path !== where.file) return false;
    const own = files[one.language];
    const file = own?.own.file === path ? own.own : own?.common;
    const { kind, key } = one.string;
    return file?.at(kind === 'text' ? ['strings', key] : ['keywords', screenOf(one.string)]).line === where.line;
  });
  return found ?? null;
}
