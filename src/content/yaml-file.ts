/** One YAML source: its value, all scalars as strings, and where each part of it stands. */
import { type Document, isCollection, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';

export type Problem = { readonly line: number; readonly column: number; readonly words: string };
export type YamlFile = {
  readonly file: string;
  readonly value: unknown;
  /** Line and column, from 1, of the part at a path (a part with parts of its own: of its name); of its nearest parent where it is missing. */
  at(path: readonly PropertyKey[]): { readonly line: number; readonly column: number };
  /** In the order of their places. */
  readonly problems: readonly Problem[];
};

/**
 * Reads YAML with the failsafe schema: `*384*00000#` would else be an alias and `0800…` lose its zero.
 * Never throws; what is wrong stands in `problems`.
 */
export function parseYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const at = (path: readonly PropertyKey[]) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return place(startOf(document, path.slice(0, length), node) ?? node.range[0]);
    }
    return { line: 1, column: 1 };
  };
  const problems = [
    ...document.errors.map(({ code, pos: [offset] }) => ({ code, offset })),
    ...aliasesIn(document).map((offset) => ({ code: 'ALIAS', offset })),
  ]
    .toSorted((one, other) => one.offset - other.offset)
    .map(({ code, offset }) => ({ ...place(offset), words: yamlWords(code) }));
  return { file, value: problems.length > 0 ? null : document.toJS(), at, problems };
}

/** Where a `*` stands without quotes: it would repeat another part, and throws where there is none of that name. */
function aliasesIn(document: Document): number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias: (_, { range }) => {
      offsets.push(range?.[0] ?? 0);
    },
  });
  return offsets;
}

/** Where the name of a part with parts of its own stands: the part itself begins on the line after it. */
function startOf(document: Document, path: readonly PropertyKey[], node: unknown): number | null {
  if (!isCollection(node)) return null;
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  return pair && isScalar(pair.key) ? (pair.key.range?.[0] ?? null) : null;
}

function yamlWords(code: string): string {
  const words: Readonly<Record<string, string>> = {
    DUPLICATE_KEY: 'this name stands twice; keep one of them',
    MISSING_CHAR: 'a quotation mark or bracket is missing; put text with : or # in quotes',
    BAD_INDENT: 'the spaces before this line do not match the lines around it',
    TAB_AS_INDENT: 'a tab stands where spaces must be',
    BLOCK_AS_IMPLICIT_KEY: 'a second colon stands in this line; put text with : in "double quotes"',
    ALIAS: 'a word begins with *; put it in "double quotes"',
    UNEXPECTED_TOKEN: 'something here does not belong; put text with : or # or * in quotes',
  };
  return words[code] ?? 'this is not YAML; compare with the lines around it';
}
