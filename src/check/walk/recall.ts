/** CHECK and a clinic's code is answered by one SMS, and nothing leads to a second. */
import type { Finding } from '../finding.ts';
import { as, inCell, inFile, languageName } from '../found.ts';
import type { EditionSubject } from '../rule.ts';

const { error } = as('walk');

/** Clinics whose answer to CHECK is longer than one reply. */
export function findRecall({ edition, sources: { tables }, shown }: EditionSubject): readonly Finding[] {
  return shown
    .filter(({ kind, pages }) => kind === 'check' && pages.length > 1)
    .map(({ strings, pages }) => {
      const clinic = edition.clinics.find(({ code }) => pages[0]?.text.includes(code));
      const row = tables.clinics.rows.find(({ cells }) => cells.id === clinic?.id)?.row;
      return error(
        row === undefined ? inFile(tables.clinics.file) : inCell(tables.clinics, row, 'directions'),
        `What CHECK ${clinic?.code ?? ''} answers in ${languageName(strings.locale)} takes more than one SMS of two parts.`,
        'Say in fewer words how to get there, or leave out one of its other numbers.',
      );
    });
}
