/** Reads the syntax of TypeScript (ESTree), for rules that words alone cannot tell. */
import { parseAst } from 'vitest/node';

/** One node; a part that is missing or of another shape reads as undefined, '' or none. */
export type Node = {
  readonly type: string;
  /** Its own name, as an identifier has. */
  readonly name: string;
  readonly value: unknown;
  /** Of a member: named by a value in brackets. */
  readonly computed: boolean;
  part(key: string): Node | undefined;
  parts(key: string): readonly Node[];
};

const parsed = new Map<string, readonly Node[]>();

/** Every node of a source, outer ones first. */
export function nodesOf(path: string, source: string): readonly Node[] {
  const key = `${path}\n${source}`;
  const known = parsed.get(key);
  if (known) return known;
  const nodes: Node[] = [];
  collect(parseAst(source, { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path), nodes);
  parsed.set(key, nodes);
  return nodes;
}

function collect(value: unknown, into: Node[]): void {
  if (Array.isArray(value)) for (const each of value) collect(each, into);
  if (!isNode(value)) return;
  into.push(nodeOf(value));
  for (const child of Object.values(value)) if (typeof child === 'object') collect(child, into);
}

type Raw = { readonly type: string } & Readonly<Record<string, unknown>>;

function nodeOf(raw: Raw): Node {
  return {
    type: raw.type,
    name: typeof raw.name === 'string' ? raw.name : '',
    value: raw.value,
    computed: raw.computed === true,
    part: (key) => one(raw[key]),
    parts: (key) => many(raw[key]),
  };
}

const one = (value: unknown): Node | undefined => (isNode(value) ? nodeOf(value) : undefined);
const many = (value: unknown): readonly Node[] =>
  Array.isArray(value) ? value.flatMap((each) => one(each) ?? []) : [];

const isNode = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The name that a call goes to: `log` of `log(…)`, `fetch` of `inbox.fetch(…)`; '' where it has none. */
export function calleeOf(call: Node): string {
  const callee = call.part('callee');
  return callee?.type === 'MemberExpression' ? propertyOf(callee) : (callee?.name ?? '');
}

/** The property that a member expression names, whether by a dot or by a text in brackets; '' where a value names it. */
export function propertyOf(member: Node): string {
  const property = member.part('property');
  if (property?.type === 'Literal') return String(property.value);
  return member.computed ? '' : (property?.name ?? '');
}

/** Whether an expression is text that stands in the source as it is. */
export function isFixedText(node: Node): boolean {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string';
    case 'TemplateLiteral':
      return node.parts('expressions').length === 0;
    case 'ConditionalExpression':
      return ['consequent', 'alternate'].every((key) => isFixed(node.part(key)));
    case 'BinaryExpression':
      return ['left', 'right'].every((key) => isFixed(node.part(key)));
    default:
      return false;
  }
}

const isFixed = (node: Node | undefined) => node !== undefined && isFixedText(node);
