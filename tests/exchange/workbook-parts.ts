/** An .xlsx file out of its real parts, as Excel and LibreOffice write them. */
import { strToU8, zipSync } from 'fflate';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export type SheetXml = { readonly name: string; readonly xml: string; readonly state?: string };
export type WorkbookXml = {
  readonly sheets: readonly SheetXml[];
  readonly texts?: readonly string[];
  readonly date1904?: boolean;
};

/** Style 0 is plain; 1 a day (14); 2 a day of its own format; 3 a time (20); 4 day and time (22); 5 text; 6 a format with d and m in quotes. */
export const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/><numFmt numFmtId="165" formatCode="0&quot; dm&quot;[Red]"/></numFmts><fonts count="1"><font><sz val="11"/></font></fonts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="22"/><xf numFmtId="49"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

export function workbookParts({ sheets, texts = [], date1904 = false }: WorkbookXml): Record<string, string> {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const list = (relations: readonly string[]) =>
    `${head}<Relationships xmlns="${packages}/relationships">${relations.join('')}</Relationships>`;
  const named = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  );
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"/>`,
    '_rels/.rels': list([relation('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${named.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': list([
      ...sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
      relation('rId90', 'sharedStrings', '/xl/sharedStrings.xml'),
      relation('rId91', 'styles', 'styles.xml'),
    ]),
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}" count="${texts.length}" uniqueCount="${texts.length}">${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': styles,
    ...Object.fromEntries(sheets.map(({ xml }, index) => [`xl/worksheets/sheet${index + 1}.xml`, `${head}${xml}`])),
  };
}

export const zipped = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

export const workbook = (xml: WorkbookXml): Uint8Array => zipped(workbookParts(xml));

/** A worksheet; what stands before and after the rows is as Excel orders it. */
export const sheetXml = (rows: string, { before = '', after = '' } = {}): string =>
  `<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;

/** One row of inline texts. */
export const inlineRow = (row: number, texts: readonly string[], attributes = ''): string =>
  `<row r="${row}"${attributes}>${texts.map((text, index) => `<c r="${String.fromCharCode(65 + index)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
