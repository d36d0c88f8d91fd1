/** The tables of a line as a workbook in which a spreadsheet has done all its silent damage. */
import type { CsvFile } from '../../src/content/csv-file.ts';
import { columnLetters } from '../../src/exchange/xlsx-sheet.ts';
import { type SheetXml, sheetXml, workbook } from './workbook-parts.ts';

export type Damaged = {
  readonly table: string;
  readonly row: number;
  readonly column: string;
  /** The cell as Excel writes it, without its place. */
  readonly cell: string;
  /** What has to be said of it. */
  readonly words: RegExp;
  readonly severity: 'error' | 'warning';
};

const text = (value: string) => `<c t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
const damaged = (
  table: string,
  row: number,
  column: string,
  cell: string,
  words: RegExp,
  severity: Damaged['severity'] = 'error',
) => ({
  table,
  row,
  column,
  cell,
  words,
  severity,
});

/** Cells alone; of the sheets, see `messyWorkbook`. */
export const damages: readonly Damaged[] = [
  damaged('clinics', 2, 'phone', text('2.54E+11'), /made a long number short/),
  damaged('clinics', 3, 'phone', '<c><v>12025550102</v></c>', /kept as a number: its \+ or first 0 is lost/),
  damaged(
    'clinics',
    2,
    'name',
    '<c t="str"><f>CONCATENATE("Blue"," Door")</f><v>Blue Door</v></c>',
    /A formula stands here; it last gave Blue Door/,
  ),
  damaged('clinics', 3, 'name', text('Green\u00a0 Door'), /sign that nobody sees/, 'warning'),
  damaged('clinics', 2, 'hours', '<c s="2"><v>46025</v></c>', /turned what was typed into a day \(2026-01-03\)/),
  damaged('clinics', 3, 'hours', '<c s="3"><v>0.375</v></c>', /turned what was typed into a time \(09:00\)/),
  damaged('clinics', 2, 'walk_in', '<c t="b"><v>1</v></c>', /truth value \(TRUE\)/),
  damaged('clinics', 3, 'serves', '<c t="e"><v>#REF!</v></c>', /shows an error here \(#REF!\)/),
  damaged('clinics', 3, 'place', text('ri\u200bver'), /space or mark that nobody sees/),
  damaged('hotlines', 2, 'phone', text('018005550111'), /no country code/),
  damaged('hotlines', 3, 'phone', text('18005550112'), /lost its \+ or its first 0/),
  damaged('hotlines', 2, 'checked_on', text('03/04/2026'), /3 April 2026 or 4 March 2026/),
  damaged('hotlines', 3, 'checked_on', text('3-Nov-26'), /written another way/),
  damaged('hotlines', 3, 'expires_on', '<c><v>46358</v></c>', /turned a day into a number \(46358\)/),
  damaged('contacts', 2, 'name', '<c><v>24</v></c>', /kept as a number/, 'warning'),
  damaged('places', 3, 'latitude', text('-1,2676'), /comma stands where a point must be/),
  damaged('places', 4, 'population', text('30,000'), /separators/),
  damaged('places', 2, 'name.am', text('???'), /letters were lost/),
];

/** Besides: a hidden row, column and sheet, merged cells, a column without a name, and real days, which are right. */
export function messyWorkbook(
  tables: Readonly<Record<string, CsvFile>>,
  columns: (table: string) => readonly string[],
): Uint8Array {
  const sheets = Object.entries(tables).map(([name, table]): SheetXml => {
    const rows = [table.header, ...table.rows.map(({ cells }) => table.header.map((column) => cells[column] ?? ''))];
    const xml = rows.map((cells, index) => rowXml(name, index + 1, table.header, cells)).join('');
    return {
      name: name === 'holidays' ? ' Holidays ' : name,
      xml: sheetXml(xml, around(name, columns(name))),
      ...(name === 'contacts' ? { state: 'hidden' } : {}),
    };
  });
  return workbook({
    sheets: [...sheets, { name: 'Notes', xml: sheetXml('<row r="1"><c r="A1" t="str"><v>to do</v></c></row>') }],
  });
}

function rowXml(table: string, row: number, header: readonly string[], cells: readonly string[]): string {
  const written = header.map((column, index) => {
    const found = damages.find((one) => one.table === table && one.row === row && one.column === column);
    const day = table === 'holidays' && row > 1 && column === 'date' ? '<c s="1"><v>46368</v></c>' : null;
    return (found?.cell ?? day ?? text(cells[index] ?? '')).replace('<c', `<c r="${columnLetters(index + 1)}${row}"`);
  });
  const note =
    table === 'attestations' && row === 3
      ? text('ask again').replace('<c', `<c r="${columnLetters(header.length + 1)}3"`)
      : '';
  return `<row r="${row}"${table === 'attestations' && row === 2 ? ' hidden="1"' : ''}>${written.join('')}${note}</row>`;
}

function around(table: string, columns: readonly string[]): { before?: string; after?: string } {
  const at = (column: string) => columns.indexOf(column) + 1;
  if (table === 'places')
    return { before: `<cols><col min="${at('source')}" max="${at('source')}" hidden="1" width="9"/></cols>` };
  const ref = `${columnLetters(at('serves'))}2:${columnLetters(at('cost'))}2`;
  return table === 'clinics' ? { after: `<mergeCells count="1"><mergeCell ref="${ref}"/></mergeCells>` } : {};
}
