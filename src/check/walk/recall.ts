/** What no route leads to, such as the answer to CHECK, is one SMS: nobody could ask for a second. */
import type { Finding } from '../finding.ts';
import { as, inCell, inFile, languageName } from '../found.ts';
import type { EditionSubject } from '../rule.ts';
import { nameOf, type Shown, whereOf } from './shown.ts';
import { charactersTooLong } from './too-long.ts';

const { error } = as('walk');

/** Answers to CHECK, and screens without a route, that are longer than one reply. */
export function findRecall(subject: EditionSubject): readonly Finding[] {
  const tooLong = subject.shown.filter(
    ({ limits, screen, pages }) => limits.channel === 'sms' && screen.route === null && pages.length > 1,
  );
  const checks = tooLong.filter(({ kind }) => kind === 'check');
  const others = tooLong.filter(({ kind }) => kind !== 'check');
  return [...checksTooLong(subject, checks), ...others.map((one) => screenTooLong(subject, one))];
}

/** One a clinic and language: by its longest answer, which differs from hour to hour. */
function checksTooLong({ edition, sources: { tables } }: EditionSubject, shown: readonly Shown[]): readonly Finding[] {
  const answers = shown.map((one) => ({
    clinic: edition.clinics.find(({ code }) => one.pages[0]?.text.includes(code)),
    language: languageName(one.strings.locale),
    over: charactersTooLong(one),
  }));
  const longest = new Map(
    answers.sort((a, b) => a.over - b.over).map((one) => [`${one.clinic?.code} ${one.language}`, one]),
  );
  return [...longest.values()].map(({ clinic, language, over }) => {
    const row = tables.clinics.rows.find(({ cells }) => cells.id === clinic?.id)?.row;
    return error(
      row === undefined ? inFile(tables.clinics.file) : inCell(tables.clinics, row, 'directions'),
      `What CHECK ${clinic?.code ?? ''} answers in ${language} is ${count(over, 'character')} too long for one SMS of two parts.`,
      `Shorten directions by ${count(over, 'letter')}, or take one of its other numbers out.`,
    );
  });
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

function screenTooLong({ sources }: EditionSubject, shown: Shown): Finding {
  return error(
    whereOf(sources, shown),
    `${nameOf(shown)} takes more than one SMS of two parts, and nothing leads to the second.`,
    'Say less, or shorten its labels and keywords in this language.',
  );
}
