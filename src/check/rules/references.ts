/** What one row says of another is there: places, regions, clinics, hotlines, people, languages. */
import type { CsvFile } from '../../content/csv-file.ts';
import { type TableName, tableNames } from '../../content/line-sources.ts';
import type { Finding } from '../finding.ts';
import { as, inCell, inFile } from '../found.ts';
import { idsOf, mendName, type Named, namingColumns, tableOf } from '../known-ids.ts';
import type { SourceRule, SourceSubject } from '../rule.ts';

const id = 'references';
const { error, warning } = as(id);
type Tables = SourceSubject['sources']['tables'];
type Naming = (typeof namingColumns)[number];

export const references: SourceRule = {
  id,
  explains: 'Rows name only places, regions, clinics, hotlines, people and languages that exist.',
  find({ sources }) {
    const { tables, values } = sources;
    const handles = values.keys.people.map(({ handle }) => handle);
    const used = new Set(tables.places.rows.map(({ cells }) => cells.region));
    const unused = tables.places.rows.filter(({ cells }) => cells.region === '' && !used.has(cells.id));
    return [
      ...namingColumns.flatMap((naming) => unknown(naming, tables, handles)),
      ...rowless(tables),
      ...placeless(tables.clinics),
      ...ownBackups(tables.hotlines),
      ...unused.map(({ row, cells }) =>
        error(
          inCell(tables.places, row, 'id'),
          `Region ${cells.id ?? ''} has no places.`,
          'Add places to it, or take the row out.',
        ),
      ),
      ...(['clinics', 'hotlines', 'contacts'] as const).flatMap((name) => languages(tables[name])),
      ...Object.values(tables).flatMap((table) => columns(table, values.locales)),
    ];
  },
};

const kinds: Readonly<Record<Named, string>> = {
  places: 'place of places.csv',
  regions: 'region of places.csv (a row without a region of its own)',
  areas: 'place or region of places.csv',
  clinics: 'clinic of clinics.csv',
  hotlines: 'hotline of hotlines.csv',
  people: 'person of keys.yaml',
};

function unknown({ table, column, what }: Naming, tables: Tables, handles: readonly string[]): Finding[] {
  const of = tableOf(what);
  if (of !== null && tables[of].rows.length === 0) return [];
  const known = new Set(idsOf(what, tables, handles));
  return tables[table].rows.flatMap(({ row, cells }) =>
    (cells[column] ?? '')
      .split(' ')
      .filter((name) => name !== '' && !known.has(name))
      .map((name) =>
        error(
          inCell(tables[table], row, column),
          `There is no ${kinds[what]} named ${name}.`,
          mendName(name, what, tables, handles),
        ),
      ),
  );
}

/** One error for a table without rows, in place of one for each cell that names one of them. */
function rowless(tables: Tables): Finding[] {
  const isNamed = (name: TableName) =>
    namingColumns.some(
      ({ table, column, what }) =>
        tableOf(what) === name && tables[table].rows.some(({ cells }) => (cells[column] ?? '') !== ''),
    );
  return tableNames
    .filter((name) => tables[name].rows.length === 0 && isNamed(name))
    .map((name) =>
      error(
        inFile(tables[name].file),
        `There are no ${name}, and other tables name some.`,
        'Put the rows back, or take those out that name them.',
      ),
    );
}

function placeless(table: CsvFile): Finding[] {
  return table.rows
    .filter(({ cells }) => cells.place === '' && cells.latitude !== '')
    .map(({ row, cells }) =>
      warning(
        inCell(table, row, 'place'),
        `Clinic ${cells.id ?? ''} has coordinates and no place: callers are told how far it is, but not where.`,
        'Write the place of places.csv that it is in, or the nearest one.',
      ),
    );
}

function ownBackups(table: CsvFile): Finding[] {
  return table.rows
    .filter(({ cells }) => (cells.backup ?? '') !== '' && cells.backup === cells.id)
    .map(({ row, cells }) =>
      error(
        inCell(table, row, 'backup'),
        `Hotline ${cells.id ?? ''} is named as its own backup.`,
        'Name one that answers while this one is closed, or leave it empty.',
      ),
    );
}

/** Languages of staff may be others than the line's, but they must be languages. */
const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

function languages(table: CsvFile): Finding[] {
  return table.rows.flatMap(({ row, cells }) =>
    (cells.languages ?? '')
      .split(' ')
      .filter((tag) => languageNames.of(tag) === undefined)
      .map((tag) =>
        error(
          inCell(table, row, 'languages'),
          `There is no language ${tag}.`,
          'Write two letters for each, such as en sw fr.',
        ),
      ),
  );
}

function columns(table: CsvFile, locales: SourceSubject['sources']['values']['locales']): Finding[] {
  return table.header
    .filter((column) => column.includes('.') && !locales[column.split('.')[1] ?? ''])
    .map((column) =>
      error(
        inCell(table, 1, column),
        `The line has no language for the column ${column}.`,
        'Name the column after a language of line.yaml, as name.sw.',
      ),
    );
}
