/** Translations that were read against, or made for, other words than those of today. */
import { fingerprintOf } from './fingerprint.ts';
import type { ReviewsSource } from './keys.ts';
import type { LineSources } from './line-sources.ts';

export type Overtaken = {
  readonly key: string;
  /** The locale of the translation. */
  readonly language: string;
  /** Which record of reviews.yaml says so, from 0. */
  readonly at: number;
  /** When it was read or came in. */
  readonly on: string;
  /** Whether somebody read it then; else it came in from a file. */
  readonly isRead: boolean;
  /** Whether the translation has changed as well, so that it only has to be read again. */
  readonly isChanged: boolean;
};

/** The words of one locale as a line says them: its own before those that all lines share. */
export function wordsOf({ values }: LineSources, locale: string): Readonly<Record<string, string>> {
  const files = values.locales[locale];
  return { ...files?.common.strings, ...files?.own.strings };
}

/** Which record counts, from 0, by language and key with a space between. */
export function latestRecords({ strings = [] }: ReviewsSource): ReadonlyMap<string, number> {
  return new Map(strings.map(({ language, key }, at) => [`${language} ${key}`, at]));
}

/** In the order of reviews.yaml. Of several records of one string the last counts; what is no longer said is left out. */
export function overtakenIn(sources: LineSources): readonly Overtaken[] {
  const { line, reviews } = sources.values;
  const source = wordsOf(sources, line.languages[0]?.id ?? '');
  return [...latestRecords(reviews).values()]
    .sort((a, b) => a - b)
    .flatMap((at): Overtaken[] => {
      const record = reviews.strings?.[at];
      const [from, to] = [source[record?.key ?? ''], wordsOf(sources, record?.language ?? '')[record?.key ?? '']];
      if (!record || from === undefined || to === undefined || record.source === fingerprintOf(from)) return [];
      const { key, language, on, by } = record;
      return [{ key, language, at, on, isRead: by !== undefined, isChanged: record.text !== fingerprintOf(to) }];
    });
}

export type Unread = {
  /** The locale of the translations. */
  readonly language: string;
  readonly count: number;
  /** The first of their records in reviews.yaml, from 0. */
  readonly at: number;
  /** When the oldest came in, as it is written there. */
  readonly on: string;
};

/** Translations that came in from a file and that nobody has read since, language by language; what is overtaken is left out. */
export function unreadIn(sources: LineSources): readonly Unread[] {
  const { reviews } = sources.values;
  const overtaken = new Set(overtakenIn(sources).map(({ at }) => at));
  const unread = new Map<string, Unread>();
  for (const at of [...latestRecords(reviews).values()].sort((a, b) => a - b)) {
    const record = reviews.strings?.[at];
    if (!record || record.by !== undefined || overtaken.has(at)) continue;
    const { language, key, on } = record;
    if (wordsOf(sources, language)[key] === undefined) continue;
    const known = unread.get(language) ?? { language, count: 0, at, on };
    unread.set(language, { ...known, count: known.count + 1, on: on < known.on ? on : known.on });
  }
  return [...unread.values()];
}
