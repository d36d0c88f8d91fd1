/** `npm run due`: what the people of a line have to do, most urgent first. */
import { parseArgs } from 'node:util';
import { lineIds } from '../content/sources.node.ts';
import { dueCsv } from './due/csv.ts';
import { duePage } from './due/page.ts';
import { type DueReport, reportDue } from './due/report.ts';
import { aheadSays, emptySays, nameSays, remedySays, sectionsOf, stateSays, whereSays } from './due/says.ts';
import { unpublishedIn } from './due/unpublished.node.ts';
import { openLines, whyNot } from './files/open-lines.node.ts';
import { writeNewFile } from './files/written-files.node.ts';
import { print, printError } from './print.node.ts';
import { projectPath } from './project.node.ts';

export type DueOptions = {
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** Milliseconds since 1970; the clock's where absent. */
  readonly now?: number;
};

const usage = 'npm run due -- [--line NAME] [--days 30] [--html due.html] [--csv due.csv]';
const usualDays = 30;

/**
 * Tells what is due on all lines, or one: in sentences, or with `--csv FILE` as a table and with `--html FILE` as a page to print.
 * The exit code is 0 however much is due, 1 where a line cannot be read, 2 where it was asked wrongly.
 */
export async function due(args: readonly string[], options: DueOptions = {}): Promise<number> {
  const { root = projectPath('.'), now = Date.now() } = options;
  const asked = readArguments(args);
  if (asked === null) return fail(2, `Not understood. Write: ${usage}`);
  const lines = await openLines(root, now, asked.line);
  const wrong = whyNot(lines, await lineIds(root));
  if (wrong !== null) return fail(1, wrong);
  const reports: DueReport[] = [];
  for (const { opened } of lines)
    if (opened) reports.push(reportDue(opened, asked.days, await unpublishedIn(root, opened)));
  if (asked.html !== undefined) {
    const failed = await writeNewFile({ path: asked.html, content: await duePage(reports) });
    if (failed) return fail(1, failed.wrong);
    printError(`Wrote ${asked.html}: open it and print it.`);
  }
  if (asked.csv !== undefined) {
    const failed = await writeNewFile({ path: asked.csv, content: dueCsv(reports) });
    if (failed) return fail(1, failed.wrong);
    printError(`Wrote ${asked.csv}: open it as a spreadsheet.`);
  }
  if (asked.html === undefined && asked.csv === undefined) for (const report of reports) tell(report);
  return 0;
}

type Asked = {
  readonly line: string | undefined;
  readonly days: number;
  /** Files to write. */
  readonly html: string | undefined;
  readonly csv: string | undefined;
};

function readArguments(args: readonly string[]): Asked | null {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { line: text, days: text, html: text, csv: text },
    });
    const { line, days = String(usualDays), csv, html } = values;
    return /^\d{1,3}$/.test(days) && html !== '' && csv !== '' ? { line, days: Number(days), html, csv } : null;
  } catch {
    return null;
  }
}

function tell(report: DueReport): void {
  const { line, today, withinDays, items } = report;
  print(`${line} on ${today}: ${items.length} due, ${aheadSays(withinDays)}.`);
  for (const { title, items: found } of sectionsOf(report)) {
    print();
    print(`${title} (${found.length})`);
    for (const item of found) {
      print(`  ${nameSays(item)}`);
      const { words: remedy, command } = remedySays(item, line);
      for (const words of [stateSays(item), ...emptySays(item.leavesEmpty, report), remedy]) print(`      ${words}`);
      if (command !== null) print(`          ${command}`);
      print(`      ${whereSays(item)}`);
    }
  }
  print();
}

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
