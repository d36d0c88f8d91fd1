/** What was published to the store of this computer goes before the files: whoever edits those has to be told. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edition } from '../../content/edition.ts';
import { canonicalJson } from '../../editions/canonical.ts';
import { groundFor, readPublished } from '../store/published-line.node.ts';
import { type LineStore, openLocalStore } from '../store/store.node.ts';
import { isSaidHere } from './said-here.node.ts';

/** A sentence for each line of which callers hear another thing than the files say. `editions` are those of the files. */
export async function heardHere(
  root: string,
  editions: readonly Edition[],
  store?: LineStore,
): Promise<readonly string[]> {
  const isThere = store || (await stat(join(root, '.wrangler/state/v3/kv')).catch(() => null));
  if (!isThere) return [];
  const opened = store ?? (await openLocalStore(root));
  try {
    const words: string[] = [];
    for (const edition of editions) words.push(...(await heardOf(root, edition, opened)));
    return words;
  } finally {
    if (!store) await opened.close();
  }
}

/** A state that is not believed is not heard, so nothing is said of it. */
async function heardOf(root: string, edition: Edition, store: LineStore): Promise<readonly string[]> {
  const { id } = edition.line;
  const which = { root, line: id, isRemote: false };
  const ground = await groundFor(which);
  const published = 'wrong' in ground ? ground : await readPublished(store, which, ground);
  if ('wrong' in published || !published.current?.document) return [];
  const { document, edition: heard } = published.current;
  if (canonicalJson(heard) === canonicalJson(edition)) return [];
  // Days that are written as so many before today make it another by the day alone.
  if (await isSaidHere(which, { edition: heard, document })) return [];
  const on = new Date(published.base.verified?.state.publishedAt ?? document.head.madeAt).toISOString().slice(0, 10);
  return [
    `${id}: callers hear edition ${document.head.number}, published on ${on}, not the files. npm run publish -- --line ${id} makes them hear the files.`,
  ];
}
