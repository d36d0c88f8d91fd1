import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { readClinicCode } from '../../src/directory/code.ts';
import { searchPlaces } from '../../src/directory/search.ts';
import { smsGateways } from '../../src/gateways/gateways.ts';
import { ussdPages } from '../../src/live/pages.ts';
import { textReply } from '../../src/live/text-reply.ts';
import { checkScreen } from '../../src/menu/check-screen.ts';
import { placesOf } from '../../src/menu/places.ts';
import { readText } from '../../src/menu/reply.ts';
import { screenAt } from '../../src/menu/screen-at.ts';
import { follow } from '../../src/menu/transcript.ts';
import { defaultUssdLimits } from '../../src/render/limits.ts';
import { editions, now } from '../support/lines.ts';
import { ussdPage } from '../support/page.ts';
import { holds, inherited, typed } from '../support/typed.ts';

/** Keys to where a line asks for text, or any; then what is typed, then more keys. */
const callOn = (edition: Edition) =>
  fc.tuple(
    fc.oneof(fc.constantFrom(...waysToType(edition)), fc.array(fc.constantFrom(...'0123456789'), { maxLength: 6 })),
    typed,
    fc.array(fc.constantFrom('0', '1', '9'), { maxLength: 3 }),
  );

describe.each([...editions])('what somebody typed on %s', (_, edition) => {
  it('stands in no position, screen or page of a call [nothing-typed-comes-back]', () => {
    fc.assert(
      fc.property(callOn(edition), ([before, { mark, text }, after]) => {
        const inputs = [...before, text, ...after];
        const position = follow(edition, inputs);
        const screen = screenAt(edition, position, now);
        const pages = ussdPages(edition, position, defaultUssdLimits, now);
        const said = [position, screen, pages, ussdPage(edition, inputs, defaultUssdLimits, now)];
        expect(said.filter((each) => holds(each, mark))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('stands in no result of a search, of reading a text, or in a reply [nothing-typed-comes-back]', () => {
    const gateways = smsGateways.filter(({ name }) => edition.line.sms.some(({ gateway }) => gateway === name));
    fc.assert(
      fc.property(typed, fc.constantFrom(null, 'INFO'), ({ mark, text }, shared) => {
        const answer = readText(edition, text, shared);
        const said = [
          answer,
          searchPlaces(placesOf(edition), text),
          searchPlaces(placesOf(edition), mark),
          answer.kind === 'check' ? checkScreen(edition, answer.code, answer.language, now) : null,
          ...gateways.map(({ limits }) => textReply(edition, text, shared, limits, now)),
        ];
        expect(said.filter((each) => holds(each, mark))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('a name that every object has is a text like any other', () => {
    fc.assert(
      fc.property(inherited, (name) => {
        const inputs = [[name], ['1', name], [name, '1', name], ...waysToType(edition).map((keys) => [...keys, name])];
        for (const each of inputs) expect(holds(ussdPage(edition, each, defaultUssdLimits, now), name)).toBe(false);
        expect(holds(readText(edition, name, null), name)).toBe(false);
      }),
    );
  });
});

it('a code that comes back is a C and nine digits at most: no whole number [nothing-typed-comes-back]', () => {
  fc.assert(
    fc.property(typed, ({ text }) => {
      const code = readClinicCode(text);
      expect(code === null || /^C[0-9]{4,9}$/.test(code)).toBe(true);
    }),
  );
});

/** The keys to each screen that asks for text, by the language of the first digit. */
const waysToType = (edition: Edition) =>
  Object.entries(edition.screens)
    .filter(([, { kind }]) => kind === 'ask')
    .map(([id]) => {
      const keys: string[] = [];
      for (let parent = edition.parents[id]; parent; parent = edition.parents[parent.screen])
        keys.unshift(parent.digit);
      return edition.line.languages.length > 1 ? ['1', ...keys] : keys;
    });
