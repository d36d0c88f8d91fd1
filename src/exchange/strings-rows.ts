/** The strings of a line as translators work on them: a row a string, with its words in every language. */
import type { LineSources } from '../content/line-sources.ts';
import { trimCell } from '../content/odd-spaces.ts';

export type StringRow = {
  /** That of the string; `keyword.<screen>` for what may be texted. */
  readonly key: string;
  readonly kind: 'text' | 'keywords';
  /** The line's own file, or the one that all lines share. */
  readonly file: 'own' | 'common';
  /** In the line's first language; empty where it has none. */
  readonly source: string;
  /** By locale, the first language too; those that have none are absent. */
  readonly texts: Readonly<Record<string, string>>;
};

export type LineStrings = {
  readonly line: string;
  /** The locale that is translated from. */
  readonly source: string;
  /** The locales that are translated into, in the order of the line. */
  readonly languages: readonly string[];
  readonly rows: readonly StringRow[];
};

const keywordPrefix = 'keyword.';
const betweenWords = '; ';

/** All strings: what may be texted, then the line's own in the order of its first language, then those that all lines share. */
export function lineStrings(sources: LineSources): LineStrings {
  const { line, values } = sources;
  const locales = Object.keys(values.locales);
  const source = values.line.languages[0]?.id ?? '';
  const ordered = [source, ...locales.filter((locale) => locale !== source)];
  const say = (part: (locale: string) => Readonly<Record<string, string>>, of: Pick<StringRow, 'kind' | 'file'>) => {
    const keys = [...new Set(ordered.flatMap((locale) => Object.keys(part(locale))))];
    return keys.map((key): StringRow => {
      const texts = ordered.flatMap((locale) => {
        const text = part(locale)[key];
        return text === undefined ? [] : [[locale, text] as const];
      });
      return { key, ...of, source: part(source)[key] ?? '', texts: Object.fromEntries(texts) };
    });
  };
  const own = say((locale) => values.locales[locale]?.own.strings ?? {}, { kind: 'text', file: 'own' });
  const common = say((locale) => values.locales[locale]?.common.strings ?? {}, { kind: 'text', file: 'common' });
  const texted = say((locale) => keywordsOf(values.locales[locale]?.own.keywords), { kind: 'keywords', file: 'own' });
  const rows = new Map([...texted, ...common, ...own].map((row) => [row.key, row]));
  const order = [...texted, ...own, ...common].map(({ key }) => key);
  return {
    line,
    source,
    languages: ordered.slice(1),
    rows: [...new Set(order)].flatMap((key) => rows.get(key) ?? []),
  };
}

function keywordsOf(keywords: Readonly<Record<string, readonly string[]>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(keywords).map(([screen, words]) => [`${keywordPrefix}${screen}`, words.join(betweenWords)]),
  );
}

/** The screen whose words a row of keywords holds. */
export const screenOf = ({ key }: Pick<StringRow, 'key'>): string => key.slice(keywordPrefix.length);

/** The words of a cell of keywords, whatever stands between them. */
export function wordsIn(cell: string): readonly string[] {
  return cell.split(/[\s;,\u060c\u061b\u1363\u1364\u3001\uff0c\uff1b]+/u).filter((word) => word !== '');
}

/** A text as files of other programs give it back: composed, line breaks of one kind, nothing at its ends. */
export function plainText(text: string): string {
  return trimCell(text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n'));
}

/** Whether two texts of a row are the same to whoever reads them. */
export function isSameText(kind: StringRow['kind'], one: string, other: string): boolean {
  if (kind === 'text') return plainText(one) === plainText(other);
  return wordsIn(plainText(one)).join(betweenWords) === wordsIn(plainText(other)).join(betweenWords);
}
