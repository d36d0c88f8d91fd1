/** The newest word of each clinic. Safety: what is incomplete, withdrawn or too long is compiled as such, never dropped for an older one. */
import { resolveDay } from '../content/days.ts';
import type { Attestation } from '../content/edition.ts';
import type { RowOf } from '../content/rows.ts';
import { gapsOf } from '../directory/complete.ts';

/** The newest attestation of each clinic, by clinic id; on one day a withdrawal counts as newer, then the later row. */
export function compileAttestations(
  rows: readonly RowOf<'attestations'>[],
  buildDate: string,
): ReadonlyMap<string, Attestation> {
  const newest = new Map<string, Attestation>();
  for (const row of rows) {
    const attestation = compileAttestation(row, buildDate);
    const known = newest.get(row.clinic);
    if (known === undefined || isNewer(attestation, known)) newest.set(row.clinic, attestation);
  }
  return newest;
}

function compileAttestation(row: RowOf<'attestations'>, buildDate: string): Attestation {
  const withdrawn = row.status === 'withdrawn';
  return {
    offered: !withdrawn && gapsOf(row, buildDate).length === 0,
    withdrawn,
    checkedOn: resolveDay(row.checked_on, buildDate),
    expiresOn: resolveDay(row.expires_on, buildDate),
  };
}

function isNewer(later: Attestation, known: Attestation): boolean {
  if (later.checkedOn !== known.checkedOn) return later.checkedOn > known.checkedOn;
  return later.withdrawn || !known.withdrawn;
}
