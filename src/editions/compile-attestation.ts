/** The word of each clinic that counts. Safety: what is incomplete, withdrawn or too long is compiled as such, never dropped for an older one. */
import { resolveDay } from '../content/days.ts';
import type { Attestation } from '../content/edition.ts';
import type { RowOf } from '../content/rows.ts';
import { gapsOf } from '../directory/complete.ts';
import { newestAttestations } from '../directory/newest-attestations.ts';

/** The attestation of each clinic, by clinic id; the rows in the order of their file. */
export function compileAttestations(
  rows: readonly RowOf<'attestations'>[],
  buildDate: string,
): ReadonlyMap<string, Attestation> {
  const numbered = rows.map((cells, row) => ({ row, cells }));
  return new Map(
    newestAttestations({ rows: numbered }, buildDate).map(({ cells }) => [
      cells.clinic,
      compileAttestation(cells, buildDate),
    ]),
  );
}

function compileAttestation(row: RowOf<'attestations'>, buildDate: string): Attestation {
  const withdrawn = row.status === 'withdrawn';
  return {
    offered: !withdrawn && gapsOf(row, buildDate).length === 0,
    withdrawn,
    checkedOn: resolveDay(row.checked_on, buildDate),
    expiresOn: resolveDay(row.expires_on || row.checked_on, buildDate),
  };
}
