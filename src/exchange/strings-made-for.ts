/** Which words a translation was made for: what tells whether it is overtaken. */
import { fingerprintOf } from '../content/fingerprint.ts';
import type { IncomingString } from './strings-incoming.ts';

/** What reviews.yaml says of a string in a language: the fingerprints of both texts, and who compared them. */
export type MadeFor = { readonly source: string; readonly text: string; readonly by?: string | undefined };

/** What is to be written down of a translation that came in; null where nothing new is known. */
export function madeFor(
  today: string,
  { source, mark }: IncomingString,
  { text, isSame }: { readonly text: string; readonly isSame: boolean },
  record: MadeFor | undefined,
): Pick<MadeFor, 'source' | 'text'> | null {
  const [now, own] = [fingerprintOf(today), fingerprintOf(text)];
  const from = source === null ? null : fingerprintOf(source.toWellFormed());
  if (from === null) return null;
  if (!isSame) {
    if (mark !== 'unsure') return { source: from, text: own };
    // Unsure of words that are overtaken: they still are.
    return record && record.source !== now ? { source: record.source, text: own } : null;
  }
  // Somebody has taken the mark off: the words still fit those of today.
  if (mark === 'sure' && record && record.source !== now) return from === now ? { source: now, text: own } : null;
  // A record of these very words knows more than the file.
  return from === now || record?.text === own ? null : { source: from, text: own };
}
