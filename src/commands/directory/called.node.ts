/** `npm run directory -- called`: somebody called a hotline, a contact or a clinic, and it answered. */
import { parseArgs } from 'node:util';
import { setCells } from '../../content/csv-edit.ts';
import { addDays } from '../../content/days.ts';
import { readCodeWithC } from '../../directory/code.ts';
import { maxLiveDays } from '../../directory/complete.ts';
import type { DueLine } from '../../directory/due-item.ts';
import { dayWritten, openLine, rewriteFile, type Wrong, whyNotBy } from '../files/line-files.node.ts';
import { print, printError } from '../print.node.ts';
import { projectPath } from '../project.node.ts';

export type CalledOptions = {
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** Milliseconds since 1970; the clock's where absent. */
  readonly now?: number;
};

const usage =
  'npm run directory -- called HOTLINE|CONTACT|CLINIC --line NAME --by HANDLE [--on DAY] [--hotline|--contact|--clinic]';
const tables = ['hotlines', 'contacts', 'clinics'] as const;
type Called = { readonly table: (typeof tables)[number]; readonly row: number };

/**
 * Writes who called and when into the row of a hotline or contact, and 30 days more for a hotline; of a clinic (its id or
 * public code) when alone, since its word needs more than a call that is answered. Exit code 1 where there is no such row, 2
 * where it was asked wrongly.
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
  const cells = cellsOf(found.table, asked.by, on);
  const failed = await rewriteFile(`${root}/${file}`, (text) => setCells(text, found.row, cells));
  if (failed) return fail(1, failed.wrong);
  print(`${file} row ${found.row}: called on ${on}.${whatFollows(found.table, cells)}`);
  return 0;
}

type Cells = Readonly<Record<string, string>>;

function cellsOf(table: Called['table'], by: string, on: string): Cells {
  switch (table) {
    case 'clinics':
      return { called_on: on };
    case 'contacts':
      return { checked_by: by, checked_on: on };
    case 'hotlines':
      return { checked_by: by, checked_on: on, expires_on: addDays(on, maxLiveDays) };
  }
}

function whatFollows(table: Called['table'], { expires_on }: Cells): string {
  if (table === 'clinics') return ' Its word counts as long as before: npm run directory -- renew makes that longer.';
  return expires_on === undefined ? '' : ` It counts as checked until ${expires_on}.`;
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
  const options = { line: text, by: text, on: text, hotline: flag, contact: flag, clinic: flag } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [id, ...others] = positionals;
    const { line, by, on, hotline, contact, clinic } = values;
    const flags = { hotlines: hotline, contacts: contact, clinics: clinic };
    const named = tables.filter((table) => flags[table]);
    if (!id || others.length > 0 || !line || !by || named.length > 1) return null;
    return { id, line, by, on, within: named.length > 0 ? named : tables };
  } catch {
    return null;
  }
}

function findRow({ sources }: DueLine, { id, within }: Asked): Called | Wrong {
  const code = readCodeWithC(id);
  const found = within.flatMap((table): Called[] =>
    sources.tables[table].rows
      .filter(({ cells }) => cells.id === id || (table === 'clinics' && code !== null && cells.code === code))
      .map(({ row }) => ({ table, row })),
  );
  const [first, second] = found;
  if (!first) return { wrong: 'No row of hotlines.csv, contacts.csv or clinics.csv has that id or code.' };
  return second ? { wrong: 'More than one row has that id: add --hotline, --contact or --clinic.' } : first;
}

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
