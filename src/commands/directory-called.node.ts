/** `npm run directory -- called`: somebody called a hotline or a contact, and it answered. */
import { parseArgs } from 'node:util';
import { setCells } from '../content/csv-edit.ts';
import { addDays } from '../content/days.ts';
import { maxLiveDays } from '../directory/complete.ts';
import type { DueLine } from '../directory/due-item.ts';
import { dayWritten, openLine, rewriteFile, type Wrong, whyNotBy } from './line-files.node.ts';
import { print, printError } from './print.node.ts';
import { projectPath } from './project.node.ts';

export type CalledOptions = {
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** Milliseconds since 1970; the clock's where absent. */
  readonly now?: number;
};

const usage = 'npm run directory -- called HOTLINE|CONTACT --line NAME --by HANDLE [--on DAY] [--hotline|--contact]';
const tables = ['hotlines', 'contacts'] as const;
type Called = { readonly table: (typeof tables)[number]; readonly row: number };

/**
 * Writes who called and when into the row of a hotline or contact, and 30 days more for a hotline. Exit code 1 where there is
 * no such row, 2 where it was asked wrongly.
 */
export async function called(args: readonly string[], options: CalledOptions = {}): Promise<number> {
  const { root = projectPath('.'), now = Date.now() } = options;
  const asked = readArguments(args);
  if (asked === null) return fail(2, `Not understood. Write: ${usage}`);
  const line = await openLine(root, now, asked.line);
  if ('wrong' in line) return fail(1, line.wrong);
  const on = dayWritten(asked.on, line.today);
  if (typeof on !== 'string') return fail(1, on.wrong);
  const stranger = whyNotBy(line, [asked.by]);
  if (stranger !== null) return fail(1, stranger);
  const found = findRow(line, asked);
  if ('wrong' in found) return fail(1, found.wrong);
  const { file } = line.sources.tables[found.table];
  const until = found.table === 'hotlines' ? { expires_on: addDays(on, maxLiveDays) } : {};
  const cells = { checked_by: asked.by, checked_on: on, ...until };
  const failed = await rewriteFile(`${root}/${file}`, (text) => setCells(text, found.row, cells));
  if (failed) return fail(1, failed.wrong);
  const counts = 'expires_on' in until ? ` It counts as checked until ${until.expires_on}.` : '';
  print(`${file} row ${found.row}: called on ${on}.${counts}`);
  return 0;
}

type Asked = {
  readonly id: string;
  readonly line: string;
  readonly by: string;
  readonly on: string | undefined;
  readonly within: readonly Called['table'][];
};

function readArguments(args: readonly string[]): Asked | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const options = { line: text, by: text, on: text, hotline: flag, contact: flag } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [id, ...others] = positionals;
    const { line, by, on, hotline, contact } = values;
    if (!id || others.length > 0 || !line || !by || (hotline && contact)) return null;
    return { id, line, by, on, within: hotline ? ['hotlines'] : contact ? ['contacts'] : tables };
  } catch {
    return null;
  }
}

function findRow({ sources }: DueLine, { id, within }: Asked): Called | Wrong {
  const found = within.flatMap((table): Called[] =>
    sources.tables[table].rows.filter(({ cells }) => cells.id === id).map(({ row }) => ({ table, row })),
  );
  const [first, second] = found;
  if (!first) return { wrong: 'Neither hotlines.csv nor contacts.csv has that id.' };
  return second ? { wrong: 'Both a hotline and a contact have that id: add --hotline or --contact.' } : first;
}

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
