/** The keywords of a line as they are written, each with its place. */
import type { LineSources } from '../content/line-sources.ts';
import type { YamlFile } from '../content/yaml-file.ts';

export type WrittenKeyword = {
  readonly word: string;
  readonly locale: string;
  /** A screen, `help` or `check`. */
  readonly target: string;
  readonly file: YamlFile;
  readonly path: readonly PropertyKey[];
};

/** All keywords, in the order of the line's languages and of their files. */
export function writtenKeywords(sources: LineSources): readonly WrittenKeyword[] {
  return Object.entries(sources.values.locales).flatMap(([locale, { own }]) =>
    Object.entries(own.keywords).flatMap(([target, words]) =>
      words.flatMap((word, at): WrittenKeyword[] => {
        const file = sources.locales[locale]?.own;
        return file ? [{ word, locale, target, file, path: ['keywords', target, at] }] : [];
      }),
    ),
  );
}
