/** One word that people text leads to one answer, whatever language they text in. */
import { foldWord } from '../../menu/keywords.ts';
import type { Finding } from '../finding.ts';
import { as, inYaml, languageName } from '../found.ts';
import type { SourceRule, SourceSubject } from '../rule.ts';
import { type WrittenKeyword, writtenKeywords } from '../written-keywords.ts';

const id = 'keyword-collision';
const { error, warning } = as(id);

export const keywordCollision: SourceRule = {
  id,
  explains: 'No keyword means two things, in one language or in two.',
  find({ sources }) {
    const seen = new Map<string, WrittenKeyword>();
    return writtenKeywords(sources).flatMap((keyword) => {
      const word = foldWord(keyword.word);
      const other = seen.get(word);
      if (!other) seen.set(word, keyword);
      return [...(other ? collision(sources, keyword, other) : []), ...swallowed(sources, keyword)];
    });
  },
};

function collision(sources: SourceSubject['sources'], keyword: WrittenKeyword, other: WrittenKeyword): Finding[] {
  const where = inYaml(keyword.file, keyword.path);
  const here = `${keyword.word} (${languageName(keyword.locale)})`;
  if (keyword.target !== other.target)
    return [
      error(
        where,
        `${here} leads to ${keyword.target}, and to ${other.target} in ${languageName(other.locale)}.`,
        'Take another word for one of them.',
      ),
    ];
  if (keyword.locale === other.locale) return [error(where, `${here} stands twice.`, 'Keep one of them.')];
  if (isSameLanguage(sources, keyword.locale, other.locale)) return [];
  return [
    warning(
      where,
      `${here} is a keyword of ${languageName(other.locale)} too, and would be answered in that language.`,
      'Take a word that only this language has.',
    ),
  ];
}

/** A language and its romanised form may share a word. */
function isSameLanguage({ values }: SourceSubject['sources'], a: string, b: string): boolean {
  return values.line.languages.some(({ id: own, latin }) => [own, latin].includes(a) && [own, latin].includes(b));
}

function swallowed({ values }: SourceSubject['sources'], keyword: WrittenKeyword): Finding[] {
  if (!values.line.sms.some(({ sharedKeyword }) => sharedKeyword === foldWord(keyword.word))) return [];
  return [
    error(
      inYaml(keyword.file, keyword.path),
      `${keyword.word} is the word that the shared short code wants first, so it is never read as a keyword.`,
      'Take another word here.',
    ),
  ];
}
