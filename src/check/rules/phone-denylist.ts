/** Safety: nobody who calls for help reaches police, immigration or a number that costs a fortune without knowing. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { deniedAs } from '../denied-numbers.ts';
import { isDramaNumber } from '../drama-numbers.ts';
import { as, inYaml } from '../found.ts';
import { offeredNumbers } from '../listed-numbers.ts';
import type { SourceRule, SourceSubject } from '../rule.ts';

const id = 'phone-denylist';
const { error } = as(id);
/** The sentence of an emergency card that says that police may come. */
const warningSentence = 'come';

export const phoneDenylist: SourceRule = {
  id,
  explains:
    'No number of police, emergency services, immigration or premium calls is offered, but on an emergency card that says so.',
  find: ({ sources }) => [...offered(sources), ...onCards(sources)],
};

function offered(sources: SourceSubject['sources']) {
  const { jurisdiction } = sources.values.line;
  return offeredNumbers(sources).flatMap(({ number, where, what }) => {
    const isDear = parsePhoneNumberFromString(number)?.getType() === 'PREMIUM_RATE' && !isDramaNumber(number);
    const answers = deniedAs(number, jurisdiction) ?? (isDear ? 'a premium number' : null);
    return answers === null
      ? []
      : [error(where, `The number of ${what} is that of ${answers}.`, 'Take another number, or take this row out.')];
  });
}

function onCards({ menuFile, values }: SourceSubject['sources']) {
  return Object.entries(values.menu.screens).flatMap(([screen, entry]) => {
    if (entry.kind !== 'card' || entry.numbers === undefined) return [];
    const where = inYaml(menuFile, ['screens', screen, 'numbers']);
    if (entry.emergency !== 'true')
      return [
        error(
          where,
          `Screen ${screen} has numbers of its own.`,
          'Put them into hotlines.csv; only a card with “emergency: true” may carry numbers.',
        ),
      ];
    if (entry.pages[0]?.some(({ say }) => say === warningSentence)) return [];
    return [
      error(
        where,
        `Screen ${screen} gives an emergency number and does not say that police may come.`,
        `Write “- { say: ${warningSentence} }” into its first page, and the sentence ${screen}.${warningSentence} in every language.`,
      ),
    ];
  });
}
