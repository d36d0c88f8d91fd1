/** What callers hear once something is taken down, said before anybody is asked. */
import type { Edition } from '../../content/edition.ts';
import type { Target } from '../../content/state.ts';
import { isOffered } from '../../directory/attested.ts';
import { constantText, factsOf } from '../../editions/facts.ts';
import { phoneNumbersIn } from '../../editions/phone-numbers.ts';
import { withoutTakenDown } from '../../editions/taken-down.ts';
import { cleanText } from '../summary/texts.ts';
import { answeringWords, lastResortWords, unansweredWords } from './answered-words.ts';
import { nameOf } from './targets.ts';

export type TakeDownAsked = {
  /** The whole edition. */
  readonly edition: Edition;
  readonly target: Target;
  /** What is down already. */
  readonly down: readonly Target[];
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** Lines to print: what callers hear instead, what is left, and what taking it down does not reach. */
export function takeDownWords(asked: TakeDownAsked): readonly string[] {
  const { edition, target, down } = asked;
  const left = withoutTakenDown(edition, [...down, target]);
  return [...instead(asked, left), ...stillTold(left, target, edition)];
}

function instead({ edition, target, down, now }: TakeDownAsked, left: Edition): readonly string[] {
  switch (target.kind) {
    case 'clinic':
      return [`Callers are not told of it any more. CHECK ${target.id} says: not on our list.`, clinicsLeft(left, now)];
    case 'hotline':
      return [
        'Callers are never told of it again, also not when nothing else can be said.',
        ...hotlinesLeft(edition, left),
        ...unansweredWords(withoutTakenDown(edition, down), left, now),
      ];
    case 'contact':
      return ['Callers are not told of it any more.'];
    case 'screen':
      return screenDown(edition, left, target.id);
    case 'line':
      return [
        'Whoever dials or texts is told this, and nothing else, no hotline either:',
        ...factsOf(edition)
          .closed.split('\n')
          .map((words) => `  ${cleanText(words)}`),
      ];
  }
}

function clinicsLeft({ clinics, line }: Edition, now: number): string {
  const count = clinics.filter((clinic) => isOffered(clinic, line.zone, now)).length;
  if (count === 0) return 'WARNING: callers are told of no other clinic. They hear that there is none, and a hotline.';
  return `Callers are still told of ${count === 1 ? '1 clinic' : `${count} clinics`}.`;
}

function hotlinesLeft(edition: Edition, left: Edition): readonly string[] {
  const { hotlines } = left;
  if (hotlines.length === 0)
    return ['WARNING: it is the last one. Callers are given no number at all until a hotline is published.'];
  const without = [...new Set(edition.hotlines.flatMap(({ topics }) => topics))].filter(
    (topic) => !hotlines.some(({ topics }) => topics.includes(topic)),
  );
  return [
    'Hotlines that are left:',
    ...hotlines.map(
      (hotline) =>
        `  ${nameOf(left, { kind: 'hotline', id: hotline.id })} ${hotline.phone}: ${hotline.topics.join(', ')}; ${answeringWords(hotline)}`,
    ),
    ...without.map((topic) => `WARNING: none of these is for ${topic}. Whoever asks for that is told of another.`),
    `When nothing else can be said, callers hear: ${cleanText(constantText(factsOf(left), []).replaceAll('\n', ' '))}`,
    ...lastResortWords(left),
  ];
}

function screenDown(edition: Edition, left: Edition, screen: string): readonly string[] {
  const words = edition.strings[edition.line.languages[0]?.id ?? '']?.['screen.down'];
  const keywords = keywordsTo(edition, (id) => id === screen || id.startsWith(`${screen}/`));
  const behind = keywordsTo(
    edition,
    (id) => id !== screen && isBehind(edition, id, screen) && left.screens[id]?.kind !== 'down',
  );
  return [
    `Callers who come to it hear ${typeof words === 'string' ? `"${words}" and ` : ''}a hotline. No key leads elsewhere than before.`,
    'Its routes and keywords lead to the same words, and what lies behind it cannot be reached by keys.',
    ...(keywords.length > 0 ? [`Its keywords: ${keywords.join(', ')}.`] : []),
    ...(behind.length > 0 ? [`These keywords still lead to what lies behind it: ${behind.join(', ')}.`] : []),
  ];
}

/** Words that are texted, each once. */
function keywordsTo({ keywords }: Edition, isMeant: (screen: string) => boolean): readonly string[] {
  const found = keywords.filter(({ to }) => to.kind === 'screen' && isMeant(to.screen));
  return [...new Set(found.map(({ word }) => word))];
}

/** Whether keys lead through one screen to another. */
function isBehind({ parents }: Edition, id: string, screen: string): boolean {
  for (let at = parents[id]?.screen; at !== undefined; at = parents[at]?.screen) if (at === screen) return true;
  return false;
}

/** As many digits at the end make two numbers the same, however the country is written. */
const sameDigits = 8;

/** Places where the number of what goes stands a second time: those are not taken down with it. */
function stillTold(left: Edition, { kind, id }: Target, edition: Edition): readonly string[] {
  const phones = phonesOf(edition, kind, id);
  if (phones.length === 0) return [];
  const ends = new Set(phones.map(endOf));
  const places = phoneNumbersIn(left)
    .filter(({ digits }) => ends.has(endOf(digits)))
    .map(({ where, of }) => cleanText(of === null ? where : `${where} (${of})`));
  if (places.length === 0) return [];
  return [
    'WARNING: its number stands elsewhere too, where callers still hear it:',
    ...places.map((place) => `  ${place}`),
  ];
}

function phonesOf({ clinics, hotlines, contacts }: Edition, kind: Target['kind'], id: string): readonly string[] {
  if (kind === 'clinic')
    return clinics.filter(({ code }) => code === id).flatMap(({ phone, otherPhones }) => [phone, ...otherPhones]);
  const rows = kind === 'hotline' ? hotlines : kind === 'contact' ? contacts : [];
  return rows.filter((row) => row.id === id).map(({ phone }) => phone);
}

const endOf = (phone: string): string => phone.replace(/\D/g, '').slice(-sameDigits);
