/** A .docx file as a reader takes it apart: its parts, its paragraphs, and the cells of its tables. */
import { unzipSync } from 'fflate';
import { readXml } from '../../src/exchange/xlsx-xml.ts';

export type OpenedDocx = {
  readonly parts: ReadonlyMap<string, string>;
  /** Of the body, with line breaks within; those of cells too. */
  readonly paragraphs: readonly string[];
  /** Table by table, row by row: the paragraphs of each cell. */
  readonly tables: readonly (readonly (readonly (readonly string[])[])[])[];
};

/** Fails where a part is no well-formed XML. */
export function openDocx(bytes: Uint8Array): OpenedDocx {
  const unpacked = Object.entries(unzipSync(bytes));
  const parts = new Map(unpacked.map(([name, part]) => [name, new TextDecoder().decode(part)]));
  for (const [name, part] of unpacked) if (!readXml(part, {})) throw new Error(`${name} is no XML`);
  const paragraphs: string[] = [];
  const tables: string[][][][] = [];
  const body = unzipSync(bytes)['word/document.xml'] ?? new Uint8Array();
  let text = '';
  let isText = false;
  let isCell = false;
  readXml(body, {
    open(name) {
      if (name === 'tbl') tables.push([]);
      if (name === 'tr') tables.at(-1)?.push([]);
      if (name === 'tc') tables.at(-1)?.at(-1)?.push([]);
      if (name === 'tc') isCell = true;
      if (name === 'p') text = '';
      if (name === 'br') text += '\n';
      isText = name === 't';
    },
    text(words) {
      if (isText) text += words;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'tc') isCell = false;
      if (name !== 'p') return;
      paragraphs.push(text);
      if (isCell) tables.at(-1)?.at(-1)?.at(-1)?.push(text);
    },
  });
  return { parts, paragraphs, tables };
}
