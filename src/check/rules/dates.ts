/** What is past its date is not told of any more, or only with a warning to the caller; what lasts too long was not meant. */
import { daysBetween, resolveDay } from '../../content/days.ts';
import { maxAttestedDays, maxLiveDays } from '../../directory/complete.ts';
import { newestAttestations } from '../../directory/newest-attestations.ts';
import type { Finding } from '../finding.ts';
import { as, inCell, inYaml } from '../found.ts';
import type { SourceRule, SourceSubject } from '../rule.ts';

const id = 'dates';
const { error, warning } = as(id);

export const dates: SourceRule = {
  id,
  explains: 'Reviews, hotlines and attestations are not past their date, and last no longer than they may.',
  find: (subject) => [...cards(subject), ...hotlines(subject), ...attestations(subject)],
};

function cards({ sources: { menuFile, values }, buildDate }: SourceSubject): Finding[] {
  return Object.entries(values.menu.screens).flatMap(([screen, entry]) => {
    if (entry.kind !== 'card' || !entry.review) return [];
    const on = resolveDay(entry.review.on, buildDate);
    const until = resolveDay(entry.review.until, buildDate);
    const where = inYaml(menuFile, ['screens', screen, 'review', 'until']);
    if (on > buildDate || until < on)
      return [
        error(
          where,
          `The review of screen ${screen} has days in the wrong order.`,
          'It was reviewed on a day that is past, and counts until a later one.',
        ),
      ];
    if (until >= buildDate) return [];
    return [
      warning(
        where,
        `The review of screen ${screen} ended on ${until}: callers get “not checked since” and a hotline.`,
        'Have it reviewed again, then write the new days.',
      ),
    ];
  });
}

function hotlines({ sources: { tables }, buildDate }: SourceSubject): Finding[] {
  return tables.hotlines.rows.flatMap(({ row, cells }) => {
    const checkedOn = resolveDay(cells.checked_on ?? '', buildDate);
    const expiresOn = resolveDay(cells.expires_on ?? '', buildDate);
    const where = inCell(tables.hotlines, row, 'expires_on');
    const name = `Hotline ${cells.id ?? ''}`;
    if (checkedOn > buildDate || expiresOn < checkedOn)
      return [
        error(
          where,
          `${name} has days in the wrong order.`,
          'It was called on a day that is past, and counts until a later one.',
        ),
      ];
    if (daysBetween(checkedOn, expiresOn) > maxLiveDays)
      return [
        error(
          where,
          `${name} counts for longer than ${maxLiveDays} days.`,
          `Write a day at most ${maxLiveDays} days after it was called.`,
        ),
      ];
    if (expiresOn >= buildDate) return [];
    return [
      warning(
        where,
        `${name} was checked too long ago: it stands behind the others, with “not checked since”.`,
        'Call it, then write the new days.',
      ),
    ];
  });
}

function attestations({ sources: { tables }, buildDate }: SourceSubject): Finding[] {
  const wrongDays = tables.attestations.rows.flatMap(({ row, cells }) => {
    const checkedOn = resolveDay(cells.checked_on ?? '', buildDate);
    const yetToCome = (['who_date', 'checked_on'] as const).filter(
      (column) => resolveDay(cells[column] ?? '', buildDate) > buildDate,
    );
    if (yetToCome.length > 0)
      return yetToCome.map((column) =>
        error(
          inCell(tables.attestations, row, column),
          `${resolveDay(cells[column] ?? '', buildDate)} is in the future (today is ${buildDate}).`,
          'Is the year or month mistyped? Write the day on which somebody asked the clinic, or learnt of its withdrawal.',
        ),
      );
    if (cells.status === 'withdrawn') return [];
    const days = daysBetween(checkedOn, resolveDay(cells.expires_on ?? '', buildDate));
    if (days <= maxAttestedDays) return [];
    return [
      error(
        inCell(tables.attestations, row, 'expires_on'),
        `A clinic's word counts for ${days} days here.`,
        `Write a day at most ${maxAttestedDays} days after it was asked.`,
      ),
    ];
  });
  const past = newestAttestations(tables.attestations, buildDate).flatMap(({ row, cells }) => {
    const expiresOn = resolveDay(cells.expires_on, buildDate);
    if (cells.status === 'withdrawn' || expiresOn >= buildDate) return [];
    return [
      warning(
        inCell(tables.attestations, row, 'expires_on'),
        `The word of ${cells.clinic} ended on ${expiresOn}: nobody is told of it.`,
        'Ask the clinic again, then add a row.',
      ),
    ];
  });
  return [...wrongDays, ...past];
}
