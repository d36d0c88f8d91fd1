/** Safety: what a clinic's word still lacks before anybody is told of it. */
import type { CsvFile } from '../../content/csv-file.ts';
import { resolveDay } from '../../content/days.ts';
import { type Gap, gapsOf } from '../../directory/complete.ts';
import { type AttestationRow, newestAttestations } from '../../directory/newest-attestations.ts';
import type { Finding } from '../finding.ts';
import { as, inCell } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'attestations';
const { warning } = as(id);

/** What to write, by what is missing. How long it counts, and days yet to come, are matters of rule `dates`. */
const lacks: Readonly<Record<Gap, string | null>> = {
  'tells-police': 'it does not say that it tells police nothing (tells_police: no)',
  'tells-immigration': 'it does not say that it tells immigration nothing (tells_immigration: no)',
  'must-report': 'what the law makes it report is not written down (must_report)',
  'passes-bills-on': 'it does not say that unpaid bills stay with it (bills_passed_on: no)',
  'records-kept': 'where records are kept is not written down (records_kept)',
  'words-not-agreed': 'it has not agreed to be listed with our words (agreed_to_words: yes)',
  'nobody-asked': 'who answered and how is not written down (who_role, method)',
  'no-checker': 'who asked is not written down (checked_by)',
  'no-second-checker': 'nobody has confirmed it (second_checker)',
  'second-checker-is-first': 'one person asked and confirmed it: it takes two',
  'dates-out-of-order': 'its days are not in order: asked, then checked, then expires',
  'counts-too-long': null,
};

export const attestations: SourceRule = {
  id,
  explains: 'Every clinic of the list has given its word, completely and to two people; else nobody is told of it.',
  find({ sources: { tables }, buildDate }) {
    const newest = newestAttestations(tables.attestations, buildDate);
    const asked = new Set(newest.map(({ cells }) => cells.clinic));
    const never = tables.clinics.rows.filter(({ cells }) => !asked.has(cells.id ?? ''));
    const incomplete = newest.flatMap(({ row, cells }) => {
      if (cells.status === 'withdrawn') return outweighing(tables.attestations, { row, cells }, buildDate);
      const isToCome = [cells.who_date, cells.checked_on].some((day) => resolveDay(day, buildDate) > buildDate);
      const gaps = gapsOf(cells, buildDate).filter((gap) => !(isToCome && gap === 'dates-out-of-order'));
      const missing = gaps.flatMap((gap) => lacks[gap] ?? []);
      if (missing.length === 0) return [];
      return [
        warning(
          inCell(tables.attestations, row, 'clinic'),
          `Nobody is told of ${cells.clinic}: ${missing.join('; ')}.`,
          gaps.every((gap) => gap === 'no-second-checker' || gap === 'second-checker-is-first')
            ? 'A second person asks the clinic too and writes their handle into second_checker.'
            : 'Ask the clinic, then add a row below with all of its answers.',
        ),
      ];
    });
    return [
      ...incomplete,
      ...never.map(({ row, cells }) =>
        warning(
          inCell(tables.clinics, row, 'id'),
          `Nobody is told of ${cells.id ?? ''}: it has no row in attestations.csv.`,
          'Ask the clinic, then add a row there.',
        ),
      ),
    ];
  },
};

/** A withdrawal below a newer word: written down late, or left below by whoever sorted the rows. */
function outweighing(table: CsvFile, { row, cells }: AttestationRow, buildDate: string): readonly Finding[] {
  const withdrawnOn = resolveDay(cells.checked_on, buildDate);
  const isNewer = table.rows.some(
    (word) =>
      word.cells.clinic === cells.clinic &&
      word.cells.status === 'attested' &&
      word.row < row &&
      resolveDay(word.cells.checked_on ?? '', buildDate) > withdrawnOn,
  );
  if (!isNewer) return [];
  return [
    warning(
      inCell(table, row, 'status'),
      `Nobody is told of ${cells.clinic}: its withdrawal of ${withdrawnOn} stands below a newer row and outweighs it.`,
      'To list it again, ask the clinic anew and add a row below, with the day of asking in checked_on.',
    ),
  ];
}
