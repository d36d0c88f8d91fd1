/** All sources of one line, read but not yet checked. */
import { type CsvFile, parseCsv } from './csv-file.ts';
import type { Encoding } from './decode-text.ts';
import type { KeysSource, ReviewsSource } from './keys.ts';
import type { LineSource, WrittenLine } from './line.ts';
import type { CommonLocale, LineLocale } from './locale.ts';
import type { MenuSource } from './menu.ts';
import { parseYaml, type YamlFile } from './yaml-file.ts';

export const tableNames = ['clinics', 'attestations', 'hotlines', 'contacts', 'places', 'holidays', 'alerts'] as const;
export type TableName = (typeof tableNames)[number];
/** Without its file, such a table has no rows. */
export const optionalTables: readonly TableName[] = ['alerts'];

export type LocaleFiles = { readonly common: YamlFile; readonly own: YamlFile };

export type RawSources = {
  readonly line: string;
  readonly lineFile: YamlFile;
  readonly menuFile: YamlFile;
  readonly keysFile: YamlFile;
  readonly reviewsFile: YamlFile;
  readonly locales: Readonly<Record<string, LocaleFiles>>;
  readonly tables: Readonly<Record<TableName, CsvFile>>;
  /** routes.lock: one reserved route and its screen a line. */
  readonly routesLock: { readonly file: string; readonly text: string };
  /** slips.lock: the digest of a take-down slip and what it takes down a line. */
  readonly slipsLock: { readonly file: string; readonly text: string };
};

/** The same sources once rule `schema` has found nothing wrong; only then may the typed values be read. */
export type LineSources = RawSources & {
  readonly values: {
    readonly line: LineSource;
    readonly menu: MenuSource;
    readonly keys: KeysSource;
    readonly reviews: ReviewsSource;
    readonly locales: Readonly<Record<string, { readonly common: CommonLocale; readonly own: LineLocale }>>;
  };
};

/** Every file of a project's content by its path (`menus/demo-ke/line.yaml`), and how those were written that are not UTF-8. */
export type SourceTexts = ReadonlyMap<string, string> & { readonly encodings?: ReadonlyMap<string, Encoding> };

/** The locales a line names, and their romanised forms, as far as its line.yaml can be read. */
function localesOf(lineFile: YamlFile): string[] {
  const value = lineFile.value as { languages?: { id?: unknown; latin?: unknown }[] } | null;
  const languages = Array.isArray(value?.languages) ? value.languages : [];
  const tags = languages.flatMap((language) => [language?.id, language?.latin]);
  return [...new Set(tags.filter((tag): tag is string => typeof tag === 'string' && /^[A-Za-z-]+$/.test(tag)))];
}

/** Gathers the sources of one line; a file that is missing is read as empty and found by rule `schema`. */
export function gatherSources(line: string, texts: SourceTexts): RawSources {
  const yaml = (path: string) => parseYaml(path, texts.get(path) ?? '');
  const folder = `menus/${line}`;
  const lineFile = yaml(`${folder}/line.yaml`);
  const csv = (path: string) => parseCsv(path, texts.get(path) ?? '', texts.encodings?.get(path));
  const tables = tableNames.map((name) => [name, csv(`${folder}/${name}.csv`)] as const);
  const locales = localesOf(lineFile).map(
    (tag) => [tag, { common: yaml(`locales/${tag}/common.yaml`), own: yaml(`locales/${tag}/${line}.yaml`) }] as const,
  );
  return {
    line,
    lineFile,
    menuFile: yaml(`${folder}/menu.yaml`),
    keysFile: yaml(`${folder}/keys.yaml`),
    reviewsFile: yaml(`${folder}/reviews.yaml`),
    locales: Object.fromEntries(locales),
    tables: Object.fromEntries(tables) as Record<TableName, CsvFile>,
    routesLock: { file: `${folder}/routes.lock`, text: texts.get(`${folder}/routes.lock`) ?? '' },
    slipsLock: { file: `${folder}/slips.lock`, text: texts.get(`${folder}/slips.lock`) ?? '' },
  };
}

/** Reads the values of sources as their types. Call it only when rule `schema` found no error. */
export function typedSources(raw: RawSources): LineSources {
  const locales = Object.entries(raw.locales).map(([tag, files]) => [
    tag,
    { common: files.common.value as CommonLocale, own: files.own.value as LineLocale },
  ]);
  const line = raw.lineFile.value as WrittenLine;
  return {
    ...raw,
    values: {
      line: { ...line, ussd: line.ussd ?? [], sms: line.sms ?? [] },
      menu: raw.menuFile.value as MenuSource,
      keys: raw.keysFile.value as KeysSource,
      reviews: raw.reviewsFile.value as ReviewsSource,
      locales: Object.fromEntries(locales) as LineSources['values']['locales'],
    },
  };
}
