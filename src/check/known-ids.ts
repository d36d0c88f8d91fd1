/** Columns whose cells name a row of a table, or somebody of keys.yaml, and what may stand there. */
import type { TableName } from '../content/line-sources.ts';
import { likeliest } from './nearest-names.ts';

export type Named = 'places' | 'regions' | 'areas' | 'clinics' | 'hotlines' | 'people';
type Row = { readonly cells: Readonly<Record<string, string>> };
type Tables = Readonly<Record<TableName, { readonly rows: readonly Row[] }>>;

const named: { readonly [Table in TableName]?: Readonly<Record<string, Named>> } = {
  clinics: { place: 'places' },
  places: { region: 'regions' },
  attestations: { clinic: 'clinics', checked_by: 'people', second_checker: 'people' },
  hotlines: { checked_by: 'people', backup: 'hotlines', regions: 'regions' },
  contacts: { checked_by: 'people', regions: 'regions' },
  alerts: { area: 'areas', signed_by: 'people' },
};

/** Every column that names something, with its table. */
export const namingColumns = Object.entries(named).flatMap(([table, columns]) =>
  Object.entries(columns).map(([column, what]) => ({ table: table as TableName, column, what })),
);

/** What the cells of a column name; null where they name nothing. */
export function namedBy(table: TableName, column: string): Named | null {
  return named[table]?.[column] ?? null;
}

/** What there is of a kind. Rows may be malformed. */
export function idsOf(what: Named, tables: Tables, handles: readonly string[]): readonly string[] {
  return what === 'people' ? handles : rowsOf(what, tables).map(({ cells }) => cells.id ?? '');
}

/** The table whose rows those are; null for people. */
export function tableOf(what: Named): TableName | null {
  if (what === 'people') return null;
  return what === 'regions' || what === 'areas' ? 'places' : what;
}

/** How to mend a cell that should name one of those and does not. */
export function mendName(text: string, what: Named, tables: Tables, handles: readonly string[]): string {
  if (what === 'people')
    return handles.length === 0 ? 'Add the handle to keys.yaml.' : `There are: ${handles.join(', ')}.`;
  const places = tables.places.rows;
  const standing = places.find(({ cells }) => cells.id === text);
  if (standing && what === 'places') return inRegion(text, places);
  if (standing && what === 'regions') return `${text} is a place; write its region, ${standing.cells.region ?? ''}.`;
  const kind = what === 'regions' ? ', of a row without a region of its own' : '';
  const meant = meantBy(text, rowsOf(what, tables));
  return `${meant === null ? '' : `Did you mean ${meant}? `}Write an id of the sheet ${tableOf(what)}${kind}.`;
}

function rowsOf(what: Exclude<Named, 'people'>, { places, clinics, hotlines }: Tables): readonly Row[] {
  const isRegion = ({ cells }: Row) => cells.region === '';
  switch (what) {
    case 'places':
      return places.rows.filter((row) => !isRegion(row));
    case 'regions':
      return places.rows.filter(isRegion);
    case 'areas':
      return places.rows;
    case 'clinics':
      return clinics.rows;
    case 'hotlines':
      return hotlines.rows;
  }
}

function inRegion(region: string, places: readonly Row[]): string {
  const first = places.find(({ cells }) => cells.region === region)?.cells.id;
  return `${region} is a region; write a place in it${first === undefined ? '' : `, such as ${first}`}.`;
}

/** By the id, or by the name, which people write where an id is wanted. */
function meantBy(text: string, rows: readonly Row[]): string | null {
  const idOf = new Map(rows.flatMap(({ cells: { id = '', name = '' } }) => [[name, id] as const, [id, id] as const]));
  const name = likeliest(text, [...idOf.keys()]);
  return name === null ? null : (idOf.get(name) ?? null);
}
