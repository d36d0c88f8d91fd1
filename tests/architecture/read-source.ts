/** Reads what the rules need out of TypeScript: imports, and code without comments and texts. */
import { posix } from 'node:path';

/** Sources by path, e.g. `src/menu/step.ts`. */
export type Tree = Readonly<Record<string, string>>;

export type Import = {
  readonly specifier: string;
  /** The path in the tree; null for a package. */
  readonly path: string | null;
  readonly typeOnly: boolean;
};

const commentOrText = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
const importing = /\b(?:import|export)\s+(type\s)?[^'";()]*?\bfrom\s*['"]([^'"]+)['"]/g;
const importingAlone = /\bimport\s*\(?\s*['"]([^'"]+)['"]/g;

/** The imports and re-exports of a file, dynamic ones as well. */
export function importsOf(path: string, source: string): readonly Import[] {
  const code = source.replace(commentOrText, (found) => (found.startsWith('/') ? ' ' : found));
  const found = [
    ...[...code.matchAll(importing)].map(([, type, specifier]) => ({ typeOnly: type !== undefined, specifier })),
    ...[...code.matchAll(importingAlone)].map(([, specifier]) => ({ typeOnly: false, specifier })),
  ];
  return found.map(({ typeOnly, specifier = '' }) => ({ specifier, typeOnly, path: resolve(path, specifier) }));
}

/** The code of a file: no comments, no texts, but what stands in a template, which may hold code. */
export function codeOf(source: string): string {
  return source.replace(commentOrText, (found) => (found.startsWith('`') ? found : ' '));
}

/** The room of a file: the folder of src it lies in, or the name of an entrance. */
export function roomOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function resolve(path: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : null;
}
