/** What docs/stored-data.md says there is: its tables, by kind. */
import { codeIn, documentAt, sectionOf, tableIn } from '../docs/documents.ts';

export const page = 'docs/stored-data.md';

/** The kinds of things that the page lists, and the heading that each stands under. */
export const headings = {
  bindings: '### Bindings',
  objects: '### Objects',
  columns: '### Tables and columns',
  keys: '### KV keys',
  alarms: '### Alarms',
  caches: '### Caches',
  cookies: '### Cookies',
  words: '### Log words',
  hosts: '### Hosts that it calls',
} as const satisfies Readonly<Record<string, string>>;
export type Kind = keyof typeof headings;

/** Of each kind, what the page lists: the code in the first column of its table. */
export type Listed = Readonly<Record<Kind, readonly string[]>>;

/** Reads the page. Throws where a heading is missing: a kind that is not written about is not an empty kind. */
export function readListed(text = documentAt(page)): Listed {
  const listed = Object.entries(headings).map(([kind, heading]) => {
    if (!text.includes(`\n${heading}\n`)) throw new Error(`${page} has no heading ${heading}`);
    return [kind, tableIn(sectionOf(text, heading)).flatMap(([first = '']) => codeIn(first))];
  });
  return Object.fromEntries(listed);
}

/** Names with `<line>` in them, once for each line. */
export const forLines = (names: readonly string[], lines: readonly string[]): readonly string[] =>
  names.flatMap((name) => (name.includes('<line>') ? lines.map((line) => name.replaceAll('<line>', line)) : [name]));
