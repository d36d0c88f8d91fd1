/** Safety: a slip of the thumb in a keyword must never be taken for “send me nothing more”. */
import { distance } from 'fastest-levenshtein';
import { foldWord, optOutLetters, optOutWords } from '../../menu/keywords.ts';
import { as, inYaml, languageName } from '../found.ts';
import type { SourceRule } from '../rule.ts';
import { writtenKeywords } from '../written-keywords.ts';

const id = 'keyword-opt-out';
const { error } = as(id);

export const keywordOptOut: SourceRule = {
  id,
  explains: 'No keyword is within two letters of a word that ends all messages.',
  find({ sources, gateways }) {
    const words = new Set([...optOutWords, ...gateways.sms.flatMap((gateway) => gateway.optOutWords)].map(foldWord));
    return writtenKeywords(sources).flatMap(({ word, locale, file, path }) => {
      const near = [...words].find((optOut) => distance(foldWord(word), optOut) <= optOutLetters);
      if (near === undefined) return [];
      return [
        error(
          inYaml(file, path),
          `${word} (${languageName(locale)}) is within two letters of ${near}, by which people end all messages.`,
          'Take a longer or quite different word.',
        ),
      ];
    });
  },
};
