/** Every path of the line, really rendered: what callers get fits, leads on and back, and helps in time. */
import type { EditionRule } from '../rule.ts';
import { findBack } from '../walk/back.ts';
import { findFits } from '../walk/fits.ts';
import { findLength } from '../walk/length.ts';
import { findRaid } from '../walk/raid.ts';
import { once } from '../walk/shown.ts';
import { findWhole } from '../walk/whole.ts';

export const walk: EditionRule = {
  id: 'walk',
  explains: 'Every page of every path fits, leads back, and holds its numbers whole; help in a raid is two keys away.',
  find: (subject) => once([findFits, findBack, findLength, findWhole, findRaid].flatMap((find) => find(subject))),
};
