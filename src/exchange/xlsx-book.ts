/** The parts of a workbook that its sheets refer to: their names, shared texts, which numbers are days. */
import { type Refusal, refusals } from './xlsx-parts.ts';
import { readXml, unescapeText } from './xlsx-xml.ts';

export type SheetPart = { readonly name: string; readonly isHidden: boolean; readonly part: Uint8Array };
/** How a number is shown: null for a plain number. */
export type DayStyle = 'day' | 'time' | 'day-and-time' | null;
export type Book = {
  readonly kind: 'book';
  readonly sheets: readonly SheetPart[];
  readonly texts: readonly string[];
  readonly styles: readonly DayStyle[];
  /** Whether days are counted from 1904, as old Macs did. */
  readonly from1904: boolean;
};

type Parts = ReadonlyMap<string, Uint8Array>;

/** Reads what stands beside the sheets. */
export function readBook(parts: Parts): Book | Refusal {
  const workbook = relations(parts, '').find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  const related = relations(parts, workbook);
  const partOf = (type: string) => parts.get(related.find((one) => one.type === type)?.part ?? '') ?? null;
  const book = parts.get(workbook);
  if (!book) return refusals['not-xlsx'];
  const listed: { name: string; id: string; isHidden: boolean }[] = [];
  let from1904 = false;
  const isFine = readXml(book, {
    open: (name, attribute) => {
      if (name === 'workbookPr') from1904 = isTrue(attribute('date1904'));
      if (name !== 'sheet') return;
      listed.push({ name: attribute('name'), id: attribute('id'), isHidden: /hidden/i.test(attribute('state')) });
    },
  });
  const texts = readTexts(partOf('sharedStrings'));
  const styles = readStyles(partOf('styles'));
  if (!isFine || !texts || !styles) return refusals.damaged;
  const worksheets = listed.flatMap(({ name, isHidden, id }) => {
    const relation = related.find((one) => one.id === id && one.type === 'worksheet');
    return relation ? [{ name, isHidden, part: parts.get(relation.part) }] : [];
  });
  if (worksheets.length === 0) return refusals['no-sheet'];
  const sheets = worksheets.flatMap(({ part, ...sheet }) => (part ? [{ ...sheet, part }] : []));
  return sheets.length < worksheets.length ? refusals.damaged : { kind: 'book', sheets, texts, styles, from1904 };
}

type Relation = { readonly id: string; readonly type: string; readonly part: string };

/** What a part refers to; the type is the last word of its address. */
function relations(parts: Parts, part: string): readonly Relation[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const found: Relation[] = [];
  readXml(parts.get(`${folder}_rels/${part.slice(folder.length)}.rels`) ?? new Uint8Array(), {
    open: (name, attribute) => {
      if (name !== 'Relationship') return;
      const target = attribute('Target');
      const path = target.startsWith('/') ? target.slice(1) : normal(`${folder}${target}`);
      found.push({ id: attribute('Id'), type: attribute('Type').split('/').at(-1) ?? '', part: path });
    },
  });
  return found;
}

const normal = (path: string) => path.replace(/[^/]+\/\.\.\//g, '').replace(/(^|\/)\.\//g, '$1');
export const isTrue = (value: string) => value === '1' || value === 'true';

function readTexts(part: Uint8Array | null): readonly string[] | null {
  const texts: string[] = [];
  let text = '';
  const wanted = textOnly((more) => {
    text += more;
  });
  const isFine = readXml(part ?? emptyPart, {
    ...wanted,
    close: (name) => {
      wanted.close(name);
      if (name !== 'si') return;
      texts.push(unescapeText(text));
      text = '';
    },
  });
  return isFine ? texts : null;
}

const emptyPart = new TextEncoder().encode('<none/>');

/** Hears the text of `t` elements alone, without those that only say how something is pronounced (`rPh`). */
export function textOnly(hear: (text: string) => void) {
  let inside = 0;
  let pronounced = 0;
  return {
    open: (name: string) => {
      if (name === 't') inside += 1;
      if (name === 'rPh') pronounced += 1;
    },
    close: (name: string) => {
      if (name === 't') inside -= 1;
      if (name === 'rPh') pronounced -= 1;
    },
    text: (text: string) => {
      if (inside > 0 && pronounced === 0) hear(text);
    },
  };
}

function readStyles(part: Uint8Array | null): readonly DayStyle[] | null {
  const formats = new Map<string, string>();
  const styles: DayStyle[] = [];
  let isOfCells = false;
  const isFine = readXml(part ?? emptyPart, {
    open: (name, attribute) => {
      if (name === 'numFmt') formats.set(attribute('numFmtId'), attribute('formatCode'));
      if (name === 'cellXfs') isOfCells = true;
      if (name === 'xf' && isOfCells) styles.push(styleOf(attribute('numFmtId'), formats));
    },
    close: (name) => {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return isFine ? styles : null;
}

/** Formats that a file need not spell out (ECMA-376 part 1, 18.8.30): 27 to 58 are days in East Asian programs. */
function styleOf(id: string, formats: ReadonlyMap<string, string>): DayStyle {
  const number = Number(id);
  const format = formats.get(id);
  if (format !== undefined) return styleOfFormat(format);
  if ((number >= 14 && number <= 17) || (number >= 27 && number <= 31) || (number >= 50 && number <= 58)) return 'day';
  if (number === 22) return 'day-and-time';
  return (number >= 18 && number <= 21) || (number >= 32 && number <= 35) || (number >= 45 && number <= 47)
    ? 'time'
    : null;
}

function styleOfFormat(format: string): DayStyle {
  const shown = format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';')[0] ?? '';
  if (/general/i.test(shown)) return null;
  const hasTime = /[hs]/i.test(shown);
  const hasDay = /[yd]/i.test(shown) || (/m/i.test(shown) && !hasTime);
  return hasDay && hasTime ? 'day-and-time' : hasDay ? 'day' : hasTime ? 'time' : null;
}
