/** `npm run strings -- import`: translations that come back, looked at as a whole before anything is written. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Finding } from '../../check/finding.ts';
import { isEncoding } from '../../content/decode-text.ts';
import { latestRecords } from '../../content/overtaken.ts';
import { lineIds } from '../../content/sources.node.ts';
import { type TakenString, takeStrings } from '../../exchange/strings-taken.ts';
import { askYes } from '../ask.node.ts';
import { printFindings } from '../check.node.ts';
import { inSheet } from '../directory/incoming.node.ts';
import type { Wrong } from '../files/line-files.node.ts';
import { replaceFiles } from '../files/written-files.node.ts';
import { print, printError } from '../print.node.ts';
import { projectPath } from '../project.node.ts';
import { linesOf, type NewFinding, newFindings } from './checked.ts';
import { findingOf, type IncomingFile, readIncomingStrings } from './incoming.node.ts';
import { notUnderstood, openStrings, type StringsLine, type StringsOptions } from './line.node.ts';
import { importSays } from './says.ts';
import { type Writing, writingOf } from './writing.ts';

const usage = `npm run strings -- import FILE --line NAME [LANGUAGE] [--yes] [--encoding windows-1252]
Such as: npm run strings -- import demo-ke-sw.xlsx --line demo-ke`;

type Asked = {
  readonly path: string;
  readonly line: string;
  readonly language: string | null;
  readonly isYes: boolean;
  readonly encoding: string | undefined;
};

/**
 * Takes translations into the files of a line: all of them, or none where one cannot be taken or `npm run check` would find a
 * new error. Says what changes and asks, `--yes` without asking.
 */
export async function importStrings(args: readonly string[], options: StringsOptions = {}): Promise<number> {
  const { root = projectPath('.'), now = Date.now() } = options;
  const asked = readArguments(args);
  if (asked === null) return fail(2, notUnderstood(args, usage));
  if (asked.encoding !== undefined && !isEncoding(asked.encoding)) return fail(2, noEncoding);
  const line = await openStrings(root, now, asked.line, asked.language);
  if ('wrong' in line) return fail(1, line.wrong);
  const file = await readIncomingStrings(asked.path, line.strings, asked.language, asked.encoding);
  if ('wrong' in file) return fail(1, file.wrong);
  const { taken, findings } = judge(line, file);
  if (findings.length > 0) printFindings(findings, [asked.line]);
  if (findings.some(isError)) return fail(1, 'Nothing was written. Mend the errors and import it again.');
  for (const words of importSays(taken)) print(words);
  const writing = writingOf(line, taken);
  if (writing.size === 0) return fail(0, 'Nothing to write: the line says all of this already.');
  const lines = linesOf(line.texts, await lineIds(root), asked.line, writing);
  const found = newFindings({ ...line, lines, now }, writing, taken);
  sayNew(found, file);
  if (found.some(({ isInTheWay }) => isInTheWay))
    return fail(
      1,
      'Nothing was written, since the line would not pass the checks. Mend the errors and import it again.',
    );
  if (!asked.isYes && !(await (options.ask ?? askYes)('Write this into the files of the line?')))
    return fail(1, 'Nothing was written. To write it, add --yes.');
  const failed = await write(root, line, writing);
  if (failed) return fail(1, failed.wrong);
  print(`Written: ${[...writing.keys()].join(', ')}`);
  print(`Try it: npm run dial -- --line ${asked.line}. Callers hear it after: npm run publish -- --line ${asked.line}`);
  return 0;
}

const noEncoding = 'No encoding has that name. Some are: windows-1252, windows-1250, windows-874, gb18030.';
const isError = ({ severity }: Pick<Finding, 'severity'>) => severity === 'error';

function readArguments(args: readonly string[]): Asked | null {
  const text = { type: 'string' } as const;
  try {
    const options = { line: text, encoding: text, yes: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [path, language = null, ...others] = positionals;
    const { line, encoding, yes } = values;
    if (!path || !line || others.length > 0) return null;
    return { path, line, language, encoding, isYes: yes === true };
  } catch {
    return null;
  }
}

function judge({ sources, strings }: StringsLine, file: IncomingFile) {
  const { reviews } = sources.values;
  const latest = latestRecords(reviews);
  const recordOf = (language: string, key: string) => reviews.strings?.[latest.get(`${language} ${key}`) ?? -1];
  const { taken, problems } = takeStrings(file.label, strings, file.incoming, recordOf);
  return { taken, findings: [...file.incoming.problems, ...problems].map((one) => findingOf(file, one)) };
}

/** Findings of strings that come in stand at their rows, the others where `npm run check` will find them. */
function sayNew(found: readonly NewFinding[], file: IncomingFile): void {
  if (found.length === 0) return;
  print();
  print('What npm run check will say that it does not say now:');
  const placed = found.map(({ finding, of }) => (of ? { ...finding, where: placeIn(file, of) } : finding));
  const once = [...new Map(placed.map((one) => [JSON.stringify(one), one])).values()];
  printFindings(once, [...new Set(found.map(({ line }) => line))]);
}

function placeIn({ label, sheet }: IncomingFile, { row, language }: TakenString): Finding['where'] {
  const where = { file: label, line: row, column: null };
  return sheet ? inSheet({ ...where, row, cell: language }, sheet) : where;
}

/** Only where the files are still what was read: somebody may have worked on them, or they are not in UTF-8. */
async function write(root: string, { texts }: StringsLine, writing: Writing): Promise<Wrong | null> {
  for (const path of writing.keys()) {
    const bytes = await readFile(`${root}/${path}`);
    if (!bytes.equals(Buffer.from(texts.get(path) ?? '', 'utf8')))
      return { wrong: `Nothing was written: ${path} was changed meanwhile, or is not in UTF-8. Import again.` };
  }
  return replaceFiles([...writing].map(([path, content]) => ({ path: `${root}/${path}`, content })));
}

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
