/** A document for reviewers as a .docx file: A4, plain, without anything that says who wrote it or when. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Column, Part } from './cards-document.ts';

/** In twentieths of a point: A4 with margins of 2 cm. */
const page = { width: 11_906, height: 16_838, margin: 1134 };
const textWidth = page.width - 2 * page.margin;
/** Room for two lines of handwriting. */
const tallRow = 850;
const edge = { style: BorderStyle.SINGLE, size: 4, color: '808080', space: 4 };

/** The file, the same bytes whenever it is made of the same parts; `running` stands on every page. */
export async function writeCardsDocx(parts: readonly Part[], running: string): Promise<Uint8Array> {
  const document = new Document({
    title: 'Cards for review',
    creator: '',
    lastModifiedBy: '',
    styles: { default: { document: { run: { font: 'Arial', size: 20, language: { value: 'en-GB' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.margin, right: page.margin, bottom: page.margin, left: page.margin },
          },
        },
        headers: { default: new Header({ children: [small([new TextRun({ text: running, size: 16 })])] }) },
        footers: { default: new Footer({ children: [small([pageNumbers()], AlignmentType.RIGHT)] }) },
        children: parts.flatMap(elementsOf),
      },
    ],
  });
  return withoutMetadata(new Uint8Array(await Packer.toArrayBuffer(document)));
}

const pageNumbers = () =>
  new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], size: 16 });
const small = (children: TextRun[], alignment: (typeof AlignmentType)['LEFT' | 'RIGHT'] = AlignmentType.LEFT) =>
  new Paragraph({ alignment, children });

function elementsOf(part: Part): readonly (Paragraph | Table)[] {
  switch (part.kind) {
    case 'page':
      return phonePage(part.caption, part.text);
    case 'table':
      return [tableOf(part)];
    default:
      return [new Paragraph(looks[part.kind](part.text))];
  }
}

/** How the parts look that are one paragraph of words. */
const looks: Readonly<Record<Exclude<Part['kind'], 'page' | 'table'>, (text: string) => IParagraphOptions>> = {
  title: (text) => ({ heading: HeadingLevel.TITLE, children: runs(text, 40) }),
  card: (text) => ({
    heading: HeadingLevel.HEADING_1,
    pageBreakBefore: true,
    spacing: { after: 120 },
    children: runs(text, 30),
  }),
  heading: (text) => ({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before: 240, after: 120 },
    children: runs(text, 24),
  }),
  words: (text) => ({ spacing: { after: 120 }, children: runs(text) }),
  small: (text) => ({ spacing: { before: 240 }, children: runs(text, 18) }),
  command: (text) => ({ spacing: { after: 120 }, children: runs(text, 16, 'Courier New') }),
  blank: (text) => ({
    spacing: { before: 600 },
    keepLines: true,
    border: { bottom: edge },
    children: runs(`${text}:`),
  }),
};

/** One run, with its line breaks; the size in half points. */
function runs(text: string, size = 20, font = 'Arial'): TextRun[] {
  return writable(text)
    .split('\n')
    .map((line, at) => new TextRun({ text: line, size, font, ...(at > 0 ? { break: 1 } : {}) }));
}

function phonePage(caption: string, text: string): readonly Paragraph[] {
  return [
    new Paragraph({ keepNext: true, spacing: { before: 120, after: 60 }, children: runs(caption, 16) }),
    new Paragraph({
      keepLines: true,
      indent: { left: 200, right: textWidth / 2 },
      border: { top: edge, bottom: edge, left: edge, right: edge },
      children: runs(text, 18, 'Courier New'),
    }),
  ];
}

function tableOf({ columns, rows, isTall }: Extract<Part, { kind: 'table' }>): Table {
  const widths = columns.map(({ percent }) => Math.floor((textWidth * percent) / 100));
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }: Column, at) => cellOf([title], widths[at] ?? 0, true)),
  });
  const body = rows.map(
    (cells) =>
      new TableRow({
        cantSplit: true,
        ...(isTall ? { height: { value: tallRow, rule: HeightRule.ATLEAST } } : {}),
        children: cells.map((lines, at) => cellOf(lines, widths[at] ?? 0, false)),
      }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: [header, ...body],
  });
}

function cellOf(lines: readonly string[], width: number, bold: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: lines.map((text) => new Paragraph({ children: [new TextRun({ text: writable(text), bold, size: 18 })] })),
  });
}

/** Without what XML cannot hold. */
const writable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  text.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '');

const core =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Cards for review</dc:title></cp:coreProperties>';

/** The writer puts the moment into the file and into the ZIP around it; the day that counts stands in the words. */
function withoutMetadata(bytes: Uint8Array): Uint8Array {
  const files = { ...unzipSync(bytes), 'docProps/core.xml': strToU8(core) };
  // The earliest day that a ZIP can name, by the clock of whoever packs.
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
}
