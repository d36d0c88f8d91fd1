/** Reads the edition that a record names. */
import { openDocument } from '../editions/document.ts';
import { factsOf } from '../editions/facts.ts';
import type { Verified } from '../editions/record.ts';
import type { EditionStore } from '../editions/store.ts';
import type { Published } from './line-now.ts';

/** Null where it is not there, or not the one that was signed for. `again`: it was so a moment ago. */
export async function readPublished(
  store: EditionStore,
  line: string,
  verified: Verified,
  again: boolean,
): Promise<Published | null> {
  const text = await store.edition(verified.state.edition, again);
  return text === null ? null : openPublished(text, line, verified);
}

/** Opens the edition of a record; null where it is not the one that was signed for. */
async function openPublished(text: string, line: string, { release, state }: Verified): Promise<Published | null> {
  try {
    const opened = await openDocument(text, state.edition, line);
    if (!opened) return null;
    // One person may change texts, and no digit in them.
    const isOwn = state.edition === release.edition;
    if (!isOwn && (await opened.textless()) !== release.textless) return null;
    const { edition } = opened;
    const { edition: digest, release: of, publishedAt: since } = state;
    return { digest, release: of, edition, facts: factsOf(edition), since };
  } catch {
    return null;
  }
}
