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
  find: ({ sources }) => [...screens(sources), ...rows(sources)],
};

function screens({ menuFile, tables, values }: SourceSubject['sources']): Finding[] {
  const answered = new Set(tables.hotlines.rows.flatMap(({ cells }) => (cells.topics ?? '').split(' ')));
  const groups = new Set(tables.contacts.rows.map(({ cells }) => cells.group));
  return Object.entries(values.menu.screens).flatMap(([screen, entry]) => {
    const where = inYaml(menuFile, ['screens', screen]);
    const noHotline = topicsOf(entry).filter((topic) => !answered.has(topic));
    const noContact = entry.kind === 'contacts' ? entry.groups.filter((group) => !groups.has(group)) : [];
    return [
      ...noHotline.map((topic) =>
        error(
          where,
          `Screen ${screen} sends callers to a hotline on ${topic}, and none of hotlines.csv has this topic.`,
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
