/** A character that a network cannot carry reaches callers as a question mark. */
import type { Names } from '../../content/names.ts';
import { nameIn } from '../../render/facts.ts';
import { notCarried } from '../../render/fold.ts';
import type { Finding, Where } from '../finding.ts';
import { as, inCell, inString, inYaml, languageName } from '../found.ts';
import { stringsOf } from '../needed-strings.ts';
import type { EditionRule, EditionSubject } from '../rule.ts';

const id = 'network-characters';
const { error } = as(id);
const tables = ['places', 'clinics', 'hotlines', 'contacts'] as const;

export const networkCharacters: EditionRule = {
  id,
  explains: 'Every character can be carried by the networks, in Latin letters if need be.',
  find(subject) {
    const { edition, sources } = subject;
    const isNarrow = subject.shown.some(({ limits }) => limits.alphabet === 'gsm7');
    const locales = edition.line.languages
      .filter(({ latin }) => isNarrow || latin !== null)
      .map(({ id: language, latin }) => latin ?? language);
    const { organisation, tariff } = edition.line;
    return [
      ...locales.flatMap((locale) => [...strings(subject, locale), ...names(subject, locale)]),
      ...(isNarrow ? Object.entries({ organisation, tariff }) : []).flatMap(([key, text]) =>
        lost(text, inYaml(sources.lineFile, [key]), key),
      ),
    ];
  },
};

function strings({ sources }: EditionSubject, locale: string): Finding[] {
  return Object.entries(stringsOf(sources, locale)).flatMap(([key, text]) =>
    lost(text, inString(sources, locale, key), `${key} in ${languageName(locale)}`),
  );
}

function names(subject: EditionSubject, locale: string): Finding[] {
  const { edition, sources } = subject;
  const ofTable: Readonly<Record<(typeof tables)[number], readonly { id: string; names: Names }[]>> = {
    places: [...edition.regions, ...edition.places],
    clinics: edition.clinics,
    hotlines: edition.hotlines,
    contacts: edition.contacts,
  };
  return tables.flatMap((name) => {
    const rowById = new Map(sources.tables[name].rows.map(({ row, cells }) => [cells.id, row]));
    return ofTable[name].flatMap((entry) => {
      const row = rowById.get(entry.id) ?? 1;
      const column =
        entry.names[locale] === undefined || locale === edition.line.languages[0]?.id ? 'name' : `name.${locale}`;
      return lost(
        nameIn(entry.names, locale),
        inCell(sources.tables[name], row, column),
        `${entry.id} in ${languageName(locale)}`,
      );
    });
  });
}

function lost(text: string, where: Where, what: string): Finding[] {
  const characters = notCarried(text);
  if (characters.length === 0) return [];
  return [
    error(
      where,
      `${what} has ${characters.join(' ')}, which phones would show as ?.`,
      characters.includes('\uFFFD')
        ? 'The file was not saved as UTF-8, and letters are lost: take the last good one, and save it as UTF-8.'
        : 'Write it in plain Latin letters, digits and punctuation.',
    ),
  ];
}
