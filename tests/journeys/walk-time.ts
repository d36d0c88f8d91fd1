/** What a line says as time goes by: each month and weekday, by night, and when nobody has tended it for long. */
import { type JourneyStep, momentOf } from '../../src/commands/dial/journey.ts';
import type { Edition, Keyword, Language } from '../../src/content/edition.ts';
import { at } from '../support/at.ts';
import { builtOn } from '../support/lines.ts';
import { nearestScreens, say, walkPages } from './walk.ts';

const clock = (day: string, time: string): JourneyStep => ({ kind: 'clock', clock: `${day} ${time}` });
const built = (day: string): JourneyStep => ({ kind: 'built', builtOn: day });

/** All of it, in every language and script of a line. */
export function walkTime(edition: Edition): readonly JourneyStep[] {
  return [...months(edition), built(builtOn), ...weekdays(edition), ...night(edition), ...untended(edition)];
}

function months(edition: Edition): readonly JourneyStep[] {
  return Array.from({ length: 12 }, (_, month) => `2027-${String(month + 1).padStart(2, '0')}-15`).flatMap((day) => [
    built(day),
    clock(day, '13:00'),
    ...wordsFor(edition, 'check').map((word) => say(`${word} ${edition.clinics[0]?.code}`)),
  ]);
}

/** At 23:00 all is closed, and says on which day it opens. */
function weekdays(edition: Edition): readonly JourneyStep[] {
  return ['23', '24', '25', '26', '27', '28', '29'].flatMap((day) => [
    clock(`2026-11-${day}`, '23:00'),
    ...wordsFor(edition, 'groups').map(say),
  ]);
}

function night(edition: Edition): readonly JourneyStep[] {
  return everywhere(edition, '2026-11-21', '02:30', ['raid', 'lawyer-call', 'groups']);
}

function untended(edition: Edition): readonly JourneyStep[] {
  return everywhere(edition, '2027-08-01', '13:00', ['raid', 'arrest', 'lawyer-call']);
}

/** Some screens and a place near which clinics are, by keys in every language and by text in every script. */
function everywhere(edition: Edition, day: string, time: string, screens: readonly string[]): readonly JourneyStep[] {
  const now = momentOf(edition.line.zone, `${day} ${time}`);
  const place = edition.clinics[0]?.place ?? null;
  const [nearest = ''] = nearestScreens(edition);
  const typed = edition.places.find(({ id }) => id === place)?.names.en ?? '';
  return [
    clock(day, time),
    ...edition.line.languages.flatMap((language) => [
      ...screens.flatMap((screen) => walkPages({ edition, language, now }, at(screen, language.id))),
      ...walkPages({ edition, language, now }, at(`${nearest}/at`, language.id, place)),
    ]),
    ...wordsFor(edition, 'raid').map(say),
    ...wordsFor(edition, nearest).map((word) => say(`${word} ${typed}`)),
  ];
}

/** What is said where there is nobody to call and no code to dial. */
export function walkBare(edition: Edition): readonly JourneyStep[] {
  return ['raid', 'groups'].flatMap((target) => wordsFor(edition, target).map(say));
}

/** One keyword for each language and script. */
function wordsFor({ keywords, line }: Edition, target: string): readonly string[] {
  const leads = ({ to }: Keyword) => (to.kind === 'screen' ? to.screen : to.kind) === target;
  const locales = line.languages.flatMap(({ id, latin }: Language) => (latin === null ? [id] : [id, latin]));
  return locales.flatMap(
    (locale) => keywords.find((keyword) => keyword.locale === locale && leads(keyword))?.word ?? [],
  );
}
