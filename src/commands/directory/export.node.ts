/** `npm run directory -- export`: the tables of a line for a spreadsheet, or its clinics as HSDS. */
import { access, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { columnsOf, optionalColumns } from '../../check/header-faults.ts';
import { type TableName, tableNames } from '../../content/line-sources.ts';
import { writeCsv } from '../../exchange/csv.ts';
import { toHsds } from '../../exchange/hsds.ts';
import { writeWorkbook } from '../../exchange/write-workbook.ts';
import { type NewFile, type NotWritten, whyNotFile, writeNewFile } from '../files/written-files.node.ts';
import { print, printError } from '../print.node.ts';
import { projectPath } from '../project.node.ts';
import {
  type Asked,
  type DirectoryLine,
  type DirectoryOptions,
  hsdsContextOf,
  notUnderstood,
  readAsked,
  readDirectoryLine,
} from './line.node.ts';

const usage = 'npm run directory -- export csv|xlsx|hsds --line NAME [--out PATH]';

/**
 * Writes a folder of CSV files, one workbook, or one JSON file, beside the current folder or where `--out` says. Overwrites nothing:
 * somebody may be working on what was exported before.
 */
export async function exportDirectory(args: readonly string[], options: DirectoryOptions = {}): Promise<number> {
  const { root = projectPath('.'), now = Date.now() } = options;
  const asked = readAsked(args, 'out');
  if (!asked || asked.others.length > 0 || asked.out === '') return fail(2, notUnderstood(args, usage));
  const line = await readDirectoryLine(root, asked.line);
  if (typeof line === 'string') return fail(1, line);
  const broken = Object.values(line.raw.tables).find(({ problems }) => problems.length > 0);
  if (broken) return fail(1, `${broken.file} cannot be read: npm run check -- --line ${asked.line} says where.`);
  const files = await filesOf(asked, line, now);
  if (typeof files === 'string') return fail(1, files);
  const there = await firstThere(asked.format === 'csv' ? [pathOf(asked)] : files.map(({ path }) => path));
  if (there !== null) return fail(1, `Nothing was written, since this is there already: ${there}`);
  for (const file of files) {
    const failed = (await makeFolder(dirname(file.path))) ?? (await writeNewFile(file));
    if (failed) return fail(1, failed.wrong);
    print(file.path);
  }
  if (asked.format !== 'hsds') printError(careful);
  return 0;
}

const careful =
  'It holds the notes on whom to avoid and every attestation: keep it as carefully as the line, and delete it when it is taken in again.';
const endings = { csv: '', xlsx: '.xlsx', hsds: '.hsds.json' } as const;
const pathOf = ({ out, line, format }: Asked) => out ?? `${line}-directory${endings[format]}`;

async function filesOf(asked: Asked, line: DirectoryLine, now: number): Promise<readonly NewFile[] | string> {
  const path = pathOf(asked);
  const tables = tableNames
    .map((name) => ({ name, ...line.raw.tables[name] }))
    .filter(({ header }) => header.length > 0);
  switch (asked.format) {
    case 'csv':
      return tables.map((table) => ({ path: `${path}/${table.name}.csv`, content: writeCsv(table) }));
    case 'xlsx':
      return [{ path, content: await writeWorkbook(tables.map(withOptional)) }];
    case 'hsds': {
      const context = hsdsContextOf(line, now);
      if (typeof context === 'string') return context;
      return [{ path, content: `${JSON.stringify(await toHsds(line.raw.tables, context), null, 2)}\n` }];
    }
  }
}

async function makeFolder(path: string): Promise<NotWritten | null> {
  try {
    await mkdir(path, { recursive: true });
    return null;
  } catch (error) {
    return { wrong: `Nothing was written: ${whyNotFile(error, path)}` };
  }
}

/** With the columns that it may have and its file lacks, empty and as text, for whoever fills them in: after those they follow. */
function withOptional<Table extends { readonly name: TableName; readonly header: readonly string[] }>(table: Table) {
  const header = [...table.header];
  const order = columnsOf(table.name);
  for (const column of optionalColumns(table.name).filter((one) => !header.includes(one)))
    header.splice(header.indexOf(order[order.indexOf(column) - 1] ?? '') + 1 || header.length, 0, column);
  return { ...table, header };
}

async function firstThere(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return null;
}

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
