/** Every path of the line, really rendered: what callers get fits, leads on and back, and helps in time. */
import type { EditionRule } from '../rule.ts';
import { findAlerts } from '../walk/alerts.ts';
import { findBack } from '../walk/back.ts';
import { findCover } from '../walk/cover.ts';
import { findFits } from '../walk/fits.ts';
import { findInterrupted } from '../walk/interrupted.ts';
import { findLength } from '../walk/length.ts';
import { findRaid } from '../walk/raid.ts';
import { findRecall } from '../walk/recall.ts';
import { once } from '../walk/shown.ts';
import { findWhole } from '../walk/whole.ts';

const finders = [
  findFits,
  findBack,
  findLength,
  findWhole,
  findRaid,
  findCover,
  findRecall,
  findAlerts,
  findInterrupted,
];

export const walk: EditionRule = {
  id: 'walk',
  explains: 'Every page of every path fits, leads back, and holds its numbers whole; help in a raid is two keys away.',
  find: (subject) => once(finders.flatMap((find) => find(subject))),
};
