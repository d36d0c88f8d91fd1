/** New words into a locale file: only they change, and comments, order and quotation marks of all else stay as they are. */
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  Scalar,
  stringify,
  type YAMLMap,
} from 'yaml';

export type LocaleEdit = {
  readonly part: 'strings' | 'keywords';
  readonly key: string;
  /** Words of keywords stand in a list. */
  readonly value: string | readonly string[];
};

/** A stretch of the text, and what stands there instead. */
type Splice = { readonly from: number; readonly to: number; readonly text: string };

/**
 * The text of a locale file with some values written anew. A key that is not there yet comes behind the one before it in
 * `order`, which has the keys of both parts.
 */
export function editLocale(text: string, edits: readonly LocaleEdit[], order: readonly string[]): string {
  if (edits.length === 0) return text;
  const document = parseDocument(text, { schema: 'failsafe' });
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const inOrder = [...edits].sort((one, other) => order.indexOf(one.key) - order.indexOf(other.key));
  const splices = inOrder.map((edit) => spliceOf(text, document, edit, order, end));
  const spliced = splices.every((splice) => splice !== null) ? spliceAll(text, splices) : null;
  if (spliced !== null && holds(spliced, edits)) return spliced;
  const rewritten = rewrite(document, inOrder);
  if (!holds(rewritten, edits)) throw new Error('a locale file does not hold what was written into it');
  return rewritten;
}

function spliceOf(
  text: string,
  document: Document,
  edit: LocaleEdit,
  order: readonly string[],
  end: string,
): Splice | null {
  const map = document.get(edit.part);
  if (!isMap(map)) return null;
  const pair = map.items.find((one) => nameOf(one) === edit.key);
  return pair ? replaced(text, pair, edit.value) : added(text, map, edit, order, end);
}

function replaced(text: string, { value }: Pair, written: LocaleEdit['value']): Splice | null {
  if (!isNode(value) || !value.range) return null;
  const [from, to] = value.range;
  const tail = /\r?\n$/.exec(text.slice(from, to))?.[0] ?? '';
  // An empty value stands right behind the colon.
  const head = text[from - 1] === ':' ? ' ' : '';
  return {
    from,
    to,
    text: `${head}${written === '' ? '""' : say(written, isScalar(value) ? value.type : undefined)}${tail}`,
  };
}

function added(
  text: string,
  map: YAMLMap,
  { key, value }: LocaleEdit,
  order: readonly string[],
  end: string,
): Splice | null {
  const before = order.slice(0, order.indexOf(key));
  const names = map.items.map(nameOf);
  const at = Math.max(...before.map((name) => names.indexOf(name)), -1);
  const [first] = map.items;
  const beginning = first && isNode(first.key) ? first.key.range?.[0] : undefined;
  if (map.flow || beginning === undefined) return null;
  const start = text.lastIndexOf('\n', beginning - 1) + 1;
  const line = `${text.slice(start, beginning)}${key}: ${say(value)}${end}`;
  if (at < 0) return { from: start, to: start, text: line };
  const anchor = map.items[at]?.value;
  if (!isNode(anchor) || !anchor.range) return null;
  const last = anchor.range[1];
  const next = text[last - 1] === '\n' ? last : text.indexOf('\n', last) + 1;
  return next > 0 ? { from: next, to: next, text: line } : { from: text.length, to: text.length, text: end + line };
}

/** As it stands in a file, in the marks that it had where it can. */
function say(value: LocaleEdit['value'], type?: Scalar.Type | null): string {
  if (typeof value !== 'string')
    return stringify([...value], { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trimEnd();
  const scalar = new Scalar(value);
  if (needsEscapes.test(value) || type === 'QUOTE_DOUBLE') scalar.type = 'QUOTE_DOUBLE';
  else scalar.type = type === 'QUOTE_SINGLE' ? 'QUOTE_SINGLE' : 'PLAIN';
  const options = { lineWidth: 0, doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY } as const;
  return stringify({ k: scalar }, options).slice('k: '.length).replace(/\n$/, '');
}

/** Line breaks, and what an editor does not show. */
const needsEscapes = /[\p{Cc}\p{Zl}\p{Zp}\ufeff]/u;

const nameOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');

/** From the end on, so that no place moves; what is put in at one place stays in its order. */
function spliceAll(text: string, splices: readonly Splice[]): string {
  const last = splices
    .map((splice, at) => ({ ...splice, at }))
    .sort((one, other) => other.from - one.from || other.at - one.at);
  return last.reduce((whole, { from, to, text: put }) => whole.slice(0, from) + put + whole.slice(to), text);
}

/** The whole file written anew: where its form leaves no place to put words into. */
function rewrite(document: Document, edits: readonly LocaleEdit[]): string {
  for (const { part, key, value } of edits) {
    const list = typeof value === 'string' ? value : document.createNode([...value], { flow: true });
    if (!isMap(document.get(part))) document.set(part, document.createNode({}));
    const map = document.get(part);
    if (isMap(map)) {
      map.flow = false;
      map.set(key, list);
    }
  }
  return document.toString({ lineWidth: 0 });
}

/** Whether the file can be read, and says all of it. */
function holds(text: string, edits: readonly LocaleEdit[]): boolean {
  const document = parseDocument(text, { schema: 'failsafe' });
  if (document.errors.length > 0) return false;
  return edits.every(({ part, key, value }) => {
    const map = document.get(part);
    const node = isMap(map) ? map.get(key, true) : undefined;
    if (isSeq(node)) return JSON.stringify(node.toJSON()) === JSON.stringify(value);
    return isScalar(node) && node.value === value;
  });
}
