/** What people are told to text stays among their sent messages: digits tell nothing, a word does. */
import { foldWord } from '../../menu/keywords.ts';
import { as, inString, languageName } from '../found.ts';
import { stringsOf } from '../needed-strings.ts';
import type { SourceRule } from '../rule.ts';
import { type WrittenKeyword, writtenKeywords } from '../written-keywords.ts';

const id = 'printed-words';
const { error } = as(id);

const inCapitals = /(?<![\p{L}\p{M}])\p{Lu}[\p{Lu}\p{M}]+(?![\p{L}\p{M}])/gu;
/** A word, or a word and a name, in quotation marks; an apostrophe within a word opens none. */
const inQuotes = /(?<![\p{L}\p{N}])["'‘’“„«‹「『]\s*([\p{L}\p{M}]+)(?:\s+[^\s"'’”»›」』]+)?\s*["'’”»›」』]/gu;
/** Letters right before what is filled in to be texted. */
const beforeRoute = /([\p{L}\p{M}]+)\s*\{(?:route|key|code)\}/gu;

export const printedWords: SourceRule = {
  id,
  explains: 'No sentence asks people to text a keyword, but one for help in a script of its own: digits do instead.',
  find({ sources }) {
    const telling = writtenKeywords(sources).filter((keyword) => !isHelpInOwnScript(keyword));
    return Object.keys(sources.values.locales).flatMap((locale) =>
      Object.entries(stringsOf(sources, locale)).flatMap(([key, text]) => {
        const printed = telling.find(({ word }) => isPrinted(text, word));
        if (!printed) return [];
        return [
          error(
            inString(sources, locale, key),
            `${key} in ${languageName(locale)} prints ${printed.word}, which people can text.`,
            'Print digits: what was texted stays on the phone, and a word tells. Write the word in small letters and without quotation marks if nobody is to text it.',
          ),
        ];
      }),
    );
  },
};

const isLatin = (word: string) => /^\p{Script=Latin}+$/u.test(word);
/** A further reply in a script of its own is asked for behind this word: digits alone are answered in Latin letters. */
const isHelpInOwnScript = ({ target, word }: WrittenKeyword) => target === 'help' && !isLatin(word);

function isPrinted(text: string, keyword: string): boolean {
  const wanted = foldWord(keyword);
  const standing = [...text.matchAll(inCapitals), ...text.matchAll(inQuotes)].map(([all, word]) => word ?? all);
  if (standing.some((word) => foldWord(word) === wanted)) return true;
  const before = [...text.matchAll(beforeRoute)].map(([, word = '']) => foldWord(word));
  return before.some((word) => (isLatin(keyword) ? word === wanted : word.endsWith(wanted)));
}
