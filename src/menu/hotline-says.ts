/** What is said of a hotline: who answers, whether it is free and open, and its number, whole. */
import type { Edition } from '../content/edition.ts';
import type { Names } from '../content/names.ts';
import { type Asker, anybody, bestHotline, type RankedHotline } from '../directory/hotlines.ts';
import type { OpenState } from '../directory/hours.ts';
import { type LocalTime, localTime } from '../directory/local-time.ts';
import type { Fact, Facts, Say } from './screen.ts';

/** Whose number stands in help, where no screen names a topic. */
export const helpTopic = 'raid';

/** One value alone on its line. `value` and `value.pair` are added to every locale when compiling. */
export const value = (fact: Fact): Say => ({ key: 'value', facts: { value: fact } });
/** A row by its name in the reader's language. */
export const named = (names: Names): Say => value({ kind: 'names', names });
export const string = (key: string, facts?: Facts): Fact =>
  facts ? { kind: 'string', key, facts } : { kind: 'string', key };
export const atom = (text: string): Fact => ({ kind: 'atom', value: text });

export const timeFact = (minutes: number, { weekMinutes }: LocalTime): Fact => ({
  kind: 'time',
  minutes,
  now: weekMinutes,
});
export const dateFact = (value: string, { date }: LocalTime): Fact => ({ kind: 'date', value, today: date });

/** "Lawyer, Coast, free, 24h": true at `now`, whatever the time. */
export function whoFact(edition: Edition, { hotline, isLive, openState }: RankedHotline, local: LocalTime): Fact {
  const items: Fact[] = [string(`answered.${hotline.answeredBy}`), ...regionFacts(edition, hotline.regions)];
  if (hotline.tollFree) items.push(string('hotline.free'));
  const opening = openingOf(openState, local);
  if (opening) items.push(opening);
  if (!isLive) items.push(string('hotline.unchecked', { date: dateFact(hotline.checkedOn, local) }));
  return { kind: 'list', items };
}

/** The names of the regions that it is for: whoever calls from another has to see it. */
export function regionFacts(edition: Edition, regions: readonly string[]): readonly Fact[] {
  return edition.regions.filter(({ id }) => regions.includes(id)).map(({ names }) => ({ kind: 'names', names }));
}

function openingOf({ open, minutes }: OpenState, local: LocalTime): Fact | null {
  if (open)
    return minutes === null ? string('hotline.always') : string('hotline.until', { time: timeFact(minutes, local) });
  return minutes === null ? null : string('hotline.opens', { time: timeFact(minutes, local) });
}

/** {who} and {number} for a topic at `now`; where a line has no hotline at all, a sentence that says so and no number. */
export function hotlineFacts(
  edition: Edition,
  topic: string,
  language: string | null,
  now: number,
  asker: Asker = anybody,
): Facts {
  const best = bestHotline(edition, { topics: [topic], language: language ?? '', ...asker }, now);
  if (!best) return { who: string('hotline.none'), number: { kind: 'text', value: '' } };
  return { who: whoFact(edition, best, localTime(edition.line.zone, now)), number: atom(best.hotline.phone) };
}

/** "Lawyer, free, 24h:" and its number below; where a line has no hotline at all, a sentence that says so. */
export function hotlineSays(
  edition: Edition,
  topic: string,
  language: string | null,
  now: number,
  asker: Asker = anybody,
): readonly Say[] {
  const best = bestHotline(edition, { topics: [topic], language: language ?? '', ...asker }, now);
  if (!best) return [{ key: 'hotline.none' }];
  const who = whoFact(edition, best, localTime(edition.line.zone, now));
  return [{ key: 'hotline.who', facts: { who } }, value(atom(best.hotline.phone))];
}
