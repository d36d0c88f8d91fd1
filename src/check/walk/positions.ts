/** Where a caller of one language can be. Places stand for others like them; every clinic is told of at least once. */
import type { Clinic, Edition } from '../../content/edition.ts';
import type { PlacesScreen, ResultsScreen } from '../../content/screens.ts';
import { isOffered } from '../../directory/attested.ts';
import { nearestClinics } from '../../directory/nearest.ts';
import { at, type Position, startOf } from '../../menu/position.ts';

/** As many as a typed name is ever taken to mean. */
const maxCandidates = 6;

/** Every screen, a place of each page of a pick list, and for each clinic a place near it. */
export function positionsOf(edition: Edition, language: string, now: number): readonly Position[] {
  const [first] = edition.line.languages;
  const start = language === first?.id ? [startOf(edition)] : [];
  const own = Object.entries(edition.screens).flatMap(([id, screen]): Position[] => {
    switch (screen.kind) {
      case 'language':
        return [];
      case 'results':
        return resultPositions(edition, id, screen, language, now);
      case 'which':
        return [{ ...at(id, language), candidates: longestPlaces(edition) }];
      case 'places':
        return id === screen.nearest
          ? [at(id, language), { ...at(id, language), notice: 'place-not-found' }]
          : [at(id, language)];
      default:
        return [at(id, language)];
    }
  });
  return [...start, ...own];
}

function resultPositions(
  edition: Edition,
  id: string,
  screen: ResultsScreen,
  language: string,
  now: number,
): Position[] {
  const pickLists = Object.values(edition.screens).filter(
    (other): other is PlacesScreen => other.kind === 'places' && other.nearest === screen.nearest,
  );
  const places = pickLists.flatMap((list) => Object.values(list.places).slice(0, 1));
  const nearClinics = edition.clinics.flatMap((clinic) => placeToldOf(edition, screen, clinic, language, now) ?? []);
  return [...new Set([...places, ...nearClinics])].map((place) => at(id, language, place));
}

/** A place where one of the first answers is this clinic; its own before others. Null where it is told of nowhere. */
function placeToldOf(
  edition: Edition,
  { services }: ResultsScreen,
  clinic: Clinic,
  language: string,
  now: number,
): string | null {
  if (!isOffered(clinic, edition.line.zone, now)) return null;
  if (!services.every((service) => clinic.services.includes(service))) return null;
  const places = edition.places
    .map(({ id }) => id)
    .sort((a, b) => Number(b === clinic.place) - Number(a === clinic.place));
  const tells = (place: string) =>
    nearestClinics(edition, { place, services, language }, now).some((found) => found.clinic.id === clinic.id);
  return places.find(tells) ?? null;
}

function longestPlaces({ places }: Edition): readonly string[] {
  const length = (names: Readonly<Record<string, string>>) =>
    Math.max(...Object.values(names).map((name) => name.length));
  return [...places]
    .sort((a, b) => length(b.names) - length(a.names))
    .slice(0, maxCandidates)
    .map(({ id }) => id);
}
