/** What an HSDS service offers to whom, as cells of clinics.csv. What it does not say is written as the less good of two answers: fail closed. */
import { type Service, services } from '../content/services.ts';
import { foldForSearch } from '../directory/fold.ts';
import { readLanguages } from './hsds-languages.ts';
import { type Column, type Doubt, factOf, type Read, together } from './hsds-reading.ts';
import type { HsdsContext } from './hsds-service.ts';
import type { SourceService } from './hsds-source.ts';
import type { Fact } from './hsds-vocabulary.ts';

const maxNameLetters = 24;
const maxWordLetters = 120;

/** Everything but area, hours and phones. `path` is where the service is in its file. */
export function readFacts(service: SourceService, path: string, context: HsdsContext): Read {
  const parts = [
    shortened('name', service.name, maxNameLetters, `${path}.name`),
    shortened('serves', service.eligibility_description ?? '', maxWordLetters, `${path}.eligibility_description`),
    readServices(service, path),
    readLanguages(service, path, context),
    { cells: readAnswers(service), doubts: [] },
  ];
  return together(parts);
}

function readAnswers(service: SourceService): Read['cells'] {
  const oneOf = <Answer extends string>(fact: Fact, answers: readonly Answer[]): Answer | undefined =>
    answers.find((answer) => answer === factOf(service, fact));
  const amounts = (service.cost_options ?? []).map(({ amount }) => amount ?? null);
  const isFree = amounts.length > 0 && amounts.every((amount) => amount === 0);
  return {
    cost: oneOf('cost', ['free', 'some', 'paid']) ?? (isFree ? 'free' : 'paid'),
    asks_id: oneOf('asks_id', ['yes', 'no']) ?? 'yes',
    walk_in: oneOf('walk_in', ['yes', 'no']) ?? 'no',
    holidays: oneOf('holidays', ['open', 'closed']) ?? 'closed',
  };
}

function readServices(service: SourceService, path: string): Read {
  const terms = (service.attributes ?? []).map((attribute, index) => ({ term: attribute.taxonomy_term, index }));
  const said = terms.flatMap(({ term, index }) =>
    term ? [{ id: serviceId(term.code) ?? serviceId(term.name), index }] : [],
  );
  const known = [...new Set(said.flatMap(({ id }) => id ?? []))];
  const doubts = said.flatMap(({ id, index }): Doubt[] =>
    id === null ? [{ column: 'services', path: `${path}.attributes[${index}]`, ...unknownService }] : [],
  );
  if (known.length > 0) return { cells: { services: known.join(' ') }, doubts };
  return { cells: { services: 'general' }, doubts: [...doubts, { column: 'services', path, ...noService }] };
}

const unknownService = {
  words: 'This kind of service is none of our fixed list.',
  mend: `Add what it is in the column services, some of: ${services.join(' ')}.`,
};
const noService = {
  words: 'No service of our fixed list is named, so general is written.',
  mend: 'Write what the clinic offers in the column services.',
};

function serviceId(word: string | null | undefined): Service | null {
  const folded = foldForSearch(word ?? '').replaceAll(' ', '-');
  return services.find((id) => id === folded) ?? null;
}

function shortened(column: Column, text: string, most: number, path: string): Read {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= most) return { cells: { [column]: plain }, doubts: [] };
  const words = plain
    .slice(0, most + 1)
    .split(' ')
    .slice(0, -1)
    .join(' ');
  const cut = words === '' ? plain.slice(0, most) : words;
  const doubt = {
    words: `More than ${most} letters: the end was cut off.`,
    mend: `Shorten it in the column ${column}.`,
  };
  return { cells: { [column]: cut }, doubts: [{ column, path, ...doubt }] };
}
