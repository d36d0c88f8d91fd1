/** Which towns a line does not have yet, and which of them can stand in its lists beside the others. */
import { distance } from 'geokdbush';
import { foldForSearch } from '../directory/fold.ts';
import type { GeoName } from './geonames.ts';
import { shortName } from './place-names.ts';

type Spot = { readonly latitude: number; readonly longitude: number };
/** A place of the line: all that it may be called, folded, and those of them that are shown. */
export type Known = { readonly names: readonly string[]; readonly shown: readonly string[]; readonly spot: Spot };

/** As near as this, places of one name are the same. */
const sameKilometres = 15;

/** Every name and alias of a row of places.csv, in every language; its id counts as a name. */
export function knownOf(row: Readonly<Record<string, string>>): Known {
  const columns = Object.keys(row).filter((column) => column === 'name' || column.startsWith('name.'));
  const shown = folds(columns.map((column) => row[column] ?? ''));
  return {
    names: [...shown, ...folds([row.id ?? '', ...(row.aliases ?? '').split(';')])],
    shown,
    spot: { latitude: Number(row.latitude), longitude: Number(row.longitude) },
  };
}

/** Goes through towns, largest first, and counts what is left out and why. */
export function choosePlaces(known: readonly Known[], towns: readonly GeoName[], mostPlaces: number) {
  const spotsByName = new Map<string, Spot[]>();
  const shown = new Set(known.flatMap((place) => place.shown));
  const remember = (names: readonly string[], spot: Spot): void => {
    for (const name of names) spotsByName.set(name, [...(spotsByName.get(name) ?? []), spot]);
  };
  for (const { names, spot } of known) remember(names, spot);
  const chosen: GeoName[] = [];
  const namesakes: string[] = [];
  let knownCount = 0;
  let smallerCount = 0;
  for (const town of towns) {
    const spot = { latitude: Number(town.latitude), longitude: Number(town.longitude) };
    const called = folds([shortName(town.name), town.name]);
    const names = folds([town.name, town.asciiName, ...town.otherNames]);
    if (names.some((name) => spotsByName.get(name)?.some((other) => isNear(other, spot)))) knownCount += 1;
    else if (chosen.length === mostPlaces) smallerCount += 1;
    else if (called.some((name) => shown.has(name))) namesakes.push(town.name);
    else {
      chosen.push(town);
      remember(called, spot);
      for (const name of called) shown.add(name);
    }
  }
  return { chosen, namesakes, knownCount, smallerCount };
}

const isNear = (a: Spot, b: Spot): boolean =>
  distance(a.longitude, a.latitude, b.longitude, b.latitude) <= sameKilometres;

const folds = (names: readonly string[]): readonly string[] => [
  ...new Set(names.map(foldForSearch).filter((name) => name !== '')),
];
