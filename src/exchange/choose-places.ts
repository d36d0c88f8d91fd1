/** Which towns a line does not have yet. */
import { distance } from 'geokdbush';
import { foldForSearch } from '../directory/fold.ts';
import type { GeoName } from './geonames.ts';
import { shortName } from './place-names.ts';

type Spot = { readonly latitude: number; readonly longitude: number };
/** A place of the line: all that it may be called, folded, and those of them that are shown. */
export type Known = { readonly names: readonly string[]; readonly shown: readonly string[]; readonly spot: Spot };

/** As near as this, places of one name are the same. */
const sameKilometres = 15;
/** A choice between places of one name has keys for no more. */
const mostOfName = 6;

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

/**
 * Goes through towns, largest first, and counts what is left out and why. With a town come, beyond the most as well, the next
 * ones of its name elsewhere: where a list has one of them alone, the search takes it for the others.
 */
export function choosePlaces(known: readonly Known[], towns: readonly GeoName[], mostPlaces: number) {
  const list = listOf(known);
  const chosen: GeoName[] = [];
  const left = { knownCount: 0, smallerCount: 0, namesakeCount: 0 };
  let ownCount = 0;
  for (const town of towns) {
    const times = list.timesOf(town);
    const isOwn = ownCount < mostPlaces;
    if (list.has(town)) left.knownCount += 1;
    else if (!isOwn && (times === 0 || times >= mostOfName)) left.smallerCount += 1;
    else {
      chosen.push(town);
      list.add(town);
      ownCount += Number(isOwn);
      left.namesakeCount += Number(times > 0);
    }
  }
  return { chosen, ...left };
}

/** A list that grows: which names it has, where, and how often each is shown. */
function listOf(known: readonly Known[]) {
  const spotsByName = new Map<string, readonly Spot[]>();
  const timesShown = new Map<string, number>();
  const remember = (names: readonly string[], shown: readonly string[], spot: Spot): void => {
    for (const name of names) spotsByName.set(name, [...(spotsByName.get(name) ?? []), spot]);
    for (const name of shown.map(solid)) timesShown.set(name, (timesShown.get(name) ?? 0) + 1);
  };
  for (const { names, shown, spot } of known) remember(names, shown, spot);
  return {
    has: (town: GeoName): boolean =>
      folds([town.name, town.asciiName, ...town.otherNames]).some((name) =>
        spotsByName.get(name)?.some((other) => isNear(other, spotOf(town))),
      ),
    timesOf: ({ name }: GeoName): number => timesShown.get(solid(foldForSearch(name))) ?? 0,
    add: (town: GeoName): void => remember(folds([shortName(town.name), town.name]), folds([town.name]), spotOf(town)),
  };
}

const spotOf = ({ latitude, longitude }: GeoName): Spot => ({
  latitude: Number(latitude),
  longitude: Number(longitude),
});

/** A folded name without its spaces: two of one are one name. */
export const solid = (folded: string): string => folded.replaceAll(' ', '');

const isNear = (a: Spot, b: Spot): boolean =>
  distance(a.longitude, a.latitude, b.longitude, b.latitude) <= sameKilometres;

const folds = (names: readonly string[]): readonly string[] => [
  ...new Set(names.map(foldForSearch).filter((name) => name !== '')),
];
