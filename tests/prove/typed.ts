/** What people type, numbers among it: as words, places, codes, keys. */
import type { Edition } from '../../src/content/edition.ts';
import { at, screensOf } from '../../src/menu/position.ts';
import { routeOf } from '../../src/menu/routes.ts';
import type { Random } from '../support/random.ts';
import { spellingsOf } from './spellings.ts';

/** A text to a line: one that it understands, or one with a number in some spelling. */
export function typedText(edition: Edition, random: Random, number: string): string {
  const { keywords, places, clinics } = edition;
  const word = keywords.length > 0 ? random.pick(keywords).word : 'CLINIC';
  const place = places.length > 0 ? Object.values(random.pick(places).names)[0] : 'Westlands';
  const code = clinics.length > 0 ? random.pick(clinics).code : 'C4821';
  const spelled = random.pick(Object.values(spellingsOf(number)));
  return random.pick([
    ...[word, word, `${word} ${place}`, `clinic ${place}`, 'RAID', 'HELP', '21', '21 2', '1', `CHECK ${code}`, 'xyzzy'],
    ...[spelled, `CLINIC ${spelled}`, `CHECK ${spelled}`, `CHECK ${code} ${spelled}`, `${word} ${spelled}`],
    ...[`my number is ${spelled} please call`, `ራይድ ${spelled} 🙂`, `RAID\n${spelled}`, `${spelled} ${word}`],
    ...['STOP', `STOP ${spelled}`, '', ' '],
  ]);
}

/** The keys of a call so far; now and then somebody keys a number, or a name with one. */
export function typedKeys(edition: Edition, random: Random, number: string): readonly string[] {
  const place = edition.places.length > 0 ? Object.values(random.pick(edition.places).names)[0] : 'Nairobi';
  const key = () => random.pick(['1', '1', '2', '2', '3', '4', '7', '9', '0', '98', '00', '21', '', place ?? '']);
  const keys = Array.from({ length: random.whole(7) }, key);
  const spelled = random.pick(Object.values(spellingsOf(number)));
  return random.whole(3) === 0 ? [...keys, random.pick([spelled, `${place} ${spelled}`]), ...keys.slice(0, 1)] : keys;
}

/** The way to a screen that asks for the name of a place, and a number for one. */
export function typedPlace(edition: Edition, random: Random, number: string): readonly string[] {
  const asking = screensOf(edition).filter((id) => edition.screens[id]?.kind === 'ask');
  const route = routeOf(edition, at(random.pick(asking), random.pick(edition.line.languages).id));
  return [...(route ?? ''), random.pick(Object.values(spellingsOf(number)))];
}
