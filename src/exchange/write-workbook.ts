/** Tables to an .xlsx file: a sheet a table. */
import writeSheets, { type Feature, type Sheet } from 'write-excel-file/universal';
import type { TextTable } from './csv.ts';
import { neutralise } from './neutral.ts';
import { escapeText } from './xlsx-xml.ts';

/** Every column is text, below the last row too, so that no + or 0 is lost of what is typed; the header stays in sight. */
export async function writeWorkbook(tables: readonly (TextTable & { readonly name: string })[]): Promise<Uint8Array> {
  const sheets = tables.map(sheetOf);
  return new Uint8Array(await (await writeSheets(sheets, { features: [textColumns] }).toBlob()).arrayBuffer());
}

function sheetOf({ name, header, rows }: TextTable & { readonly name: string }): Sheet<Blob> {
  const cell = (text: string) => ({ value: writable(neutralise(text)), type: String, format: '@' });
  const data = [
    header.map((column) => ({ ...cell(column), fontWeight: 'bold' as const })),
    ...rows.map(({ cells }) => header.map((column) => cell(cells[column] ?? ''))),
    // Without a body there would be no style of text cells for the columns to have.
    header.map(() => cell('')),
  ];
  return { sheet: name, data, stickyRowsCount: 1, columns: header.map((column) => ({ width: widthOf(column, rows) })) };
}

/** The writer looks texts up in a plain object, where it finds `toString` and would write no text at all. */
const writable = (text: string) =>
  text in Object.prototype
    ? `_x${text.charCodeAt(0).toString(16).padStart(4, '0')}_${text.slice(1)}`
    : escapeText(text);

/** In characters. */
function widthOf(column: string, rows: TextTable['rows']): number {
  const longest = rows.reduce((most, { cells }) => Math.max(most, cells[column]?.length ?? 0), column.length);
  return Math.min(Math.max(longest, 8), 48) + 2;
}

/** The writer numbers styles as it meets them: 0 is its own, 1 that of the first header, 2 that of the cells. */
const styleOfTextCells = 2;

const textColumns: Feature<Blob> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transformElementAttributes: (tag, attributes) =>
          tag === 'col' ? { ...attributes, style: styleOfTextCells } : attributes,
      },
    },
  },
};
