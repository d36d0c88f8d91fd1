/** The places that would be added to a line, for people to read. Pure. */
import type { CsvFile } from '../../content/csv-file.ts';
import type { PlaceCells } from '../../exchange/seed-places.ts';

/** One line a place, in columns: name, region, people; a region has no people of its own. */
export function seedTable(rows: readonly PlaceCells[], present: CsvFile): readonly string[] {
  const regions = new Map([...present.rows.map(({ cells }) => cells), ...rows].map((row) => [row.id, row.name]));
  const lines = rows.map((row) => {
    const region = row.region ? (regions.get(row.region) ?? row.region) : '(a new region)';
    return { name: row.name ?? '', region, people: row.population ? peopleOf(row.population) : '' };
  });
  const shown = [{ name: 'Name', region: 'Region', people: 'People' }, ...lines];
  const width = (column: 'name' | 'region' | 'people') => Math.max(...shown.map((line) => line[column].length));
  return shown.map(({ name, region, people }) =>
    `${name.padEnd(width('name'))}  ${region.padEnd(width('region'))}  ${people.padStart(width('people'))}`.trimEnd(),
  );
}

const peopleOf = (population: string): string => Number(population).toLocaleString('en');
