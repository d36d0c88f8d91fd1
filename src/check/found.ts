/** Writing findings: one call a finding, and the place where an editor has to look. */
import type { CsvFile } from '../content/csv-file.ts';
import type { LineSources } from '../content/line-sources.ts';
import type { YamlFile } from '../content/yaml-file.ts';
import type { Finding, Severity, Where } from './finding.ts';

type Say = (where: Where, words: string, mend: string) => Finding;

/** The two ways in which the rule with this id speaks: what must be mended, and what should be looked at. */
export function as(rule: string): { readonly error: Say; readonly warning: Say } {
  const speak =
    (severity: Severity): Say =>
    (where, words, mend) => ({ rule, severity, where, words, mend });
  return { error: speak('error'), warning: speak('warning') };
}

/** The part of a YAML file at a path; its nearest parent where it is missing. */
export function inYaml(file: YamlFile, path: readonly PropertyKey[]): Where {
  return { file: file.file, ...file.at(path) };
}

/** A cell of a table: its row, as a spreadsheet numbers it, and the name of its column. */
export function inCell({ file }: CsvFile, row: number, cell: string): Where {
  return { file, line: row, column: null, row, cell };
}

/** A whole file. */
export function inFile(file: string): Where {
  return { file, line: null, column: null };
}

/** A string of a locale, in the file of the line or the one that all lines share; the line's file where neither has it. */
export function inString(sources: LineSources, locale: string, key: string): Where {
  const files = sources.locales[locale];
  const values = sources.values.locales[locale];
  if (!files || !values) return inFile(`locales/${locale}`);
  const isCommon = values.own.strings[key] === undefined && values.common.strings[key] !== undefined;
  return inYaml(isCommon ? files.common : files.own, ['strings', key]);
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** What a language or locale is called in English: `am-Latn` → `Amharic (Latin)`. */
export function languageName(tag: string): string {
  return languageNames.of(tag) ?? tag;
}

/** Names in a sentence: `en, fr and sw`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
