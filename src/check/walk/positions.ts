/** Where a caller of one language can be. Places stand for others like them; every clinic is told of at least once. */
import type { Clinic, Edition, Place } from '../../content/edition.ts';
import type { LanguageId, PlaceId, ScreenId } from '../../content/ids.ts';
import type { PlacesScreen, ResultsScreen } from '../../content/screens.ts';
import { isOffered } from '../../directory/attested.ts';
import { nearestClinics } from '../../directory/nearest.ts';
import { idOf, placeOf } from '../../menu/places.ts';
import { at, type Position, screensOf, startOf } from '../../menu/position.ts';

/** As many as a typed name is ever taken to mean. */
const maxCandidates = 6;
/** Of more clinics or places than these, some stand for the others: a line of thousands is checked within a minute too. */
const maxClinics = 150;
const maxPlaces = 150;
/** Places at which such a line looks whether a clinic is told of there. */
const fewPlaces = 8;

/** Every screen, a place of each page of a pick list, and for each clinic that is walked to a place where it is told of. */
export function positionsOf(edition: Edition, language: LanguageId, now: number): readonly Position[] {
  const [first] = edition.line.languages;
  const start = language === first?.id ? [startOf(edition)] : [];
  const own = screensOf(edition).flatMap((id): Position[] => {
    const screen = edition.screens[id];
    switch (screen?.kind) {
      case undefined:
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
  id: ScreenId,
  screen: ResultsScreen,
  language: LanguageId,
  now: number,
): Position[] {
  const pickLists = Object.values(edition.screens).filter(
    (other): other is PlacesScreen => other.kind === 'places' && other.nearest === screen.nearest,
  );
  const places = pickLists.flatMap((list) => Object.values(list.places).slice(0, 1));
  const nearClinics = walkedClinics(edition).flatMap(
    (clinic) => placeToldOf(edition, screen, clinic, language, now) ?? [],
  );
  return [...new Set([...places, ...nearClinics])].map((place) => at(id, language, place));
}

/** A place where one of the first answers is this clinic; its own before others. Null where it is told of nowhere. */
function placeToldOf(
  edition: Edition,
  { services }: ResultsScreen,
  clinic: Clinic,
  language: LanguageId,
  now: number,
): PlaceId | null {
  if (!isOffered(clinic, edition.line.zone, now)) return null;
  if (!services.every((service) => clinic.services.includes(service))) return null;
  const others = edition.places.length > maxPlaces ? edition.places.slice(0, fewPlaces) : edition.places;
  const tells = ({ id: place }: Place) =>
    nearestClinics(edition, { place, services, language }, now).some((found) => found.clinic.id === clinic.id);
  const own = placeOf(edition, clinic.place);
  const found = own && tells(own) ? own : others.find(tells);
  return found ? idOf(found) : null;
}

/** All clinics; of a great many those of the most words, which are the first not to fit. */
export function walkedClinics({ clinics }: Pick<Edition, 'clinics'>): readonly Clinic[] {
  if (clinics.length <= maxClinics) return clinics;
  const length = ({ names, directions }: Clinic) =>
    [...Object.values(names), ...Object.values(directions)].reduce((sum, words) => sum + words.length, 0);
  const measured = clinics.map((clinic) => ({ clinic, length: length(clinic) }));
  return measured
    .sort((a, b) => b.length - a.length)
    .slice(0, maxClinics)
    .map(({ clinic }) => clinic);
}

function longestPlaces({ places }: Edition): readonly PlaceId[] {
  const length = (names: Readonly<Record<string, string>>) =>
    Math.max(...Object.values(names).map((name) => name.length));
  return [...places]
    .sort((a, b) => length(b.names) - length(a.names))
    .slice(0, maxCandidates)
    .map(idOf);
}
