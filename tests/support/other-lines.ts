/** Compiled lines like those that ship, each changed as a test says. */
import type { Edition } from '../../src/content/edition.ts';
import { bundleEditions } from '../../src/editions/bundle.ts';

/** Another line with the content of one that ships. */
export function lineLike(edition: Edition, id: string, changed: Partial<Edition['line']> = {}): Edition {
  return { ...edition, line: { ...edition.line, id, ...changed } };
}

/** Compiles editions as they are built in; `mended` has the text's lines, the head first. */
export async function bundleOf(
  editions: readonly Edition[],
  mended: (rows: readonly string[]) => readonly string[] = (rows) => rows,
): Promise<string> {
  return mended((await bundleEditions(editions, '2026-11-22')).split('\n')).join('\n');
}
