/** The XML of a workbook, read as it goes by. */
import { Parser } from 'saxen';
import { decodeText } from '../content/decode-text.ts';

/** Names come without their prefix: some programs write `x:row` for `row`. */
export type XmlVisitor = {
  readonly open?: (name: string, attribute: (name: string) => string) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

/** False where it is not well-formed or declares a document type, which no spreadsheet does and some attacks do. */
export function readXml(bytes: Uint8Array, visitor: XmlVisitor): boolean {
  let isFine = true;
  const parser = new Parser();
  const opened: string[] = [];
  parser.on('openTag', (name, attributes) => {
    opened.push(name);
    visitor.open?.(local(name), (wanted) => attributeOf(attributes(), wanted));
  });
  parser.on('closeTag', (name) => {
    isFine &&= opened.pop() === name;
    visitor.close?.(local(name));
  });
  parser.on('text', (text) => visitor.text?.(decodeEntities(text)));
  parser.on('cdata', (text) => visitor.text?.(text));
  parser.on('attention', () => {
    isFine = false;
  });
  parser.on('error', () => {
    isFine = false;
  });
  parser.parse(decodeText(bytes).text);
  return isFine && opened.length === 0;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

function attributeOf(attributes: Readonly<Record<string, string>>, wanted: string): string {
  const found = Object.entries(attributes).find(([name]) => local(name) === wanted);
  return found ? decodeEntities(found[1]) : '';
}

const named: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

/** The parser's own cuts numbers of characters beyond U+FFFF. Entities that XML does not name stay as they are. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name) return named[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** `_x000D_` in a text of a workbook is the character that XML cannot hold. */
export function unescapeText(text: string): string {
  return text.replace(/_x([\da-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** What XML cannot hold or a reader may drop, and what would be read as such an escape. */
const unwritable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /_(?=x[\da-f]{4}_)|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffd-\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gi;

/** The other way: `unescapeText` of it is the text itself. */
export function escapeText(text: string): string {
  return text.replace(unwritable, (found) =>
    Array.from({ length: found.length }, (_, at) => `_x${found.charCodeAt(at).toString(16).padStart(4, '0')}_`).join(
      '',
    ),
  );
}
