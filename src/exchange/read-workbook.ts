/** An .xlsx file to sheets of text cells, with everything that its program did silently. */
import { readRecords } from '../content/csv-file.ts';
import { readNothing, type Sheet, type SheetProblem } from './sheet.ts';
import { type Book, readBook, type SheetPart } from './xlsx-book.ts';
import { textOfCell } from './xlsx-cell.ts';
import { type Refusal, refusals, unpackWorkbook } from './xlsx-parts.ts';
import { columnLetters, holds, type RawCell, type RawSheet, readSheetXml } from './xlsx-sheet.ts';
import { unseenIn } from './xlsx-unseen.ts';

export type Workbook = {
  readonly kind: 'workbook';
  readonly sheets: readonly Sheet[];
  readonly problems: readonly SheetProblem[];
};
type ReadSheet = { readonly sheet: Sheet; readonly problems: readonly SheetProblem[] };

/**
 * Reads every sheet; the first row with a cell is its header. Real days in columns of days are taken as they are; every
 * other thing that is no text is kept and told of. Never throws; what is no workbook is refused with a reason.
 */
export function readWorkbook(bytes: Uint8Array): Workbook | Refusal {
  const unpacked = unpackWorkbook(bytes);
  if (unpacked.kind === 'refused') return unpacked;
  const book = readBook(unpacked.parts);
  if (book.kind === 'refused') return book;
  const read: ReadSheet[] = [];
  for (const part of book.sheets) {
    const raw = readSheetXml(part.part);
    if (typeof raw === 'string') return refusals[raw];
    read.push(readOne(part, raw, book));
  }
  return {
    kind: 'workbook',
    sheets: read.map(({ sheet }) => sheet),
    problems: read.flatMap(({ problems }) => problems),
  };
}

type Rows = ReadonlyMap<number, readonly RawCell[]>;

function readOne({ name, isHidden }: SheetPart, raw: RawSheet, book: Book): ReadSheet {
  const cells = raw.cells.filter(holds);
  const rows: Rows = Map.groupBy(cells, ({ row }) => row);
  const headerRow = cells.reduce((least, { row }) => Math.min(least, row), Number.POSITIVE_INFINITY);
  if (cells.length === 0) return { sheet: readNothing(name), problems: [] };
  const header = headerOf(rows.get(headerRow) ?? [], cells, book);
  const problems: SheetProblem[] = [];
  const say = (row: number, column: string, problem: Said) => problems.push({ sheet: name, row, column, ...problem });
  for (const { at, problem } of wrongNames(rows.get(headerRow) ?? [], book)) say(headerRow, header[at] ?? '', problem);
  const lastRow = cells.reduce((most, { row }) => Math.max(most, row), headerRow);
  const records = [header];
  for (let row = headerRow + 1; row <= lastRow; row += 1) {
    const texts = header.map(() => '');
    for (const cell of rows.get(row) ?? []) {
      const column = header[cell.column - 1] ?? '';
      const { text, problem } = textOfCell(cell, column, book);
      texts[cell.column - 1] = text;
      if (problem) say(row, column, problem);
    }
    records.push(texts);
  }
  const { problems: twice, ...table } = readRecords(records, headerRow);
  for (const { words } of twice) say(headerRow, '', { severity: 'error', words: sentence(words), mend: mendHeader });
  for (const { row, column, ...found } of unseenIn(raw, header, headerRow, isHidden))
    problems.push({ sheet: name, row, column, ...found });
  const letters = Object.fromEntries(header.map((column, index) => [column, columnLetters(index + 1)]));
  return { sheet: { ...readNothing(name), headerRow, letters, ...table }, problems };
}

type Said = Pick<SheetProblem, 'severity' | 'words' | 'mend'>;

const mendHeader = 'Give every column its own name in the first row.';
const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** What is wrong in the header itself; a name that is a number is told of by the checks, which know no such column. */
function wrongNames(named: readonly RawCell[], book: Book) {
  return named.flatMap((cell) => {
    const { problem } = textOfCell(cell, '', book);
    return problem?.severity === 'error' ? [{ at: cell.column - 1, problem }] : [];
  });
}

/** The names of all columns to the last that holds something; one without a name is called by its letters, and kept. */
function headerOf(named: readonly RawCell[], cells: readonly RawCell[], book: Book): readonly string[] {
  const used = new Set(cells.map(({ column }) => column));
  const texts = new Map(named.map((cell) => [cell.column, textOfCell(cell, '', book).text]));
  const width = Math.max(...used);
  return Array.from(
    { length: width },
    (_, index) => texts.get(index + 1) || (used.has(index + 1) ? columnLetters(index + 1) : ''),
  );
}
