/** What may stand in the text of a callback: keys, routes gone wrong, places, anything at all. */
import type { Edition } from '../../src/content/edition.ts';
import { routeOf } from '../../src/menu/routes.ts';
import { at } from '../support/at.ts';
import type { Random } from '../support/random.ts';

/** A callback is refused beyond 8 KiB; its text as it travels stays well below. */
const maxEncoded = 6_000;

/** A maker of texts for a line. */
export function textsFor(edition: Edition, random: Random): () => string {
  const routes = edition.line.languages.flatMap(({ id }) =>
    Object.keys(edition.screens).flatMap((screen) => routeOf(edition, at(screen, id)) ?? []),
  );
  const names = edition.places.flatMap((place) => [...Object.values(place.names), ...place.aliases]);
  const kinds = [
    () => many(random, 12, () => random.pick([...'0123456789'])).join('*'),
    () => random.pick(routes),
    () => `${random.pick(routes)}*${many(random, 6, () => random.pick([...'0019'])).join('*')}`,
    () => mutated(random, random.pick(routes).split('').join('*')),
    () => `${random.pick(routes)}*7*${mutated(random, random.pick(names))}*${random.whole(10)}`,
    () => many(random, 40, () => random.pick([...'0123456789*#'])).join(''),
    () => many(random, 20, () => anyLetter(random)).join(''),
    () => many(random, 9, () => many(random, 9, () => anyLetter(random)).join('')).join('*'),
    () =>
      random.pick(['', '*', '**', '#', ' ', '00', '98', '-1', '\n', '\u0000', '__proto__', 'null', '%', '+', '&a=b']),
    () => random.pick(['9', '0', '1', '7', 'a', '*', 'ኢ', '🙂']).repeat(random.whole(1_500)),
  ];
  return () => bounded(random.pick(kinds)());
}

function many<Item>(random: Random, most: number, make: () => Item): readonly Item[] {
  return Array.from({ length: random.whole(most + 1) }, make);
}

/** From every corner of Unicode, halves of pairs among them. */
function anyLetter(random: Random): string {
  const [from = 0, to = 0] = random.pick([
    [0x20, 0x7e],
    [0xa0, 0x24f],
    [0x300, 0x36f],
    [0x600, 0x6ff],
    [0xe00, 0xe7f],
    [0x1200, 0x137f],
    [0x2000, 0x206f],
    [0x4e00, 0x9fff],
    [0xd800, 0xdfff],
    [0xfe00, 0xffff],
    [0x1f300, 0x1faff],
  ]);
  return String.fromCodePoint(from + random.whole(to - from + 1));
}

/** One letter gone, doubled, changed or swapped with its neighbour. */
function mutated(random: Random, text: string): string {
  const letters = [...text];
  const index = random.whole(letters.length + 1);
  const [here = '', next = ''] = letters.slice(index, index + 2);
  const instead = random.pick([[here, here, next], [next], [anyLetter(random), next], [next, here], []]);
  return [...letters.slice(0, index), ...instead, ...letters.slice(index + 2)].join('');
}

function bounded(text: string): string {
  let kept = text;
  while (encodeURIComponent(kept.toWellFormed()).length > maxEncoded) kept = kept.slice(0, kept.length / 2);
  return kept;
}
