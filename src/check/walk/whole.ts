/** A name and its number stand on one page, whole: nobody copies half a number from one page to the next. */

import { isOffered } from '../../directory/attested.ts';
import type { Fact, Say } from '../../menu/screen.ts';
import { nameIn } from '../../render/facts.ts';
import { foldToGsm } from '../../render/fold.ts';
import type { Finding } from '../finding.ts';
import { as, inFile } from '../found.ts';
import type { EditionSubject } from '../rule.ts';
import { nameOf, type Shown, type ShownKind } from './shown.ts';

const { error, warning } = as('walk');
const tables: Readonly<Partial<Record<ShownKind, string>>> = {
  results: 'clinics',
  hotlines: 'hotlines',
  contacts: 'contacts',
};

/** Answers whose name, number and code are on two pages, and clinics that no place leads to. */
export function findWhole(subject: EditionSubject): readonly Finding[] {
  const { edition, sources, shown, now } = subject;
  const told = new Set<string>();
  const torn = shown.flatMap((one) => {
    const table = tables[one.kind];
    if (table === undefined) return [];
    return one.screen.blocks.flatMap((block) => {
      const parts = partsOf(block, one.strings.locale);
      for (const part of parts) told.add(part);
      if (isOnOnePage(one, parts)) return [];
      return [
        error(
          inFile(`menus/${sources.line}/${table}.csv`),
          `${nameOf(one)}: ${parts.join(', ')} do not stand on one page.`,
          'Shorten the name, or what is said of it in this language (the strings clinic.… or hotline.…).',
        ),
      ];
    });
  });
  const untold = edition.clinics.filter(
    (clinic) => !clinic.avoid && isOffered(clinic, edition.line.zone, now) && !told.has(clinic.code),
  );
  return [
    ...torn,
    ...untold.map(({ id }) =>
      warning(
        inFile(sources.tables.clinics.file),
        `No place leads to ${id}: others are nearer everywhere, or nothing is near.`,
        'Look at its place and coordinates, and at places.csv.',
      ),
    ),
  ];
}

/** The name, numbers and code of one answer, as they must be found on its page. */
function partsOf(block: readonly Say[], locale: string): readonly string[] {
  return block.flatMap(({ key, facts = {} }) =>
    key === 'value' || key === 'value.pair' ? Object.values(facts).flatMap((fact) => partOf(fact, locale)) : [],
  );
}

function partOf(fact: Fact, locale: string): readonly string[] {
  if (fact.kind === 'atom') return [fact.value];
  return fact.kind === 'names' ? [nameIn(fact.names, locale)] : [];
}

/** Compared as they are spelled where accents are not carried. */
function isOnOnePage({ pages }: Shown, parts: readonly string[]): boolean {
  return pages.some(({ text }) => parts.every((part) => foldToGsm(text).includes(foldToGsm(part))));
}
