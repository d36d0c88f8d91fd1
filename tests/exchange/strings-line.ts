/** The strings of a made-up line, and what comes of them as a file that comes back. */
import { readCsv, writeCsv } from '../../src/exchange/csv.ts';
import { readWorkbook } from '../../src/exchange/read-workbook.ts';
import type { IncomingStrings } from '../../src/exchange/strings-incoming.ts';
import { readStringsPo, stringsPo } from '../../src/exchange/strings-po.ts';
import type { LineStrings, StringRow } from '../../src/exchange/strings-rows.ts';
import { readStringsSheet, stringsTable } from '../../src/exchange/strings-sheet.ts';
import { writeWorkbook } from '../../src/exchange/write-workbook.ts';

export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A string in English, Swahili and French. */
export const row = (
  key: string,
  en: string,
  sw?: string,
  fr?: string,
  kind: StringRow['kind'] = 'text',
): StringRow => ({
  key,
  kind,
  file: 'own',
  source: en,
  texts: { en, ...(sw === undefined ? {} : { sw }), ...(fr === undefined ? {} : { fr }) },
});

export const lineOf = (rows: readonly StringRow[]): LineStrings => ({
  line: 'small',
  source: 'en',
  languages: ['sw', 'fr'],
  rows,
});

const says = () => ({ file: 'own', note: 'Keep it short.', status: '' });

/** The file of all languages as CSV, read again. */
export function throughCsv(line: LineStrings): IncomingStrings {
  const { sheet, problems } = readCsv('s.csv', bytesOf(writeCsv(stringsTable(line, line.languages, says))));
  return readStringsSheet(sheet, problems, line, null);
}

/** The same as a workbook. */
export async function throughXlsx(line: LineStrings): Promise<IncomingStrings> {
  const workbook = readWorkbook(
    await writeWorkbook([{ name: 'strings', ...stringsTable(line, line.languages, says) }]),
  );
  const [sheet] = workbook.kind === 'workbook' ? workbook.sheets : [];
  if (workbook.kind === 'refused' || !sheet) throw new Error('a workbook of ours can be read');
  return readStringsSheet(sheet, workbook.problems, line, null);
}

/** A PO file of one language, read again. */
export function throughPo(line: LineStrings, language: string): IncomingStrings {
  const text = stringsPo(line, language, () => ({ notes: ['Keep it short.'], reference: 'f.yaml', isFuzzy: false }));
  return readStringsPo('s.po', bytesOf(text), line, null);
}

/** A sheet as somebody typed it. */
export function typed(line: LineStrings, csv: string, wanted: string | null = null): IncomingStrings {
  const { sheet, problems } = readCsv('s.csv', bytesOf(csv));
  return readStringsSheet(sheet, problems, line, wanted);
}
