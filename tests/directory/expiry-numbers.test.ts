import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { routeOf } from '../../src/menu/routes.ts';
import { at } from '../support/at.ts';
import { midnightAfter } from '../support/calendar.ts';
import { editions } from '../support/lines.ts';
import { calledLocale, hasWords, localesOf, pagesCalled, repliesTo, says } from '../support/told.ts';

const second = 1000;

describe.each([...editions])('the numbers to call of %s', (_, edition) => {
  const { zone } = edition.line;

  /** The same line, whose screens of numbers ask for every topic. */
  const askingAll = (jurisdiction: string | null): Edition => {
    const asked = Object.entries(edition.screens).map(([id, screen]) =>
      screen.kind === 'hotlines' ? [id, { ...screen, topics: [], jurisdiction }] : [id, screen],
    );
    return { ...edition, screens: Object.fromEntries(asked) };
  };
  const screens = Object.entries(edition.screens).flatMap(([id, { kind }]) => (kind === 'hotlines' ? [id] : []));

  it.each(edition.hotlines.map((hotline) => [hotline.id, hotline.expiresOn, hotline] as const))(
    '%s is called checked until the last second of %s, then stands behind those that are, and never vanishes',
    (_id, expiresOn, { phone, jurisdictions }) => {
      const end = midnightAfter(zone, expiresOn);
      const asking = askingAll(jurisdictions[0] ?? null);
      for (const { language, locale } of localesOf(edition)) {
        for (const route of screens.map((screen) => routeOf(edition, at(screen, language)) ?? '')) {
          const called = (now: number) =>
            numbersIn(edition, calledLocale(edition, language), pagesCalled(asking, route, now));
          const texted = (now: number) => numbersIn(edition, locale, repliesTo(asking, locale, route, now));
          for (const told of [called, texted]) {
            const [before, after] = [told(end - second), told(end)];
            expect(before.find((entry) => entry.phone === phone)?.unchecked).toBe(false);
            expect(after.find((entry) => entry.phone === phone)?.unchecked).toBe(true);
            expect(after.map(({ unchecked }) => unchecked)).toEqual(after.map(({ unchecked }) => unchecked).sort());
          }
        }
      }
    },
  );
});

/** The numbers in the order in which they are told, each with whether it is said to be unchecked. */
function numbersIn(edition: Edition, locale: string, texts: readonly string[]) {
  const number = new RegExp(`(${edition.hotlines.map(({ phone }) => phone.replace('+', '\\+')).join('|')})`);
  const parts = texts.join('\n').split(number);
  return parts.flatMap((phone, index) =>
    index % 2 === 1 ? [{ phone, unchecked: says(edition, locale, 'hotline.unchecked', parts[index - 1] ?? '') }] : [],
  );
}

describe.each([...editions])('the cards of %s', (_, edition) => {
  const { zone, languages } = edition.line;
  const cards = Object.entries(edition.screens).flatMap(([id, card]) =>
    card.kind === 'card' && card.review ? [{ id, card, until: card.review.until }] : [],
  );

  it.each(cards)(
    '$id stands until the last second of its last day; then it says so first, and whom to call',
    ({ id, card, until }) => {
      const end = midnightAfter(zone, until);
      const numbers = edition.hotlines.map(({ phone }) => phone);
      const worded = (locale: string) => card.pages.flat().filter((key) => hasWords(edition, locale, key));
      const wordsOf = (locale: string, texts: readonly string[]) =>
        worded(locale).filter((key) => says(edition, locale, key, texts.join(' ')));
      for (const { id: language } of languages) {
        const locale = calledLocale(edition, language);
        const route = routeOf(edition, at(id, language)) ?? '';
        const outdated = ([first = '']: readonly string[]) => says(edition, locale, 'card.outdated', first);
        const [before, after] = [pagesCalled(edition, route, end - second), pagesCalled(edition, route, end)];
        expect([outdated(before), outdated(after)]).toEqual([false, true]);
        expect(numbers.some((number) => after[0]?.includes(number))).toBe(true);
        expect(wordsOf(locale, before)).toEqual(worded(locale));
        expect(wordsOf(locale, after)).toEqual(id === 'raid' ? worded(locale) : []);
      }
      for (const { language, locale } of localesOf(edition)) {
        const route = routeOf(edition, at(id, language)) ?? '';
        const first = (now: number) => repliesTo(edition, locale, route, now)[0] ?? '';
        expect(says(edition, locale, 'card.outdated', first(end - second))).toBe(false);
        expect(says(edition, locale, 'card.outdated', first(end))).toBe(true);
        expect(numbers.some((number) => first(end).includes(number))).toBe(true);
      }
    },
  );
});
