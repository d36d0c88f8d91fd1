/** Slips to make for clinics and hotlines that came later than the others. */
import { withoutSlip } from '../content/slips.ts';
import type { DueItem, DueLine } from './due-item.ts';

/** One item for all that lacks a slip, where others have theirs. */
export function slipsDue({ sources }: DueLine): readonly DueItem[] {
  const names = withoutSlip(sources).map(({ kind, id }) => `${kind} ${id}`);
  if (names.length === 0) return [];
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return [
    {
      stage: 'without-slip',
      kind: 'slips',
      id: sources.line,
      name: `${names.slice(0, mostNamed).join(', ')}${more}`,
      language: null,
      phone: null,
      where: { file: sources.slipsLock.file, row: 1 },
      on: null,
      daysLeft: null,
      remedy: { kind: 'slips' },
      leavesEmpty: [],
    },
  ];
}

const mostNamed = 5;
