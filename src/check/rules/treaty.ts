/** A treaty counts from the day on which it binds the country of the card. */
import { as, inYaml } from '../found.ts';
import { lawSentences } from '../law-sentences.ts';
import type { SourceRule } from '../rule.ts';

const id = 'treaty';
const { error } = as(id);
const treatyNames =
  /\b(Convention|Covenant|Charter|Protocol|Treaty|ICCPR|ICESCR|ECHR|ACHPR|CEDAW|CERD|CAT|CRC|CRPD|CMW)\b/;

export const treaty: SourceRule = {
  id,
  explains: 'A sentence that rests on a treaty says since when it binds the country.',
  find: ({ sources }) =>
    lawSentences(sources).flatMap(({ card, jurisdiction, sentence, path }) => {
      if (!treatyNames.test(sentence.law) || sentence.inForce?.[jurisdiction]) return [];
      return [
        error(
          inYaml(sources.menuFile, path),
          `${card}.${sentence.say} rests on a treaty and does not say since when it binds ${jurisdiction}.`,
          `Write “inForce: { ${jurisdiction}: YYYY-MM-DD }” behind the law; if it does not bind the country, take the sentence out.`,
        ),
      ];
    }),
};
