/** Pages that end a call because somebody has published, or taken something down. Pure. */
import type { Edition } from '../../content/edition.ts';
import { factsOf } from '../../editions/facts.ts';
import { foldToGsm } from '../../render/fold.ts';
import { note, type Said } from './diagnosis.ts';

/** What stands behind such a page; null for any other. */
export function publishedSays(edition: Edition, text: string): Said | null {
  const { id, languages } = edition.line;
  const says = (key: string) =>
    languages.some(({ id: language, latin }) => {
      const words = edition.strings[latin ?? language]?.[key];
      return typeof words === 'string' && flat(text).includes(flat(foldToGsm(words)));
    });
  if (text.trim() === factsOf(edition).closed.trim())
    return note(
      `The line is taken down: all calls and texts hear that it is closed. It comes back by npm run restore -- line --line ${id} --remote --by HANDLE.`,
    );
  if (says('screen.down'))
    return note(
      `A screen on the way is taken down: callers get a number in its place. To see which: npm run editions -- --line ${id} --remote.`,
    );
  if (says('menu.changed'))
    return note('Not tested: keys have just changed, so that a call is asked to dial again. Run this in five minutes.');
  return null;
}

/** However its lines are broken. */
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
