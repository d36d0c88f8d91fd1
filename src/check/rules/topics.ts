/** Whoever a screen sends callers to is on the lists, and whoever is on the lists is told of somewhere. */
import { contactGroups, topics as knownTopics, type ScreenEntry } from '../../content/menu.ts';
import type { Finding } from '../finding.ts';
import { as, inCell, inYaml } from '../found.ts';
import type { SourceRule, SourceSubject } from '../rule.ts';

const id = 'topics';
const { error, warning } = as(id);

export const topics: SourceRule = {
  id,
  explains: 'Each topic of a screen has a hotline, each group has a contact, and each contact is shown.',
  find: ({ sources }) => [...screens(sources), ...unasked(sources), ...rows(sources)],
};

function screens({ menuFile, tables, values }: SourceSubject['sources']): Finding[] {
  const own = values.line.jurisdiction;
  const answered = new Set(
    tables.hotlines.rows.flatMap(({ cells }) =>
      lawsOf(cells, own).flatMap((law) => (cells.topics ?? '').split(' ').map((topic) => `${law} ${topic}`)),
    ),
  );
  const groups = new Set(tables.contacts.rows.map(({ cells }) => cells.group));
  return Object.entries(values.menu.screens).flatMap(([screen, entry]) => {
    const where = inYaml(menuFile, ['screens', screen]);
    const law = lawAskedBy(entry) ?? own;
    const noHotline = topicsOf(entry).filter((topic) => !answered.has(`${law} ${topic}`));
    const noContact = entry.kind === 'contacts' ? entry.groups.filter((group) => !groups.has(group)) : [];
    return [
      ...noHotline.map((topic) =>
        error(
          where,
          `Screen ${screen} sends callers to a hotline on ${topic}, and none of hotlines.csv has this topic${law === own ? '' : ` for the law of ${law}`}.`,
          'Add the topic to a hotline that answers it, or take it out of the screen.',
        ),
      ),
      ...noContact.map((group) =>
        error(
          where,
          `Screen ${screen} shows the group ${group}, and contacts.csv has nobody in it.`,
          'Add a contact, or take the group out of the screen.',
        ),
      ),
    ];
  });
}

function topicsOf(entry: ScreenEntry): readonly string[] {
  if (entry.kind === 'hotlines') return entry.topics;
  return 'hotline' in entry && entry.hotline ? [entry.hotline] : [];
}

const lawAskedBy = (entry: ScreenEntry): string | undefined =>
  entry.kind === 'card' || entry.kind === 'hotlines' ? entry.jurisdiction : undefined;

const lawsOf = ({ jurisdictions }: Readonly<Record<string, string>>, own: string): readonly string[] =>
  jurisdictions ? jurisdictions.split(' ') : [own];

/** Hotlines of another law, which only a screen that asks for it tells of. */
function unasked({ tables, values }: SourceSubject['sources']): Finding[] {
  const own = values.line.jurisdiction;
  const asked = new Set([own, ...Object.values(values.menu.screens).map(lawAskedBy)]);
  return tables.hotlines.rows
    .filter(({ cells }) => !lawsOf(cells, own).some((law) => asked.has(law)))
    .map(({ row, cells }) =>
      warning(
        inCell(tables.hotlines, row, 'jurisdictions'),
        `No screen asks for the law of ${cells.jurisdictions ?? ''}, so nobody is told of hotline ${cells.id ?? ''}.`,
        'Write “jurisdiction” on the card or list of hotlines that is about this law, or take the row out.',
      ),
    );
}

function rows({ tables, values }: SourceSubject['sources']): Finding[] {
  const shown = Object.values(values.menu.screens).flatMap((entry) => (entry.kind === 'contacts' ? entry.groups : []));
  const strayTopics = tables.hotlines.rows.flatMap(({ row, cells }) =>
    (cells.topics ?? '')
      .split(' ')
      .filter((topic) => !knownTopics.some((known) => known === topic))
      .map((topic) =>
        error(
          inCell(tables.hotlines, row, 'topics'),
          `There is no topic ${topic}.`,
          `Write some of these: ${knownTopics.join(' ')}.`,
        ),
      ),
  );
  const strayGroups = tables.contacts.rows.flatMap(({ row, cells }) => {
    const where = inCell(tables.contacts, row, 'group');
    const group = contactGroups.find((known) => known === cells.group);
    if (group === undefined)
      return [
        error(where, `There is no group ${cells.group ?? ''}.`, `Write one of these: ${contactGroups.join(' ')}.`),
      ];
    return shown.includes(group)
      ? []
      : [
          warning(
            where,
            `No screen shows the group ${group}, so nobody is told of this contact.`,
            'Add the group to a screen of kind contacts, or take the row out.',
          ),
        ];
  });
  return [...strayTopics, ...strayGroups];
}
