/** What a spreadsheet has done that can still be read, and may not be what was meant. */
import { columnKind } from '../../content/columns.ts';
import type { CsvFile } from '../../content/csv-file.ts';
import { hasOddSpaces } from '../../content/odd-spaces.ts';
import type { Finding } from '../finding.ts';
import { as, inCell, inFile } from '../found.ts';
import type { RawRule } from '../rule.ts';

const id = 'spreadsheet';
const { warning } = as(id);

export const spreadsheet: RawRule = {
  id,
  explains: 'Tables are in UTF-8, and no name or direction holds spaces that nobody sees.',
  find: ({ tables }) => Object.values(tables).flatMap((table) => [...encodingFindings(table), ...wordFindings(table)]),
};

function encodingFindings({ file, encoding }: CsvFile): readonly Finding[] {
  if (encoding !== 'windows-1252') return [];
  return [
    warning(
      inFile(file),
      'This file is not UTF-8 and was read as Windows-1252, which is a guess.',
      'Look at every name with an accent, then save the file as "CSV UTF-8".',
    ),
  ];
}

function wordFindings(table: CsvFile): readonly Finding[] {
  const columns = table.header.filter((column) => columnKind(column) === 'words');
  const cells = table.rows.flatMap(({ row, cells }) =>
    columns.map((column) => ({ row, column, text: cells[column] ?? '' })),
  );
  const garbled = cells.filter(({ text }) => isGarbled(text));
  return [
    ...cells.filter(({ text }) => hasOddSpaces(text)).map(({ row, column }) => odd(table, row, column)),
    ...garbled.slice(0, 1).map(({ row, column }) => garbledFrom(table, row, column, garbled.length - 1)),
  ];
}

const odd = (table: CsvFile, row: number, column: string) =>
  warning(
    inCell(table, row, column),
    'A double space, a line break or a sign that nobody sees stands in this cell.',
    'Type the words anew with single spaces, or paste them as plain text.',
  );

/** UTF-8 that was once read as Windows-1252: `Ã©` for é, `â€™` for an apostrophe. */
const isGarbled = (text: string) => /[ÃÂ][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]|â€/.test(text);

/** A whole file is opened in the wrong encoding, never one cell: it is told of once. */
const garbledFrom = (table: CsvFile, row: number, column: string, others: number) =>
  warning(
    inCell(table, row, column),
    `Letters of this cell${others > 0 ? ` and ${others} more` : ''} look garbled, as if a file had been opened in the wrong encoding.`,
    'Write the words again, and open CSV files with Data, From Text, UTF-8.',
  );
