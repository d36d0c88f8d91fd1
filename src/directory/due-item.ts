/** One thing that somebody has to do for a line. */
import type { Edition } from '../content/edition.ts';
import type { LineSources } from '../content/line-sources.ts';
import type { LeftEmpty } from './left-empty.ts';

/** `running-out` has a date; the others wait for somebody. In the order in which they are told. */
export const dueStages = [
  'running-out',
  'unconfirmed',
  'never-called',
  'unpublished',
  'without-slip',
  'overtaken',
  'unread',
] as const;
export type DueStage = (typeof dueStages)[number];
export type DueKind =
  | 'clinic'
  | 'hotline'
  | 'contact'
  | 'card'
  | 'language'
  | 'translation'
  /** Several of them: `name` is how many. */
  | 'translations'
  /** `name` says for what: `clinic C4823, hotline night-legal`. */
  | 'slips'
  | 'edition';

/** What mends it: one call (`from` a day YYYY-MM-DD on, null: now), asking a clinic everything, … */
export type DueRemedy =
  | { readonly kind: 'one-call'; readonly from: string | null }
  | { readonly kind: 'ask' | 'confirm' | 'call' | 'review' | 'read' | 'read-again' | 'slips' | 'publish' };

export type DueItem = {
  readonly stage: DueStage;
  readonly kind: DueKind;
  /** Id of a clinic, hotline, contact, screen or language; the key of a string; of the line for its slips and edition. */
  readonly id: string;
  /** In the first language of the line; the id where it has none. */
  readonly name: string;
  /** The locale of a translation, or of a card that was translated; null for all else. */
  readonly language: string | null;
  /** As it is dialled; null where there is nobody to call. */
  readonly phone: string | null;
  /** `row` as a spreadsheet numbers it, or the line of a file that is no table. */
  readonly where: { readonly file: string; readonly row: number };
  /** YYYY-MM-DD: when it runs out, else since when it waits; null for what never was. */
  readonly on: string | null;
  /** For what runs out: days until then, 0 for its last day, negative where it is past. */
  readonly daysLeft: number | null;
  readonly remedy: DueRemedy;
  /** The areas where nobody would be told of without it; only clinics have any. */
  readonly leavesEmpty: readonly LeftEmpty[];
};

/** One line as it is on `today` (YYYY-MM-DD, in its zone), compiled on that day. */
export type DueLine = { readonly sources: LineSources; readonly edition: Edition; readonly today: string };
