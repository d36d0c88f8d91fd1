/** What to tell on one screen, before it is text: keys and facts. No I/O, no clock, no language of its own. */
import type { Names } from '../content/names.ts';

export type Channel = 'ussd' | 'sms';

/** A value that stands for a placeholder. */
export type Fact =
  /** A phone number, route or code: never split, cut or translated. */
  | { readonly kind: 'atom'; readonly value: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'names'; readonly names: Names }
  | { readonly kind: 'string'; readonly key: string; readonly facts?: Facts }
  /** A list of strings, joined with commas. */
  | { readonly kind: 'list'; readonly items: readonly Fact[] }
  /** A local date YYYY-MM-DD, said as day and month; with its year where `today` is far from it. */
  | { readonly kind: 'date'; readonly value: string; readonly today: string }
  /** Local minutes since Monday 00:00, as is `now`; the weekday is said where it is not later on the same day. */
  | { readonly kind: 'time'; readonly minutes: number; readonly now: number }
  | { readonly kind: 'distance'; readonly kilometres: number };
export type Facts = Readonly<Record<string, Fact>>;

/** One sentence or line: a string and what its placeholders stand for. */
export type Say = {
  readonly key: string;
  readonly facts?: Facts;
  /** Left out where it would make the screen a page longer. */
  readonly ifRoom?: true;
};

export type ShownOption = {
  readonly digit: string;
  readonly label: Fact;
  /** The route to it from the start, for channels without keys. */
  readonly route: string;
  /** Left out, with those behind it, where it would make the screen a page longer: nothing leads to a second reply. */
  readonly ifRoom?: boolean;
};

/** The mark of a demonstration, so that nobody takes it for help. */
export const demoMark = 'DEMO';

export type Screen = {
  /** The screen's id, for findings; never shown. */
  readonly id: string;
  /** The language id of the position; null before it is chosen. */
  readonly language: string | null;
  /** Stands before everything on the first page (`demoMark`). */
  readonly mark: string | null;
  /** Each block begins on a page of its own and may run over several. */
  readonly blocks: readonly (readonly Say[])[];
  readonly options: readonly ShownOption[];
  /** What `0` does here; null where there is no way back (the start). */
  readonly back: 'back' | 'language' | null;
  /** The page (from 0) from which on `0` closes the call instead; null where it never does. */
  readonly closesFrom: number | null;
  /** `9` on a page that is followed by another: more of a text, or the next of several answers. */
  readonly more: 'more' | 'next';
  /** The last page ends the session, so that it stays on the phone. */
  readonly ends: boolean;
  /** The route to this screen, for `text 21 2` on SMS; null where it has none (the start, a choice between typed places). */
  readonly route: string | null;
};

/** Text that fits one USSD screen or one SMS reply. */
export type Page = { readonly text: string; readonly ends: boolean };
