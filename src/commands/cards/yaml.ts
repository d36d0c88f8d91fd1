/** The outcome of a review in the text of menu.yaml and reviews.yaml: all else stays as it was typed. Pure. */
import { isMap, isPair, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';

export type Outcome = { readonly by: string; readonly on: string; readonly until: string };

/** Part of a text, from and up to an offset, and what stands there then. */
type Edit = { readonly from: number; readonly to: number; readonly text: string };

/** With the review on a card, and without the mark `confirm` on the sentences at these paths. */
export function withOutcome(
  text: string,
  screen: string,
  { by, on, until }: Outcome,
  confirmed: readonly (readonly PropertyKey[])[],
): string {
  const document = parseDocument(text, { schema: 'failsafe' });
  const card: unknown = document.getIn(['screens', screen], true);
  if (!isMap(card)) throw new Error('a card has been read from this text');
  const review = `{ by: ${by}, on: ${on}, until: ${until} }`;
  const unmarked = confirmed.flatMap((path) => {
    const sentence: unknown = document.getIn(path, true);
    return isMap(sentence) ? withoutConfirm(text, sentence) : [];
  });
  return applied(text, [...withReview(text, card, review), ...unmarked]);
}

/** In the place of the one that stands there; else on a line of its own before the pages. */
function withReview(text: string, card: YAMLMap, review: string): readonly Edit[] {
  const known = pairOf(card, 'review');
  if (known) {
    const value: unknown = known.value;
    const [from, to] = rangeOf(value);
    const ending = /\s*$/.exec(text.slice(from, to))?.[0] ?? '';
    return [{ from, to: to - ending.length, text: review }];
  }
  const [at] = rangeOf(pairOf(card, 'pages')?.key);
  const indent = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return [{ from: at, to: at, text: card.flow ? `review: ${review}, ` : `review: ${review}\n${indent}` }];
}

function withoutConfirm(text: string, sentence: YAMLMap): readonly Edit[] {
  const at = sentence.items.findIndex(({ key }) => isScalar(key) && key.value === 'confirm');
  const pair = sentence.items[at];
  if (!pair) return [];
  const [from] = rangeOf(pair.key);
  const [, to] = rangeOf(pair.value);
  const next = sentence.items[at + 1];
  if (at === 0 && next) return [{ from, to: rangeOf(next.key)[0], text: '' }];
  const before = sentence.items[at - 1];
  if (!before) return [];
  if (sentence.flow) return [{ from: rangeOf(before.value)[1], to, text: '' }];
  const end = text.indexOf('\n', to);
  return [{ from: text.lastIndexOf('\n', from), to: end < 0 ? text.length : end, text: '' }];
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find((item): item is Pair => isPair(item) && isScalar(item.key) && item.key.value === name);
}

/** Where a node begins, and where its value ends. */
function rangeOf(node: unknown): readonly [from: number, to: number] {
  const range = (node as { readonly range?: readonly number[] | null } | null | undefined)?.range;
  const [from, to] = range ?? [];
  if (from === undefined || to === undefined) throw new Error('what was read from a text has a place in it');
  return [from, to];
}

const applied = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .toSorted((one, other) => other.from - one.from)
    .reduce((done, { from, to, text: by }) => done.slice(0, from) + by + done.slice(to), text);

/** A record of reviews.yaml: its cells in their order. */
export type Recording = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** One line a record; one that says the same by `keys` is replaced. */
export function withRecord(text: string, list: string, record: Recording, keys: readonly string[]): string {
  const document = parseDocument(text, { schema: 'failsafe' });
  const known = document.get(list);
  const records: YAMLSeq = isSeq(known) ? known : (document.createNode<readonly Recording[]>([]) as YAMLSeq);
  records.flow = false;
  const node = document.createNode(record, { flow: true });
  const at = records.items.findLastIndex((item) => isMap(item) && keys.every((key) => item.get(key) === record[key]));
  if (at < 0) records.add(node);
  else records.set(at, node);
  document.set(list, records);
  return document.toString({ lineWidth: 0 });
}
