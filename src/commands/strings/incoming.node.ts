/** What an import of translations is given: a PO file, a CSV or a workbook, by the end of its name. */
import { readFile } from 'node:fs/promises';
import type { Finding } from '../../check/finding.ts';
import { readCsv } from '../../exchange/csv.ts';
import { readWorkbook } from '../../exchange/read-workbook.ts';
import type { Sheet, SheetProblem } from '../../exchange/sheet.ts';
import { type IncomingStrings, problemAt } from '../../exchange/strings-incoming.ts';
import { readStringsPo } from '../../exchange/strings-po.ts';
import type { LineStrings } from '../../exchange/strings-rows.ts';
import { readStringsSheet } from '../../exchange/strings-sheet.ts';
import { asFinding } from '../directory/incoming.node.ts';
import type { Wrong } from '../files/line-files.node.ts';
import { whyNotFile } from '../files/written-files.node.ts';

export type IncomingFile = {
  readonly incoming: IncomingStrings;
  /** What findings call the file, and the sheet in it. */
  readonly label: string;
  /** Absent for a PO file, whose rows are lines. */
  readonly sheet: Sheet | null;
};

/** Reads a file of translations; `language` is the one that is wanted, null for all that it has. */
export async function readIncomingStrings(
  path: string,
  strings: LineStrings,
  language: string | null,
  encoding: string | undefined,
): Promise<IncomingFile | Wrong> {
  const form = /\.(po|csv|xlsx)$/i.exec(path)?.[1]?.toLowerCase();
  if (form === undefined)
    return { wrong: 'The name of the file must end in .po, .csv or .xlsx: that says what it is.' };
  const bytes = await bytesOf(path);
  if ('wrong' in bytes) return bytes;
  if (form === 'po') return { incoming: readStringsPo(path, bytes, strings, language), label: path, sheet: null };
  const read = form === 'csv' ? readCsvFile(path, bytes, encoding) : readSheets(path, bytes);
  if ('wrong' in read) return read;
  const { label, sheet, problems } = read;
  return { label, sheet, incoming: readStringsSheet(sheet, problems, strings, language) };
}

async function bytesOf(path: string): Promise<Uint8Array | Wrong> {
  try {
    return await readFile(path);
  } catch (error) {
    return { wrong: whyNotFile(error, path) };
  }
}

type ReadSheet = { readonly label: string; readonly sheet: Sheet; readonly problems: readonly SheetProblem[] };

function readCsvFile(path: string, bytes: Uint8Array, encoding: string | undefined): ReadSheet {
  const { sheet, problems } = readCsv(path, bytes, encoding);
  const guessed =
    sheet.encoding === 'windows-1252'
      ? [problemAt(sheet.name, null, '', 'This file is not in UTF-8, so letters may be wrong.', notUtf8)]
      : [];
  return { label: path, sheet, problems: [...problems, ...guessed] };
}

const notUtf8 =
  'Save it as "CSV UTF-8" or as .xlsx; where that cannot be, say what it is in, such as --encoding windows-1252.';

/** The sheet `strings`; else the first that names its columns. */
function readSheets(path: string, bytes: Uint8Array): ReadSheet | Wrong {
  const workbook = readWorkbook(bytes);
  if (workbook.kind === 'refused') return { wrong: `${path}: ${workbook.words} ${workbook.mend}` };
  const { sheets } = workbook;
  const sheet =
    sheets.find(({ name }) => name.trim().toLowerCase() === 'strings') ??
    sheets.find(({ header }) => header.some((name) => name.trim().toLowerCase() === 'key'));
  if (!sheet) return { wrong: `${path}: no sheet has a column called key in its first row.` };
  const others = sheets.filter((one) => one !== sheet && one.header.length > 0).map(({ name }) => name);
  const problems = workbook.problems.filter((one) => one.sheet === sheet.name);
  const left = others.map((name) => problemAt(name, null, '', `Not taken in: the sheet ${name}.`, oneSheet, 'warning'));
  return { label: `${path}, sheet ${sheet.name}`, sheet, problems: [...problems, ...left] };
}

const oneSheet = 'Translations stand in one sheet; where this one has some too, put them there.';

/** A problem of the file as a finding, at its row or line. */
export function findingOf({ label, sheet }: IncomingFile, problem: SheetProblem): Finding {
  if (sheet) return asFinding(label, problem, sheet);
  const { severity, row, words, mend } = problem;
  return { rule: 'import', severity, where: { file: label, line: row, column: null }, words, mend };
}
