/**
 * The directory in the Human Services Data Specification 3 (Open Referral): an array of whole `service` objects, all else nested in
 * them, as the specification's compiled schema `service_package.json` has it. docs.openreferral.org, "Serialization": JSON is the
 * canonical format, published dereferenced.
 */
import type { CsvFile } from '../content/csv-file.ts';
import { resolveDay } from '../content/days.ts';
import type { RowOf } from '../content/rows.ts';
import { gapsOf } from '../directory/complete.ts';
import { newestAttestations } from '../directory/newest-attestations.ts';
import { withHsdsIds } from './hsds-ids.ts';
import { type Attested, type HsdsContext, serviceOf, tombstoneOf } from './hsds-service.ts';

/** The tables of a line that HSDS is about; their rows must have passed the checks. */
export type HsdsTables = Readonly<Record<'clinics' | 'attestations' | 'places', CsvFile>>;
export type HsdsService = Awaited<ReturnType<typeof serviceOf>> | ReturnType<typeof tombstoneOf>;

/**
 * The clinics that may be shared, in the order of the file. Safety: whole are only those offered on `buildDate` and not flagged
 * `avoid`, since a reader of the file could not put a flagged one last. One that was attested once and is not shared now is a
 * tombstone, so that whoever merges files drops it; why is not said. One never attested did not agree to be listed: absent.
 */
export async function toHsds(tables: HsdsTables, context: HsdsContext): Promise<readonly HsdsService[]> {
  const attested = attestedClinics(tables.attestations, context.buildDate);
  const everAttested = onceAttested(tables.attestations, context.buildDate);
  const shared = tables.clinics.rows.flatMap(({ cells }): HsdsService[] => {
    const clinic = cells as RowOf<'clinics'>;
    const word = isFlagged(clinic) ? undefined : attested.get(clinic.id);
    if (word) return [serviceOf(clinic, placeOf(tables.places, clinic.place), word, context)];
    return everAttested.has(clinic.id) ? [tombstoneOf(clinic)] : [];
  });
  return withHsdsIds(ownerOf(context), shared);
}

/** Two organisations may call their lines alike: both names make a UUID. */
export const ownerOf = ({ line, organisation }: HsdsContext): string => JSON.stringify([organisation, line]);

/** The clinics that are offered on a day YYYY-MM-DD, by id. */
export function attestedClinics(attestations: Pick<CsvFile, 'rows'>, buildDate: string): ReadonlyMap<string, Attested> {
  const offered = newestAttestations(attestations, buildDate).flatMap(({ cells }): [string, Attested][] => {
    const expiresOn = resolveDay(cells.expires_on, buildDate);
    const counts = cells.status === 'attested' && gapsOf(cells, buildDate).length === 0 && buildDate <= expiresOn;
    return counts ? [[cells.clinic, { checkedOn: resolveDay(cells.checked_on, buildDate), expiresOn }]] : [];
  });
  return new Map(offered);
}

/** The row of a place, null for none. */
export function placeOf(places: CsvFile, id: string): RowOf<'places'> | null {
  const found = id === '' ? undefined : places.rows.find(({ cells }) => cells.id === id);
  return found ? (found.cells as RowOf<'places'>) : null;
}

function onceAttested(attestations: CsvFile, buildDate: string): ReadonlySet<string> {
  const rows = attestations.rows.map(({ cells }) => cells as RowOf<'attestations'>);
  const complete = rows.filter((row) => row.status === 'attested' && gapsOf(row, buildDate).length === 0);
  return new Set(complete.map(({ clinic }) => clinic));
}

const isFlagged = (clinic: RowOf<'clinics'>): boolean =>
  clinic.avoid !== '' || clinic.police_on_site === 'yes' || clinic.bills_passed_on === 'yes';
