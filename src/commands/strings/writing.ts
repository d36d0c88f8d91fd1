/** What an import of translations writes, file by file, before any of it is written. */
import type { LineSources, SourceTexts } from '../../content/line-sources.ts';
import { type LineStrings, screenOf, wordsIn } from '../../exchange/strings-rows.ts';
import type { TakenString } from '../../exchange/strings-taken.ts';
import { editLocale, type LocaleEdit } from '../../exchange/strings-yaml.ts';
import { type StringRecord, withRecords } from './records.ts';

/** The files that would have another text, by path. */
export type Writing = ReadonlyMap<string, string>;

/** The locale files and reviews.yaml as they would be; none of them where every string is the same. */
export function writingOf(
  {
    sources,
    strings,
    texts,
    today,
  }: {
    readonly sources: LineSources;
    readonly strings: LineStrings;
    readonly texts: SourceTexts;
    readonly today: string;
  },
  taken: readonly TakenString[],
): Writing {
  const edits = Map.groupBy(
    taken.filter(({ kind }) => kind !== 'same'),
    (one) => fileOf(sources, one),
  );
  const order = strings.rows.map((row) => (row.kind === 'keywords' ? screenOf(row) : row.key));
  const locales = [...edits].map(
    ([path, own]) => [path, editLocale(texts.get(path) ?? '', own.map(editOf), order)] as const,
  );
  const records = taken.flatMap((one) => recordOf(one, today));
  const { file } = sources.reviewsFile;
  const reviews = records.length > 0 ? [[file, withRecords(texts.get(file) ?? '', records)] as const] : [];
  return new Map([...locales, ...reviews].filter(([path, text]) => texts.get(path) !== text));
}

/** The file of a string in its language: where it stands; where it stands nowhere, that of the first language. */
export function fileOf(sources: LineSources, { string, language }: Pick<TakenString, 'string' | 'language'>): string {
  const values = sources.values.locales[language];
  const { key, kind } = string;
  const isOwn = kind === 'keywords' || values?.own.strings[key] !== undefined;
  const isCommon = values?.common.strings[key] !== undefined;
  return `locales/${language}/${isOwn || (!isCommon && string.file === 'own') ? sources.line : 'common'}.yaml`;
}

const editOf = ({ string, after }: TakenString): LocaleEdit =>
  string.kind === 'keywords'
    ? { part: 'keywords', key: screenOf(string), value: wordsIn(after) }
    : { part: 'strings', key: string.key, value: after };

function recordOf({ string, language, made }: TakenString, on: string): readonly StringRecord[] {
  return made === null ? [] : [{ key: string.key, language, source: made.source, text: made.text, on }];
}
