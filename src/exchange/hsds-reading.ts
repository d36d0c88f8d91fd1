/** What a reader of one part of an HSDS service gives back: cells of clinics.csv, and what is in doubt. */
import type { SourceService } from './hsds-source.ts';
import { type Fact, facts } from './hsds-vocabulary.ts';

/** What HSDS can say of a clinic; the other columns are never touched by an import. */
export const carriedColumns = [
  'name',
  'place',
  'latitude',
  'longitude',
  'services',
  'serves',
  'cost',
  'languages',
  'asks_id',
  'walk_in',
  'hours',
  'holidays',
  'phone',
  'other_phones',
] as const;
export type Column = (typeof carriedColumns)[number];
/** Something that could not be read as it stands, and which column it leaves in doubt. */
export type Doubt = { readonly column: Column; readonly path: string; readonly words: string; readonly mend: string };
export type Read = { readonly cells: Partial<Record<Column, string>>; readonly doubts: readonly Doubt[] };

/** One reading out of several. */
export function together(parts: readonly Read[]): Read {
  return {
    cells: Object.assign({}, ...parts.map(({ cells }) => cells)),
    doubts: parts.flatMap(({ doubts }) => doubts),
  };
}

/** The value of one of our own attributes; null where the file has none. */
export function factOf(service: SourceService, fact: Fact): string | null {
  return service.attributes?.find(({ label }) => label === facts[fact])?.value ?? null;
}
