/** slips.lock: `<digest> <kind> <id>` a line, as `npm run slips` writes it; the codes themselves are on paper alone. */
import type { RawSources } from './line-sources.ts';
import { type Target, targetKinds } from './state.ts';

export type Slip = { readonly digest: string; readonly target: Target };
/** A line of the file, from 1; `slip` is null where it is none. Comments and empty lines are left out. */
export type SlipRow = { readonly row: number; readonly slip: Slip | null };

const written = new RegExp(`^([0-9a-f]{32}) (${targetKinds.join('|')})(?: (\\S+))?$`);

/** Reads slips.lock. */
export function parseSlips(text: string): readonly SlipRow[] {
  return text.split(/\r?\n/).flatMap((line, at): SlipRow[] => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [, digest, kind, id = ''] = written.exec(line.trim()) ?? [];
    const known = targetKinds.find((name) => name === kind);
    const isWhole = digest !== undefined && known !== undefined && (known === 'line') === (id === '');
    return [{ row: at + 1, slip: isWhole ? { digest, target: { kind: known, id } } : null }];
  });
}

/** The clinics and hotlines that have no slip, in a line where others have one. */
export function withoutSlip({ slipsLock, tables }: Pick<RawSources, 'slipsLock' | 'tables'>): readonly Target[] {
  const have = new Set(
    parseSlips(slipsLock.text).flatMap(({ slip }) => (slip ? [`${slip.target.kind} ${slip.target.id}`] : [])),
  );
  if (have.size === 0) return [];
  const all: readonly Target[] = [
    ...tables.clinics.rows.map(({ cells }) => ({ kind: 'clinic' as const, id: cells.code ?? '' })),
    ...tables.hotlines.rows.map(({ cells }) => ({ kind: 'hotline' as const, id: cells.id ?? '' })),
  ];
  return all.filter(({ kind, id }) => !have.has(`${kind} ${id}`));
}
