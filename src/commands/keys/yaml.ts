/** The public key of somebody in the text of keys.yaml: all else stays as it was typed. Pure. */
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';

/** With a key in the entry of a handle, in place of an older one; null where there is no such entry. */
export function withPublicKey(text: string, handle: string, publicKey: string): string | null {
  const people: unknown = parseDocument(text, { schema: 'failsafe' }).get('people', true);
  const entry = isSeq(people) ? people.items.find((item) => isMap(item) && item.get('handle') === handle) : undefined;
  if (!isMap(entry)) return null;
  const known = rangeOf(entry.get('publicKey', true));
  if (known) return `${text.slice(0, known[0])}"${publicKey}"${text.slice(known[1])}`;
  const [, end] = lastOf(entry);
  const own = `publicKey: "${publicKey}"`;
  return `${text.slice(0, end)}${entry.flow ? ', ' : `\n${' '.repeat(columnOf(entry, text))}`}${own}${text.slice(end)}`;
}

type Range = readonly [from: number, to: number];

function rangeOf(node: unknown): Range | null {
  const [from, to] = isScalar(node) ? (node.range ?? []) : [];
  return from === undefined || to === undefined ? null : [from, to];
}

function lastOf(entry: YAMLMap): Range {
  const last = rangeOf(entry.items.at(-1)?.value);
  if (!last) throw new Error('what was read from a text has a place in it');
  return last;
}

/** How far its first name is from the beginning of its line. */
function columnOf(entry: YAMLMap, text: string): number {
  const [from] = rangeOf(entry.items[0]?.key) ?? [0];
  return from - (text.lastIndexOf('\n', from - 1) + 1);
}
