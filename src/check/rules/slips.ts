/** Take-down slips: what stands in slips.lock is one, and an entry without a slip is not forgotten where others have theirs. */
import { parseSlips, type SlipRow, withoutSlip } from '../../content/slips.ts';
import type { Target } from '../../content/state.ts';
import type { Finding } from '../finding.ts';
import { as, inFile, listed } from '../found.ts';
import type { SourceRule, SourceSubject } from '../rule.ts';

const id = 'slips';
const { error, warning } = as(id);
type Sources = SourceSubject['sources'];

export const slips: SourceRule = {
  id,
  explains: 'slips.lock is as `npm run slips` wrote it, of entries that exist; no clinic or hotline lacks a slip.',
  find({ sources }) {
    const rows = parseSlips(sources.slipsLock.text);
    return [...rows.flatMap((row, at) => faults(row, rows.slice(0, at), sources)), ...lacking(sources)];
  },
};

function faults({ row, slip }: SlipRow, before: readonly SlipRow[], sources: Sources): readonly Finding[] {
  const where = { file: sources.slipsLock.file, line: row, column: null };
  if (!slip)
    return [
      error(where, 'This line is no slip.', `Take it out, and make slips by: npm run slips -- --line ${sources.line}.`),
    ];
  const { kind, id: of } = slip.target;
  const isTwice = before.some((other) => other.slip?.digest === slip.digest);
  return [
    ...(isTwice ? [error(where, 'This slip stands here twice.', 'Take one of the two lines out.')] : []),
    ...(isThere(slip.target, sources)
      ? []
      : [
          error(
            where,
            `This slip is for ${kind} ${of}, which is not there.`,
            'Take this line out, and destroy the slip.',
          ),
        ]),
  ];
}

function isThere({ kind, id: of }: Target, { tables, values }: Sources): boolean {
  switch (kind) {
    case 'clinic':
      return tables.clinics.rows.some(({ cells }) => cells.code === of);
    case 'hotline':
      return tables.hotlines.rows.some(({ cells }) => cells.id === of);
    case 'contact':
      return tables.contacts.rows.some(({ cells }) => cells.id === of);
    case 'screen':
      return Object.hasOwn(values.menu.screens, of);
    case 'line':
      return true;
  }
}

/** Those that would be looked for in vain, in the one night. */
function lacking(sources: Sources): readonly Finding[] {
  const { line, slipsLock } = sources;
  const without = withoutSlip(sources).map(({ kind, id: of }) => `${kind} ${of}`);
  if (without.length === 0) return [];
  const named = without.length > maxNamed ? `${without.length} clinics and hotlines` : listed(without);
  return [
    warning(
      inFile(slipsLock.file),
      `There is no take-down slip for ${named}, though there is for others.`,
      `Make what is missing by: npm run slips -- --line ${line}.`,
    ),
  ];
}

const maxNamed = 5;
