import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Place } from '../../src/content/edition.ts';
import { tellingName } from '../../src/directory/namesakes.ts';
import { openPlaces } from '../../src/directory/place-index.ts';
import { type FoundPlaces, searchPlaces } from '../../src/directory/search.ts';
import { compileRows } from '../../src/editions/compile-rows.ts';
import { aPlace, readRows } from '../support/directory.ts';

const latins = [
  { id: 'en', latin: null },
  { id: 'sw', latin: null },
  { id: 'fr', latin: null },
  { id: 'am', latin: 'am-Latn' },
  { id: 'th', latin: 'th-Latn' },
  { id: 'zh', latin: 'zh-Latn' },
];
const placesOf = async (line: string): Promise<readonly Place[]> =>
  compileRows(await readRows(line), { languages: latins, buildDate: '2026-11-22' }).places;

let kenya: readonly Place[];
let england: readonly Place[];
beforeAll(async () => {
  [kenya, england] = await Promise.all([placesOf('demo-ke'), placesOf('demo-ew')]);
});

const ids = (places: readonly Place[], typed: string): string => {
  const found = searchPlaces(openPlaces(places), typed);
  if (found.kind === 'none') return 'none';
  return found.kind === 'one' ? found.place.id : `? ${found.places.map(({ id }) => id).join(' ')}`;
};

describe('searchPlaces knows which place of Kenya is meant', () => {
  test.each([
    ['Westlands', 'westlands'],
    ['west lands', 'westlands'],
    ['nairobi', 'nairobi-cbd'],
    ['nrb', 'nairobi-cbd'],
    ['Nairobi West', 'nairobi-west'],
    ['karibu westlands', 'westlands'],
    ['near Kakamega', 'kakamega'],
    ['muranga', 'muranga'],
    ["Murang'a", 'muranga'],
    ['langata', 'langata'],
    ['likoni ferry', 'likoni'],
    ['ዌስትላንድስ', 'westlands'],
    ['ኢስትሊ', 'eastleigh'],
    ['maimahiu', 'maai-mahiu'],
    ['malaba', 'malaba'],
    ['malava', 'malava'],
  ])('%s is %s', (typed, id) => {
    expect(ids(kenya, typed)).toBe(id);
  });

  test.each([
    ['kis', 'kisumu kisauni kisii'],
    ['kisiu', 'kisii'],
    ['westlnds', 'westlands'],
    ['WESTLAND', 'westlands'],
    ['wetslands', 'westlands'],
    ['westkands', 'westlands'],
    ['wdpukamds', 'westlands'],
    ['kariobnagi', 'kariobangi'],
    ['eldorett', 'eldoret'],
    ['kakamegaa', 'kakamega'],
    ['mombasa town', 'mombasa nairobi-cbd embakasi'],
    ['moi avenue', 'mombasa nairobi-cbd'],
    ['kisumu city', 'kisumu'],
    ['near westlnds', 'westlands'],
    ['west', 'westlands nairobi-west kahawa'],
    ['tika', 'thika'],
    ['mchks', 'machakos gikomba'],
    ['huruma market', 'huruma'],
    ['near westlnds mall', 'westlands'],
    ['nai we', 'nairobi-west nairobi-cbd'],
    ['roysambo', 'roysambu'],
    ['nakru', 'nakuru'],
    ['kahaw', 'kahawa'],
    ['toi mkt', 'kibera'],
    ['thika rd', 'roysambu thika'],
    ['machakos country bus', 'machakos gikomba'],
    ['fort', 'muranga'],
    ['mukuru kwa', 'pipeline mukuru'],
  ])('%s is asked about, the likeliest first: %s', (typed, choice) => {
    const found = ids(kenya, typed);
    expect(found.startsWith('? ')).toBe(true);
    expect(found.slice(2).split(' ').slice(0, 3).join(' ')).toBe(choice);
  });

  test.each(['', '   ', '???', 'zzzz', 'Reykjavik', '12345', '🏥', 'x'])('%j is none', (typed) => {
    expect(ids(kenya, typed)).toBe('none');
  });
});

test.each([
  ['London', 'central-london'],
  ['Londra', 'central-london'],
  ['伦敦', 'central-london'],
  ['ลอนดอน', 'central-london'],
  ['曼彻斯特', 'manchester'],
  ['แมนเชสเตอร์', 'manchester'],
  ['kings cross', 'kings-cross'],
  ['st pancras', 'kings-cross'],
  ['stoke on trent', 'stoke-on-trent'],
  ['brum', 'birmingham'],
  ['MK', 'milton-keynes'],
  ['heathrow', 'hounslow'],
  ['bo ming han', 'birmingham'],
  ['劍橋', 'cambridge'],
])('in England and Wales %s is %s', (typed, id) => {
  expect(ids(england, typed)).toBe(id);
});

test('two places of one name are asked about, the larger first', () => {
  const places = [
    aPlace({ id: 'small', names: { en: 'Newport' }, population: 5 }),
    aPlace({ id: 'large', names: { en: 'Newport' }, population: 9 }),
  ];
  expect(ids(places, 'newport')).toBe('? large small');
});

describe('of places of one name', () => {
  const regions = [
    { id: 'south', names: { en: 'South', sw: 'Kusini' } },
    { id: 'east', names: { en: 'East' } },
  ];
  const places = [
    aPlace({ id: 'a', names: { en: 'Milton' }, region: 'south', population: 9 }),
    aPlace({ id: 'b', names: { en: 'Milton' }, region: 'east', population: 8 }),
    aPlace({ id: 'c', names: { en: 'Milton' }, region: 'east', population: 7 }),
    aPlace({ id: 'd', names: { en: 'Barton' }, region: 'south' }),
    aPlace({ id: 'e', names: { en: 'Barton East' }, region: 'south' }),
    aPlace({ id: 'f', names: { en: 'Barton' }, region: 'east' }),
  ];
  const index = openPlaces(places, regions);
  const answer = (typed: string) => {
    const found = searchPlaces(index, typed);
    if (found.kind === 'none') return 'none';
    return found.kind === 'one' ? found.place.id : `? ${found.places.map(({ id }) => id).join(' ')}`;
  };

  test.each([
    ['Milton', '? a b c'],
    ['Milton, South', 'a'],
    ['milton,kusini', 'a'],
    ['milton south', '? a'],
    ['Milton, East', '? b c'],
    ['milton east', '? b c'],
    ['Milton, East 1', 'b'],
    ['Milton, East 2', 'c'],
    ['barton east', 'e'],
    ['Barton, East 1', 'f'],
  ])('%s is %s', (typed, expected) => {
    expect(answer(typed)).toBe(expected);
  });

  test('each is reached by what it is told by', () => {
    for (const place of places) {
      const [name, swahili] = ['en', 'sw'].map((locale) => tellingName(index, place, locale, 'en'));
      expect([name, answer(name ?? '')]).toEqual([name, place.id]);
      expect([swahili, answer(swahili ?? '')]).toEqual([swahili, place.id]);
    }
  });
});

test.each([
  ['a name that such a word belongs to', 'kansas city', 'Kansas', '? kansas'],
  ['a slip in one', 'pale alto', 'Alto', '? alto palo-alto'],
])('a word beside a name is not cut away from %s', (_, typed, name, answer) => {
  const places = [name, 'Palo Alto'].map((en) => aPlace({ id: en.toLowerCase().replace(' ', '-'), names: { en } }));
  expect(ids(places, typed)).toBe(answer);
});

test('a choice has at most six places', () => {
  const places = Array.from({ length: 20 }, (_, n) => aPlace({ id: `p${n}`, names: { en: `Kilimo ${n}` } }));
  expect(ids(places, 'kilimo').split(' ')).toHaveLength(7);
});

const slips: Record<string, (name: string, at: number) => string> = {
  dropped: (name, at) => name.slice(0, at) + name.slice(at + 1),
  doubled: (name, at) => name.slice(0, at) + name.charAt(at) + name.slice(at),
  swapped: (name, at) => name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
  tapped: (name, at) => name.slice(0, at) + tapped(name.charAt(at)) + name.slice(at + 1),
};
/** The next letter of the same key: a tap too many. */
function tapped(letter: string): string {
  const key =
    ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'].find((keys) => keys.includes(letter)) ?? letter;
  return key.charAt((key.indexOf(letter) + 1) % key.length);
}

type Tried = { readonly place: Place; readonly typed: string };

/** Every name of six letters or more, with the slip at each letter but the first and the last. */
function slipped(places: readonly Place[], slip: (name: string, at: number) => string): Tried[] {
  return places.flatMap((place) => {
    const name = (place.names.en ?? '').toLowerCase();
    const ats = name.length < 6 ? [] : Array.from({ length: name.length - 2 }, (_, at) => at + 1);
    return ats.map((at) => ({ place, typed: slip(name, at) }));
  });
}

test.each(Object.entries(slips))(
  'with one letter %s, names are found among the first three, and no other is certain',
  (_, slip) => {
    for (const places of [kenya, england]) {
      const index = openPlaces(places);
      const answers = slipped(places, slip).map(({ place, typed }) => ({ place, found: searchPlaces(index, typed) }));
      for (const { place, found } of answers) if (found.kind === 'one') expect(found.place.id).toBe(place.id);
      const hits = answers.filter(({ place, found }) => firstThree(found).includes(place));
      expect(hits.length / answers.length).toBeGreaterThan(0.98);
    }
  },
);

function firstThree(found: FoundPlaces): readonly Place[] {
  if (found.kind === 'none') return [];
  return found.kind === 'one' ? [found.place] : found.places.slice(0, 3);
}

test('any text has an answer, the same each time, whatever order the list has', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
      const answer = ids(kenya, typed);
      expect(ids([...kenya].reverse(), typed)).toBe(answer);
    }),
    { numRuns: 40 },
  );
});

test('each name and alias of the lines that ship finds its own place', () => {
  for (const places of [kenya, england]) {
    const index = openPlaces(places);
    for (const place of places) {
      for (const name of [...Object.values(place.names), ...place.aliases]) {
        expect(searchPlaces(index, name), name).toEqual({ kind: 'one', place });
      }
    }
  }
});

test('of a long text three words at most are looked up, and no more letters than a name has', () => {
  expect(ids(kenya, 'aaaa bbbb westlnds')).toBe('? westlands');
  expect(ids(kenya, 'aaaa bbbb cccc westlnds')).toBe('none');
  expect(ids(kenya, 'ﷺﷺﷺﷺ westlands')).toBe('none');
});
