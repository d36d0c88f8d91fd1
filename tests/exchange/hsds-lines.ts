/** Lines and files for the tests of HSDS. */
import { gatherSources, typedSources } from '../../src/content/line-sources.ts';
import type { HsdsTables } from '../../src/exchange/hsds.ts';
import type { HsdsImport } from '../../src/exchange/hsds-import.ts';
import type { HsdsContext } from '../../src/exchange/hsds-service.ts';
import { builtOn, sourceTexts } from '../support/lines.ts';

export function contextOf(line: string, part: Partial<HsdsContext> = {}): HsdsContext {
  const { values } = typedSources(gatherSources(line, sourceTexts));
  return {
    line,
    organisation: values.line.organisation,
    demo: values.line.demo === 'true',
    jurisdiction: values.line.jurisdiction,
    zone: values.line.zone,
    languages: values.line.languages.map(({ id }) => id),
    buildDate: builtOn,
    ...part,
  };
}

export const tablesOf = (line: string): HsdsTables => gatherSources(line, sourceTexts).tables;

/** The tables with some cells of one clinic written anew. */
export function withClinic(tables: HsdsTables, id: string, cells: Readonly<Record<string, string>>): HsdsTables {
  const rows = tables.clinics.rows.map((row) =>
    row.cells.id === id ? { ...row, cells: { ...row.cells, ...cells } } : row,
  );
  return { ...tables, clinics: { ...tables.clinics, rows } };
}

/** The tables without a word of one clinic. */
export const unasked = (tables: HsdsTables, id: string): HsdsTables => ({
  ...tables,
  attestations: {
    ...tables.attestations,
    rows: tables.attestations.rows.filter(({ cells }) => cells.clinic !== id),
  },
});

export const withoutClinics = (tables: HsdsTables): HsdsTables => ({
  ...tables,
  clinics: { ...tables.clinics, rows: [] },
  attestations: { ...tables.attestations, rows: [] },
});

export type Json = Record<string, unknown>;

/** As another program would read it: through JSON. */
export const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The clinics that an import leaves a line with. */
export const cellsOf = ({ tables }: HsdsImport) => (tables.clinics?.rows ?? []).map(({ cells }) => cells);
