/** `npm run check`: what is wrong in what the lines say, and how to mend it. */
import { parseArgs } from 'node:util';
import type { Finding, Where } from '../check/finding.ts';
import { print, printError } from './print.node.ts';
import { projectPath } from './project.node.ts';
import { checkLines } from './runtime/compile.node.ts';

const usage = 'npm run check -- [--production] [--line NAME] [--json]';

/**
 * Checks every line, or the one of `--line`; with `--production` as for people who rely on it. Prints the findings, or with
 * `--json` writes them as one JSON array. The exit code is 1 where there is an error.
 */
export async function check(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) return fail(`Not understood. Write: ${usage}`, 2);
  const { production, line, json } = options;
  const checked = await checkLines({
    root: projectPath('.'),
    production,
    now: Date.now(),
    ...(line === undefined ? {} : { only: line }),
  });
  if (checked.length === 0) return fail(nothingToCheck(line), 1);
  const findings = once(checked.flatMap((one) => one.findings));
  if (json) print(JSON.stringify(findings, null, 2));
  else
    printFindings(
      findings,
      checked.map((one) => one.line),
    );
  return findings.some(isError) ? 1 : 0;
}

function readOptions(args: readonly string[]): { production: boolean; line: string | undefined; json: boolean } | null {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { production: flag, json: flag, line: { type: 'string' } },
    });
    return { production: values.production, line: values.line, json: values.json };
  } catch {
    return null;
  }
}

function nothingToCheck(line: string | undefined): string {
  if (line !== undefined) return 'There is no line of that name: a line is a folder of menus.';
  return 'There is no line that could be deployed: those of this project are demonstrations. Make one: npm run line -- new NAME';
}

function fail(words: string, code: number): number {
  printError(words);
  return code;
}

const isError = ({ severity }: Finding) => severity === 'error';

/** Lines share files: what is wrong in one of those is said once. */
function once(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** Each finding with its place and how to mend it, errors first; then how many there are in those lines. */
export function printFindings(findings: readonly Finding[], lines: readonly string[]): void {
  const warned = findings.filter((finding) => !isError(finding));
  for (const { where, severity, words, mend, rule } of [...findings.filter(isError), ...warned]) {
    print(`${placeOf(where)} ${severity}: ${words}`);
    print(`    ${mend} [${rule}]`);
  }
  if (findings.length > 0) print();
  print(`${lines.join(', ')}: ${count(findings.length - warned.length, 'error')}, ${count(warned.length, 'warning')}.`);
}

/** `file:line:column`; for a table the row that a spreadsheet shows, and the column by its name; in a workbook the cell. */
export function placeOf({ file, line, column, row, cell, letters }: Where): string {
  if (row !== undefined && letters !== undefined) {
    const name = cell ? ` (${cell})` : '';
    return `${file}, ${letters === '' ? 'row ' : `cell ${letters}`}${row}${name}`;
  }
  if (row !== undefined) return `${file}:${row}${cell ? ` (column ${cell})` : ''}`;
  if (line === null) return file;
  return column === null ? `${file}:${line}` : `${file}:${line}:${column}`;
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
