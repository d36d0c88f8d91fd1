/** Safety: when one call is enough to count a clinic's word for longer, and when all must be asked anew. */
import { addDays, resolveDay } from '../content/days.ts';
import type { RowOf } from '../content/rows.ts';
import { gapsOf } from './complete.ts';

/** From this day of the running word on, one call and a second person renew it. */
export const renewFromDay = 60;
/** Longer past its end than this, a word is no longer renewed by one call. */
export const maxLapsedDays = 30;

type Row = RowOf<'attestations'>;

/** What a clinic answers, by column, as a person asks for it. */
export const questions = {
  tells_police: 'Does it tell police who came or what papers they hold, unless a judge orders it?',
  tells_immigration: 'Does it tell immigration?',
  must_report: 'What does the law make it report?',
  bills_passed_on: 'Does it pass unpaid bills on to anybody?',
  records_kept: 'Where does it keep records?',
  agreed_to_words: 'Does it agree to be listed with the words of the line?',
} as const satisfies Partial<Record<keyof Row, string>>;
type Question = keyof typeof questions;
export const questionColumns = Object.keys(questions) as readonly Question[];

export type Renewal =
  | { readonly kind: 'one-call' }
  /** One call is enough from this day on, YYYY-MM-DD. */
  | { readonly kind: 'too-early'; readonly from: string }
  /** `short`: it counts for so short a time that no day is left on which one call would do. */
  | { readonly kind: 'ask'; readonly reason: 'withdrawn' | 'incomplete' | 'lapsed' | 'short' };

/** Whether the newest row of a clinic can be renewed by one call on a day YYYY-MM-DD; `buildDate` is what `today` counts from. */
export function renewalOf(newest: Row, day: string, buildDate: string = day): Renewal {
  if (newest.status === 'withdrawn') return { kind: 'ask', reason: 'withdrawn' };
  if (gapsOf(newest, buildDate).length > 0) return { kind: 'ask', reason: 'incomplete' };
  const from = addDays(resolveDay(newest.checked_on, buildDate), renewFromDay);
  const until = addDays(resolveDay(newest.expires_on, buildDate), maxLapsedDays);
  if (day > until) return { kind: 'ask', reason: 'lapsed' };
  if (from > until) return { kind: 'ask', reason: 'short' };
  return day < from ? { kind: 'too-early', from } : { kind: 'one-call' };
}

/** The columns whose answers differ between two rows. */
export function changedAnswers(one: Row, other: Row): readonly Question[] {
  return questionColumns.filter((column) => one[column] !== other[column]);
}
