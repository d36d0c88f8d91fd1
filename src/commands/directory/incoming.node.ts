/** What an import is given: tables out of CSV files, a workbook or an HSDS file, and what was wrong in reading them. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Finding, Where } from '../../check/finding.ts';
import { headerFaults } from '../../check/header-faults.ts';
import { type TableName, tableNames } from '../../content/line-sources.ts';
import { readCsv } from '../../exchange/csv.ts';
import { fromHsds } from '../../exchange/hsds-import.ts';
import { readWorkbook } from '../../exchange/read-workbook.ts';
import { readNothing, type Sheet, type SheetProblem } from '../../exchange/sheet.ts';
import { type NotWritten, whyNotFile } from '../files/written-files.node.ts';
import { type DirectoryLine, type Format, hsdsContextOf } from './line.node.ts';

export type IncomingTable = {
  readonly name: TableName;
  /** What a finding calls the file, and the sheet where it has several. */
  readonly label: string;
  readonly sheet: Sheet;
};
export type Incoming = { readonly tables: readonly IncomingTable[]; readonly findings: readonly Finding[] };

/** Reads what stands at a path; words where nothing can be made of it. */
export async function readIncoming(
  format: Format,
  path: string,
  line: DirectoryLine,
  now: number,
  encoding?: string,
): Promise<Incoming | string> {
  if (format === 'csv' && /\.xlsx$/i.test(path)) return 'This is a workbook: write xlsx in place of csv.';
  const found = await stat(path).catch(() => null);
  if (found === null) return `There is no file or folder of that name: ${path}`;
  if (format === 'csv') return readCsvFiles(path, found.isDirectory(), encoding);
  if (found.isDirectory()) return `This is a folder, and one file is wanted: ${path}`;
  const bytes = await bytesOf(path);
  if ('wrong' in bytes) return bytes.wrong;
  return format === 'xlsx' ? readSheets(path, bytes) : readHsds(path, bytes, line, now);
}

async function bytesOf(path: string): Promise<Uint8Array | NotWritten> {
  try {
    return await readFile(path);
  } catch (error) {
    return { wrong: whyNotFile(error, path) };
  }
}

async function readCsvFiles(path: string, isFolder: boolean, encoding?: string): Promise<Incoming | string> {
  const names = isFolder ? (await readdir(path)).filter((name) => /\.csv$/i.test(name)).sort() : [basename(path)];
  const tables: IncomingTable[] = [];
  const findings: Finding[] = [];
  for (const file of names) {
    const label = isFolder ? join(path, file) : path;
    const name = tableOf(file.replace(/\.csv$/i, ''));
    if (!name) {
      findings.push(notATable(label));
      continue;
    }
    const bytes = await bytesOf(label);
    if ('wrong' in bytes) return bytes.wrong;
    const { sheet, problems } = readCsv(label, bytes, encoding);
    tables.push({ name, label, sheet });
    findings.push(...problems.map((problem) => asFinding(label, problem)));
  }
  return tables.length > 0
    ? withHeaders({ tables, findings: [...findings, ...twiceIn(tables)] })
    : `No file here has the name of a table: ${tableList}.`;
}

function readSheets(path: string, bytes: Uint8Array): Incoming | string {
  const workbook = readWorkbook(bytes);
  if (workbook.kind === 'refused') return `${path}: ${workbook.words} ${workbook.mend}`;
  const label = (sheet: string) => `${path}, sheet ${sheet}`;
  const tables = workbook.sheets.flatMap((sheet) => {
    const name = tableOf(sheet.name);
    return name ? [{ name, label: label(sheet.name), sheet }] : [];
  });
  const taken = new Set(tables.map(({ sheet }) => sheet.name));
  const others = workbook.sheets.filter(({ name, header }) => !taken.has(name) && header.length > 0);
  const findings = workbook.problems
    .filter(({ sheet }) => taken.has(sheet))
    .map((one) =>
      asFinding(
        label(one.sheet),
        one,
        workbook.sheets.find(({ name }) => name === one.sheet),
      ),
    );
  if (tables.length === 0) return `${path}: no sheet has the name of a table: ${tableList}.`;
  const unknown = others.map(({ name }) => notATable(label(name)));
  return withHeaders({ tables, findings: [...findings, ...unknown, ...twiceIn(tables)] });
}

/** Where the first row does not name the columns, that is said once, and the rows are left alone. */
function withHeaders({ tables, findings }: Incoming): Incoming {
  const faulty = tables.flatMap(({ name, label, sheet }) => {
    const faults = sheet.header.length === 0 ? [] : headerFaults(name, sheet.header);
    if (faults.every(({ isReadable }) => isReadable)) return [];
    return faults.map((fault) => asFinding(label, { severity: 'error', row: sheet.headerRow, ...fault }, sheet));
  });
  const isFaulty = (label: string) => faulty.some(({ where }) => where.file === label);
  return {
    tables: tables.filter(({ label }) => !isFaulty(label)),
    findings: [...findings.filter(({ where }) => !isFaulty(where.file)), ...faulty],
  };
}

/** Only one of two tables of one name could be taken in. */
function twiceIn(tables: readonly IncomingTable[]): readonly Finding[] {
  const again = tables.filter(({ name }, index) => tables.findIndex((one) => one.name === name) < index);
  return again.map(({ label }) => tableTwice(label));
}

async function readHsds(path: string, bytes: Uint8Array, line: DirectoryLine, now: number): Promise<Incoming | string> {
  const context = hsdsContextOf(line, now);
  if (typeof context === 'string') return context;
  const value = parseJson(bytes);
  if (value === undefined) return `${path}: this is not JSON.`;
  const { tables, problems } = await fromHsds(value, line.raw.tables, context);
  const findings = problems.map(
    ({ severity, where, words, mend }): Finding => ({
      rule,
      severity,
      where: { file: `${path} ${where}`, line: null, column: null },
      words,
      mend,
    }),
  );
  if (!tables.clinics) return { tables: [], findings };
  const rows = tables.clinics.rows.map(({ cells }, index) => ({ row: index + 2, cells }));
  const label = `${path}, as clinics.csv`;
  return {
    tables: [{ name: 'clinics', label, sheet: { ...readNothing(label), header: tables.clinics.header, rows } }],
    findings,
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

const rule = 'import';
const tableList = tableNames.join(', ');
const tableOf = (name: string) => tableNames.find((table) => table === name.trim().toLowerCase()) ?? null;

/** Something of an import that no rule of the checks looks at. */
export function asFinding(
  label: string,
  { severity, row, column, words, mend }: Omit<SheetProblem, 'sheet'>,
  sheet: Pick<Sheet, 'letters'> = {},
): Finding {
  const where = { file: label, line: row, column: null, ...(row === null ? {} : { row, cell: column }) };
  return { rule, severity, where: inSheet(where, sheet), words, mend };
}

/** A place in a table as its workbook shows it; as it is in a CSV. */
export function inSheet(where: Where, { letters }: Pick<Sheet, 'letters'>): Where {
  if (letters === undefined || where.row === undefined) return where;
  return { ...where, letters: letters[where.cell ?? ''] ?? '' };
}

const about = (label: string, severity: Finding['severity'], words: string, mend: string) =>
  asFinding(label, { severity, row: null, column: '', words, mend });

const notATable = (label: string) =>
  about(
    label,
    'warning',
    'This is no table of a line, and nothing of it is taken in.',
    `If it is one, call it by its name: ${tableList}.`,
  );

const tableTwice = (label: string) =>
  about(label, 'error', 'This table comes twice.', 'Put all its rows into one sheet or file, and delete the other.');
