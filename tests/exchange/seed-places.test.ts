import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/content/csv-file.ts';
import { rowSchemas } from '../../src/content/rows.ts';
import { readGeoNames } from '../../src/exchange/geonames.ts';
import { aliasesOf, shortName } from '../../src/exchange/place-names.ts';
import { freeClinicCode, freeRowId } from '../../src/exchange/row-ids.ts';
import { seedPlaces } from '../../src/exchange/seed-places.ts';

type Town = {
  name: string;
  ascii?: string;
  others?: string;
  at?: readonly [number, number];
  people?: number;
  admin1?: string;
  kind?: string;
};

/** A row of the dump, with its nineteen columns. */
function dumpRow(
  { name, ascii = name, others = '', at = [0, 0], people = 0, admin1 = '1', kind = 'PPL' }: Town,
  country = 'KE',
) {
  const [latitude, longitude] = at;
  return [
    1,
    name,
    ascii,
    others,
    latitude,
    longitude,
    'P',
    kind,
    country,
    '',
    admin1,
    '',
    '',
    '',
    people,
    '',
    9,
    'Africa/Nairobi',
    '2020-01-01',
  ].join('\t');
}
const townsOf = (...towns: readonly Town[]) => readGeoNames(towns.map((town) => dumpRow(town)).join('\n'), 'KE', null);
const table = (text: string) =>
  parseCsv('places.csv', `id,name,aliases,region,latitude,longitude,population,source\n${text}`);
const line = table('r1,One,,,,,,\nr2,Two,,,,,,\nold,Old Town,Mji Mkongwe;ወቴ,r1,0,0,5,x\nfar,Far,,r2,0,3,5,x\n');
const seed = (places: typeof line, towns: ReturnType<typeof townsOf>, mostPlaces = 100) =>
  seedPlaces(places, towns, { mostPlaces, scripts: ['Latn', 'Ethi'] });

describe('the dump of GeoNames', () => {
  it('is read for one country, largest first, without what is no more', () => {
    const rows = [
      dumpRow({ name: 'Small', people: 5 }),
      dumpRow({ name: 'Big', people: 50 }),
      dumpRow({ name: 'Ruin', people: 500, kind: 'PPLH' }),
      dumpRow({ name: 'Abroad', people: 900 }, 'UG'),
      'a torn row\tKE\t',
      '',
    ];
    expect(readGeoNames(rows.join('\n'), 'KE', null).map(({ name }) => name)).toEqual(['Big', 'Small']);
    expect(readGeoNames(rows.join('\n'), 'ZZ', null)).toEqual([]);
  });

  it('is read for the part of a country that a jurisdiction is', () => {
    const rows = ['ENG', 'WLS', 'SCT', 'NIR', '05'].map((admin1) => dumpRow({ name: admin1, admin1 }, 'GB')).join('\n');
    const named = (jurisdiction: string) => readGeoNames(rows, 'GB', jurisdiction).map(({ name }) => name);
    expect([named('EW'), named('SC'), named('GB')]).toEqual([
      ['ENG', 'WLS'],
      ['SCT'],
      ['05', 'ENG', 'NIR', 'SCT', 'WLS'],
    ]);
  });
});

describe('a place that a line is given', () => {
  it('is a row that the schema takes, with the credit', () => {
    const rows = seed(line, townsOf({ name: 'Lang’ata', ascii: 'Langata', at: [1.1234567, 0.5], people: 70 }))?.rows;
    expect(rows).toEqual([
      {
        id: 'langata',
        name: "Lang'ata",
        aliases: '',
        region: 'r1',
        latitude: '1.12346',
        longitude: '0.5',
        population: '70',
        source: 'GeoNames, CC BY 4.0',
      },
    ]);
    expect(rowSchemas.places.safeParse(rows?.[0]).success).toBe(true);
  });

  it('is in the region of the nearest place of the line', () => {
    const rows = seed(line, townsOf({ name: 'Near', at: [0, 1] }, { name: 'Beyond', at: [0, 2] }))?.rows;
    expect(rows?.map(({ id, region }) => [id, region])).toEqual([
      ['beyond', 'r2'],
      ['near', 'r1'],
    ]);
  });

  it.each<[string, Town]>([
    ['by its name', { name: 'OLD TOWN', at: [0.05, 0.05] }],
    ['by an alias of the line', { name: 'Mji Mkongwe' }],
    ['by another of its own names', { name: 'Else', others: 'Whatever,Old Town' }],
    ['in another script', { name: 'Wote', others: 'ወቴ' }],
    ['by its id', { name: 'Old' }],
  ])('is left out where the line has it: %s', (_, town) => {
    expect(seed(line, townsOf(town))).toMatchObject({ rows: [], knownCount: 1 });
  });

  it('has an id of its own where one elsewhere has its name', () => {
    const towns = townsOf(
      { name: 'Old Town', at: [5, 5] },
      { name: 'Twin', at: [1, 1], people: 9 },
      { name: 'Twin', at: [2, 2] },
    );
    const { rows, namesakeCount } = seed(line, towns) ?? {};
    expect(rows?.map(({ id }) => id)).toEqual(['twin', 'old-town', 'twin-r2']);
    expect(namesakeCount).toBe(2);
  });

  it('brings the next five of its name, though they are beyond the most', () => {
    const twins = Array.from({ length: 9 }, (_, n) => ({
      name: n % 2 ? 'Twin' : 'TWIN',
      at: [n, n] as const,
      people: 50 - n,
    }));
    const towns = townsOf({ name: 'Small', at: [20, 20] }, ...twins);
    const { rows, namesakeCount, smallerCount } = seed(line, towns, 1) ?? {};
    expect(rows?.map(({ population }) => population)).toEqual(['50', '49', '48', '47', '46', '45']);
    expect([namesakeCount, smallerCount]).toEqual([5, 4]);
  });

  it('counts once where GeoNames has it twice', () => {
    expect(seed(line, townsOf({ name: 'Twin', at: [1, 1] }, { name: 'Twin', at: [1.01, 1] }))).toMatchObject({
      knownCount: 1,
    });
  });

  it('is among the largest ones alone where there are more than the most', () => {
    const towns = townsOf(
      { name: 'A', people: 1, at: [1, 0] },
      { name: 'B', people: 2, at: [2, 0] },
      { name: 'C', people: 3, at: [3, 0] },
    );
    expect(seed(line, towns, 2)).toMatchObject({ rows: [{ name: 'C' }, { name: 'B' }], smallerCount: 1 });
  });

  it('gets the same id each time, and another where it is taken', () => {
    const taken = table('r1,One,,,,,,\nlamu,Other,,r1,0,0,5,x\n');
    expect(seed(taken, townsOf({ name: 'Lamu', at: [4, 4] }))?.rows).toMatchObject([{ id: 'lamu-r1' }]);
  });
});

describe('regions', () => {
  it('of a line without any are made around the largest towns, at most six', () => {
    const towns = Array.from({ length: 9 }, (_, index) => ({
      name: `Town ${'ABCDEFGHI'[index]}`,
      at: [index, 0] as const,
      people: 100 - index,
      admin1: String(index),
    }));
    const { rows, regionCount } = seed(table(''), townsOf(...towns)) ?? { rows: [] };
    expect(regionCount).toBe(6);
    expect(rows.slice(0, 6).map(({ id, name }) => [id, name])[5]).toEqual(['town-f-area', 'Town F']);
    expect(
      rows
        .slice(6)
        .map(({ region }) => region)
        .slice(5),
    ).toEqual(Array(4).fill('town-f-area'));
  });

  it('without a single place cannot be told apart', () => {
    expect(seed(table('r1,One,,,,,,\n'), townsOf({ name: 'A' }))).toBeNull();
  });
});

describe('names', () => {
  it.each([
    ['Nairobi', 'Nairobi'],
    ['Newcastle upon Tyne', 'Newcastle'],
    ['Stratford-upon-Avon', 'Stratford'],
    ['Royal Tunbridge Wells', 'Royal Tunbrid.'],
    ['Weston-super-Mare', 'Weston-super.'],
    ['Kangundo (market)', 'Kangundo'],
    ['Saint-Jean-de-Luz', 'Saint-Jean'],
    ['Rhosllanerchrugog', 'Rhosllanerchr.'],
  ])('%s is shown as %s', (name, short) => {
    expect(shortName(name)).toBe(short);
    expect(short.length).toBeLessThanOrEqual(14);
  });

  it.each([
    ['Stratford-upon-Avon', 'stratford', 'Stratford-upo.'],
    ['Atzingo (La Cumbre)', 'atzingo', 'Atzingo (La C.'],
    ['Rancho Nuevo de la Cruz', 'rancho nuevo', 'Rancho Nuev.'],
  ])('%s is not shown as %s, which is another place', (name, taken, short) => {
    expect(shortName(name, (folded) => folded === taken)).toBe(short);
  });

  const aliases = (town: Town, scripts = ['Latn', 'Ethi', 'Hans'], taken: readonly string[] = []) => {
    const [place] = townsOf(town);
    return place ? aliasesOf(place, shortName(place.name), scripts, (name) => taken.includes(name)) : [];
  };

  it('to type are whole names, those of the scripts of the line, and Latin ones that are not the same by ear', () => {
    const others = 'NBO,Nayrobi,Najrobis,nai luo bi,ናይሮቢ,Найроби,内罗毕,Enkare,Enkari';
    expect(aliases({ name: 'Nairobi', others })).toEqual(['ናይሮቢ', '内罗毕', 'Enkare']);
    expect(aliases({ name: 'Newcastle upon Tyne' })).toEqual(['Newcastle upon Tyne']);
  });

  it('to type never belong to another place, and are six at most', () => {
    const others = 'Able,Baker,Gold,Delta,Fox,Mike,Tango,Pip;Squeak';
    expect(aliases({ name: 'Zoo', others }, ['Latn'], ['able'])).toEqual([
      'Baker',
      'Gold',
      'Delta',
      'Fox',
      'Mike',
      'Tango',
    ]);
  });
});

describe('ids and codes for new rows', () => {
  it.each([
    ['Old Town', 'old-town'],
    ['Kîsumu!', 'kisumu'],
    ['4th Avenue', 'place-4th-avenue'],
    ['ናይሮቢ', 'place'],
    ['A very long name of a town that nobody could ever type', 'a-very-long-name-of-a-town-that'],
  ])('%s is %s', (name, id) => {
    expect(freeRowId(name, new Set(), '', 'place')).toBe(id);
    expect(rowSchemas.places.shape.id.safeParse(id).success).toBe(true);
  });

  it('are taken from nobody', () => {
    expect(freeRowId('Lamu', new Set(['lamu']), 'coast', 'place')).toBe('lamu-coast');
    expect(freeRowId('Lamu', new Set(['lamu', 'lamu-coast']), 'coast', 'place')).toBe('lamu-2');
    expect(freeRowId('x'.repeat(40), new Set(['x'.repeat(31)]), '', 'place')).toBe(`${'x'.repeat(29)}-2`);
    expect(freeClinicCode(new Set(['C1004', 'C4823']))).toMatch(/^C101\d$/);
  });
});
