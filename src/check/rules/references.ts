/** What one row says of another is there: places, regions, clinics, hotlines, people, languages. */
import type { CsvFile } from '../../content/csv-file.ts';
import type { Finding } from '../finding.ts';
import { as, inCell } from '../found.ts';
import type { SourceRule, SourceSubject } from '../rule.ts';

const id = 'references';
const { error } = as(id);

export const references: SourceRule = {
  id,
  explains: 'Rows name only places, regions, clinics, hotlines, people and languages that exist.',
  find({ sources }) {
    const { tables, values } = sources;
    const regions = new Set(tables.places.rows.filter(({ cells }) => cells.region === '').map(({ cells }) => cells.id));
    const places = new Set(tables.places.rows.filter(({ cells }) => cells.region !== '').map(({ cells }) => cells.id));
    const clinics = new Set(tables.clinics.rows.map(({ cells }) => cells.id));
    const hotlines = new Set(tables.hotlines.rows.map(({ cells }) => cells.id));
    const people = new Set(values.keys.people.map(({ handle }) => handle));
    const used = new Set(tables.places.rows.map(({ cells }) => cells.region));
    const unused = tables.places.rows.filter(({ cells }) => cells.region === '' && !used.has(cells.id));
    return [
      ...unknown(tables.clinics, 'place', places, 'place of places.csv'),
      ...unknown(tables.places, 'region', regions, 'region of places.csv (a row without a region of its own)'),
      ...unknown(tables.attestations, 'clinic', clinics, 'clinic of clinics.csv'),
      ...unknown(tables.attestations, 'checked_by', people, 'person of keys.yaml'),
      ...unknown(tables.attestations, 'second_checker', people, 'person of keys.yaml'),
      ...unknown(tables.hotlines, 'checked_by', people, 'person of keys.yaml'),
      ...unknown(tables.contacts, 'checked_by', people, 'person of keys.yaml'),
      ...unknown(tables.hotlines, 'backup', hotlines, 'hotline of hotlines.csv'),
      ...ownBackups(tables.hotlines),
      ...(['hotlines', 'contacts'] as const).flatMap((name) =>
        unknown(tables[name], 'regions', regions, 'region of places.csv (a row without a region of its own)'),
      ),
      ...unknown(tables.alerts, 'area', new Set([...regions, ...places]), 'place or region of places.csv'),
      ...unknown(tables.alerts, 'signed_by', people, 'person of keys.yaml'),
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

function unknown(table: CsvFile, column: string, known: ReadonlySet<string | undefined>, what: string): Finding[] {
  return table.rows.flatMap(({ row, cells }) =>
    (cells[column] ?? '')
      .split(' ')
      .filter((name) => name !== '' && !known.has(name))
      .map((name) =>
        error(
          inCell(table, row, column),
          `There is no ${what} named ${name}.`,
          'Look for a slip in the spelling, or add what is missing.',
        ),
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
