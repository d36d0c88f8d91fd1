/** One sheet of a workbook as its XML has it: cells, what is merged, what is hidden. */
import { isTrue, textOnly } from './xlsx-book.ts';
import { readXml, unescapeText } from './xlsx-xml.ts';

export type RawCell = {
  /** From 1. */
  readonly row: number;
  readonly column: number;
  /** ST_CellType: `s` a shared text, `inlineStr`, `str` a text of a formula, `b`, `e`, `d`; empty or `n` for a number. */
  readonly type: string;
  /** Index into the styles of the workbook. */
  readonly style: number;
  readonly value: string;
  readonly isFormula: boolean;
};
export type Range = { readonly from: CellAt; readonly to: CellAt };
export type CellAt = { readonly row: number; readonly column: number };
export type RawSheet = {
  readonly cells: readonly RawCell[];
  readonly merged: readonly Range[];
  readonly hiddenRows: ReadonlySet<number>;
  /** First and last column of each hidden stretch. */
  readonly hiddenColumns: readonly (readonly [number, number])[];
};

/** Twenty times the supported size. */
const maxRow = 400_000;
const maxColumn = 1_000;

/** Whether more than a colour or border stands in a cell: spreadsheets keep those to the last row of all. */
export const holds = ({ value, isFormula, type }: RawCell): boolean => value !== '' || isFormula || type === 's';

/** Reads a worksheet; a reason where it is broken, or has a cell further out than any directory goes. */
export function readSheetXml(part: Uint8Array): RawSheet | 'damaged' | 'too-big' {
  const merged: Range[] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns: [number, number][] = [];
  const cells = cellsReader(hiddenRows);
  const isFine = readXml(part, {
    open: (name, attribute) => {
      cells.open(name, attribute);
      if (name === 'mergeCell') merged.push(rangeOf(attribute('ref')));
      if (name === 'col' && isUnseen(attribute, 'width'))
        hiddenColumns.push([Number(attribute('min')), Number(attribute('max'))]);
    },
    close: cells.close,
    text: cells.text,
  });
  if (!isFine) return 'damaged';
  const isTooFar = cells.read.some((cell) => holds(cell) && (cell.row > maxRow || cell.column > maxColumn));
  return isTooFar ? 'too-big' : { cells: cells.read, merged, hiddenRows, hiddenColumns };
}

type Attribute = (name: string) => string;

function cellsReader(hiddenRows: Set<number>) {
  const read: RawCell[] = [];
  let row = 0;
  let column = 0;
  let cell = { type: '', style: 0, value: '', isFormula: false };
  let isInValue = false;
  const inline = textOnly((text) => {
    cell.value += text;
  });
  return {
    read,
    open: (name: string, attribute: Attribute) => {
      inline.open(name);
      if (name === 'row') {
        row = Number(attribute('r')) || row + 1;
        column = 0;
        if (isUnseen(attribute, 'ht')) hiddenRows.add(row);
      } else if (name === 'c') {
        column = placeOf(attribute('r'))?.column ?? column + 1;
        cell = { type: attribute('t'), style: Number(attribute('s')) || 0, value: '', isFormula: false };
      } else if (name === 'f') cell.isFormula = true;
      else if (name === 'v') isInValue = true;
    },
    close: (name: string) => {
      inline.close(name);
      if (name === 'v') isInValue = false;
      if (name === 'c') read.push({ row, column, ...cell, value: unescapeCell(cell) });
    },
    text: (text: string) => {
      inline.text(text);
      if (isInValue) cell.value += text;
    },
  };
}

/** Shared texts are unescaped where they are kept. */
const unescapeCell = ({ type, value }: { readonly type: string; readonly value: string }) =>
  type === 'inlineStr' || type === 'str' ? unescapeText(value) : value;

/** Hidden, by a filter as well, or drawn without height or width. */
const isUnseen = (attribute: Attribute, size: 'ht' | 'width') =>
  isTrue(attribute('hidden')) || (attribute(size) !== '' && Number(attribute(size)) === 0);

function placeOf(reference: string): CellAt | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (!letters || !digits) return null;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}

function rangeOf(reference: string): Range {
  const [from = '', to = from] = reference.split(':');
  const nowhere = { row: 0, column: 0 };
  return { from: placeOf(from) ?? nowhere, to: placeOf(to) ?? nowhere };
}

/** The letters of a column as a spreadsheet shows them: 1 → `A`, 27 → `AA`. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
