/** A sentence of law that is only believed right does not leave the demonstration. */
import { as, inYaml } from '../found.ts';
import { lawSentences } from '../law-sentences.ts';
import type { SourceRule } from '../rule.ts';

const id = 'no-confirm';
const { error } = as(id);

export const noConfirm: SourceRule = {
  id,
  explains: 'No sentence still waits for an advocate of the country to confirm it.',
  production: true,
  find: ({ sources }) =>
    lawSentences(sources)
      .filter(({ sentence }) => sentence.confirm === 'true')
      .map(({ card, sentence, path }) =>
        error(
          inYaml(sources.menuFile, [...path, 'confirm']),
          `${card}.${sentence.say} waits for an advocate to confirm it.`,
          `Ask an advocate of the country, then: npm run cards -- record ${card} --line ${sources.line} --confirmed ${sentence.say} with the rest of the outcome; or take the sentence out.`,
        ),
      ),
};
