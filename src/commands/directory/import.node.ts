/** `npm run directory -- import`: tables that somebody has worked on, checked as a whole before anything is written. */
import { mendCell } from '../../check/cell-faults.ts';
import type { Finding, Where } from '../../check/finding.ts';
import { runChecks } from '../../check/run.ts';
import { isEncoding } from '../../content/decode-text.ts';
import { type RawSources, type SourceTexts, tableNames } from '../../content/line-sources.ts';
import { compileEdition } from '../../editions/compile.ts';
import { changesOf, isChanged } from '../../exchange/changes.ts';
import { type TextTable, writeSourceCsv } from '../../exchange/csv.ts';
import { guessedCells } from '../../exchange/guessed-cells.ts';
import { attestedClinics } from '../../exchange/hsds.ts';
import { takeIn } from '../../exchange/take-in.ts';
import { printFindings } from '../check.node.ts';
import { replaceFiles } from '../files/written-files.node.ts';
import { print, printError } from '../print.node.ts';
import { projectPath } from '../project.node.ts';
import { sayChanges } from './changes.ts';
import { asFinding, type Incoming, type IncomingTable, inSheet, readIncoming } from './incoming.node.ts';
import {
  type DirectoryLine,
  type DirectoryOptions,
  isDemo,
  notUnderstood,
  readAsked,
  readDirectoryLine,
  todayOf,
} from './line.node.ts';

const usage = 'npm run directory -- import csv|xlsx|hsds PATH --line NAME [--dry-run] [--encoding windows-1252]';

/** An incoming table beside what would stand in its file. */
type Taken = IncomingTable & { readonly file: string; readonly table: TextTable };

/**
 * Takes tables into a line; those that are absent stay. Where anything is wrong, in them or in the line with them, nothing is
 * written. Prints what changes, each phone number too; `--dry-run` prints alone.
 */
export async function importDirectory(args: readonly string[], options: DirectoryOptions = {}): Promise<number> {
  const { root = projectPath('.'), now = Date.now() } = options;
  const asked = readAsked(args, 'dry-run');
  const [path, ...others] = asked?.others ?? [];
  if (!asked || path === undefined || others.length > 0) return fail(2, notUnderstood(args, usage));
  const line = await readDirectoryLine(root, asked.line);
  if (typeof line === 'string') return fail(1, line);
  if (asked.encoding !== undefined && !isEncoding(asked.encoding)) return fail(2, noEncoding);
  const incoming = await readIncoming(asked.format, path, line, now, asked.encoding);
  if (typeof incoming === 'string') return fail(1, incoming);
  const { taken, findings } = judge(incoming, line, now);
  if (findings.length > 0) printFindings(findings, [asked.line]);
  if (findings.some(isError)) return fail(1, 'Nothing was written. Mend the errors and import it again.');
  const changed = taken
    .map((one) => ({ ...one, changes: changesOf(one.name, line.raw.tables[one.name], one.table) }))
    .filter(({ changes }) => isChanged(changes));
  for (const words of sayChanges(changed.map(({ changes }) => changes))) print(words);
  const lost = noMoreTold(line.raw, taken, todayOf(line.raw, now));
  if (lost.length > 0) print(`\nAfter this, nobody is told of: ${lost.join(', ')}`);
  if (asked.isDry) printError('Nothing was written: this was a dry run.');
  else if (changed.length > 0) {
    const failed = await replaceFiles(
      changed.map(({ file, table }) => ({ path: `${root}/${file}`, content: writeSourceCsv(table) })),
    );
    if (failed) return fail(1, failed.wrong);
    print(`\nWritten to menus/${asked.line}. Try it: npm run dial -- --line ${asked.line}`);
    print(`Callers hear it after: npm run publish -- --line ${asked.line}`);
  }
  return 0;
}

const noEncoding = 'No encoding has that name. Some are: windows-1252, windows-1250, windows-874, gb18030.';
const isError = ({ severity }: Finding) => severity === 'error';

/** All that is wrong: in reading, in what would be lost, and in the line as it would be. A cell is told of once. */
function judge(incoming: Incoming, line: DirectoryLine, now: number) {
  const { raw, texts } = line;
  const today = todayOf(raw, now);
  const inOrder = tableNames.flatMap((name) => incoming.tables.filter((one) => one.name === name));
  const judged = inOrder.map((one) => {
    const { table, problems } = takeIn(one.name, raw.tables[one.name], one.sheet, { isDemo: isDemo(raw), today });
    const doubtful = guessedCells(one.name, raw.tables[one.name], one.sheet);
    const findings = [...problems, ...doubtful].map((problem) => asFinding(one.label, problem, one.sheet));
    return { taken: { ...one, table, file: `menus/${raw.line}/${one.name}.csv` }, findings };
  });
  const taken = judged.map((one) => one.taken);
  const before = [...incoming.findings, ...judged.flatMap(({ findings }) => findings)];
  const checked = runChecks({
    line: raw.line,
    texts: withTables(texts, taken),
    now,
    production: false,
    compile: compileEdition,
  });
  const after = checked.findings
    .filter((finding) => isError(finding) || taken.some(({ file }) => file === finding.where.file))
    .map((finding) => placedAnew(finding, taken))
    .filter((finding) => !before.some((one) => isError(one) && isOfCell(one.where, finding.where)));
  return { taken, findings: [...before, ...after] };
}

/** The clinics, by id, that are offered today and would not be after the import. */
function noMoreTold({ tables }: RawSources, taken: readonly Taken[], today: string): readonly string[] {
  const rowsOf = (name: 'clinics' | 'attestations') => taken.find((one) => one.name === name)?.sheet ?? tables[name];
  const after = attestedClinics(rowsOf('attestations'), today);
  const stay = new Set(rowsOf('clinics').rows.map(({ cells }) => cells.id ?? ''));
  return [...attestedClinics(tables.attestations, today).keys()].filter((id) => !after.has(id) || !stay.has(id));
}

/** Whether both are of one cell; a row whose cells have moved is one place, and so is a whole sheet. */
const isOfCell = (read: Where, found: Where) =>
  read.file === found.file &&
  read.row === found.row &&
  (read.row === undefined || read.cell === '' || read.cell === found.cell);

/** A finding of a file that would be written is one of the file that came in, at the row that it has there. */
function placedAnew(finding: Finding, taken: readonly Taken[]): Finding {
  const from = taken.find(({ file }) => file === finding.where.file);
  if (!from) return finding;
  const { row } = finding.where;
  const place = row === 1 ? { row: from.sheet.headerRow, line: from.sheet.headerRow } : {};
  const where = inSheet({ ...finding.where, file: from.label, ...place }, from.sheet);
  return {
    ...finding,
    where,
    mend: finding.mend === mendCell ? 'Mend the cell, save, and import again.' : finding.mend,
  };
}

/** The content with the tables in it, their rows where the spreadsheet has them. */
function withTables(texts: SourceTexts, taken: readonly Taken[]): SourceTexts {
  const guessed = taken
    .filter(({ sheet }) => sheet.encoding !== 'utf-8')
    .map(({ file, sheet }) => [file, sheet.encoding] as const);
  const others = [...(texts.encodings ?? [])].filter(([path]) => taken.every(({ file }) => file !== path));
  const replaced = taken.map(
    ({ file, table, sheet }) => [file, writeSourceCsv({ ...table, rows: inTheirRows(sheet.rows) })] as const,
  );
  return Object.assign(new Map([...texts, ...replaced]), { encodings: new Map([...others, ...guessed]) });
}

function inTheirRows(rows: IncomingTable['sheet']['rows']): TextTable['rows'] {
  const placed: TextTable['rows'][number][] = [];
  for (const { row, cells } of rows) {
    while (placed.length < row - 2) placed.push({ cells: {} });
    placed.push({ cells });
  }
  return placed;
}

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
