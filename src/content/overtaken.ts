/** Translations that somebody read against words that have changed since. */
import { fingerprintOf } from './fingerprint.ts';
import type { LineSources } from './line-sources.ts';

export type Overtaken = {
  readonly key: string;
  /** The locale of the translation. */
  readonly language: string;
  /** Which record of reviews.yaml says so, from 0. */
  readonly at: number;
  readonly readOn: string;
  /** Whether the translation has changed as well, so that it only has to be read again. */
  readonly isChanged: boolean;
};

/** The words of one locale as a line says them: its own before those that all lines share. */
export function wordsOf({ values }: LineSources, locale: string): Readonly<Record<string, string>> {
  const files = values.locales[locale];
  return { ...files?.common.strings, ...files?.own.strings };
}

/** In the order of reviews.yaml. Of several records of one string the last counts; what is no longer said is left out. */
export function overtakenIn(sources: LineSources): readonly Overtaken[] {
  const { line, reviews } = sources.values;
  const source = wordsOf(sources, line.languages[0]?.id ?? '');
  const latest = new Map((reviews.strings ?? []).map((record, at) => [`${record.language} ${record.key}`, at]));
  return [...latest.values()]
    .sort((a, b) => a - b)
    .flatMap((at): Overtaken[] => {
      const record = reviews.strings?.[at];
      const [from, to] = [source[record?.key ?? ''], wordsOf(sources, record?.language ?? '')[record?.key ?? '']];
      if (!record || from === undefined || to === undefined || record.source === fingerprintOf(from)) return [];
      const { key, language, on: readOn } = record;
      return [{ key, language, at, readOn, isChanged: record.text !== fingerprintOf(to) }];
    });
}
