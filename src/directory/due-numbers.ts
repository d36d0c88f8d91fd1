/** Hotlines to call again, and contacts that nobody has called. */
import { daysBetween } from '../content/days.ts';
import type { DueItem, DueLine } from './due-item.ts';

/** Hotlines are called every month: to tell of them earlier would be to tell of all of them always. */
export const hotlineLeadDays = 10;

/** Hotlines whose test call is past or runs out, within 10 days at most. */
export function hotlinesDue({ sources, edition, today }: DueLine, withinDays: number): readonly DueItem[] {
  const { file, rows } = sources.tables.hotlines;
  const language = edition.line.languages[0]?.id ?? '';
  return edition.hotlines.flatMap(({ id, names, phone, expiresOn }, at): DueItem[] => {
    const daysLeft = daysBetween(today, expiresOn);
    if (daysLeft > Math.min(hotlineLeadDays, withinDays)) return [];
    return [
      {
        stage: 'running-out',
        kind: 'hotline',
        id,
        name: names[language] ?? id,
        language: null,
        phone,
        where: { file, row: rows[at]?.row ?? 1 },
        on: expiresOn,
        daysLeft,
        remedy: { kind: 'call' },
        leavesEmpty: [],
      },
    ];
  });
}

/** Contacts without a day in `checked_on`. */
export function contactsDue({ sources, edition }: DueLine): readonly DueItem[] {
  const { file, rows } = sources.tables.contacts;
  const language = edition.line.languages[0]?.id ?? '';
  return edition.contacts.flatMap(({ id, names, phone }, at): DueItem[] => {
    const row = rows[at];
    if ((row?.cells.checked_on ?? '') !== '') return [];
    return [
      {
        stage: 'never-called',
        kind: 'contact',
        id,
        name: names[language] ?? id,
        language: null,
        phone,
        where: { file, row: row?.row ?? 1 },
        on: null,
        daysLeft: null,
        remedy: { kind: 'call' },
        leavesEmpty: [],
      },
    ];
  });
}
