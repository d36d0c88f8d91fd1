import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldForSearch } from '../../src/directory/fold.ts';
import { likelyNames, soundingNames } from '../../src/directory/likely-names.ts';
import { formOf, likenessOf } from '../../src/directory/likeness.ts';
import { openPlaces } from '../../src/directory/place-index.ts';
import { bonesOf } from '../../src/directory/sound.ts';
import { editions } from '../support/lines.ts';
import { slippedQueries, writtenQueries } from './place-queries/queries.ts';

const index = openPlaces([...editions.values()].flatMap(({ places }) => places));
const everyName = index.names.map((_, at) => at);

const typedByPeople = [...writtenQueries(), ...slippedQueries(300, 7)].map(({ typed }) => typed);
const words = [...new Set(index.names.flatMap((name) => name.split(' ')))];
/** The first letter of each key. */
const firstLetters = 'adgjmptw';
/** What comes of the same keys pressed, as predictive text may write it. */
const asOtherWord = (name: string) =>
  name.replace(/[a-z]/g, (letter) =>
    firstLetters.charAt(firstLetters.split('').findLastIndex((first) => first <= letter)),
  );

const typed = fc.oneof(
  fc.constantFrom(...index.names).map(asOtherWord),
  fc.constantFrom(...typedByPeople),
  fc.string({ unit: fc.constantFrom(...'abeiknmoruz 1ኢስሊลอน伦敦') }),
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((some) => some.join(' ')),
  fc
    .tuple(fc.constantFrom(...index.names), fc.nat(12), fc.nat(12))
    .map(([name, from, length]) => name.slice(from, from + length)),
);

test('no name that is alike is passed over: the answer is that of reading each', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const folded = foldForSearch(text);
      if (folded === '') return;
      const form = formOf(folded);
      const likely = new Set(likelyNames(index, form));
      const alike = everyName.filter((at) => likenessOf(form, formOf(index.names[at] ?? '')) !== null);
      expect(alike.filter((at) => !likely.has(at)).map((at) => `${folded}: ${index.names[at]}`)).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

test('no name with the same bones, first letter and about the same length is passed over', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const solid = foldForSearch(text).replaceAll(' ', '');
      const bones = bonesOf(solid);
      const sounding = new Set(soundingNames(index, solid));
      const alike = everyName.filter((at) => {
        const name = (index.names[at] ?? '').replaceAll(' ', '');
        return bonesOf(name) === bones && name[0] === solid[0] && Math.abs(name.length - solid.length) <= 4;
      });
      expect(alike.filter((at) => !sounding.has(at)).map((at) => `${solid}: ${index.names[at]}`)).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

test('most names are passed over without being read', () => {
  const read = typedByPeople.map((text) => likelyNames(index, formOf(foldForSearch(text))).length);
  expect(read.reduce((sum, count) => sum + count, 0) / read.length).toBeLessThan(index.names.length / 20);
});
