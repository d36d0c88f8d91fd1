import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { coverScreen, raidScreen } from '../../src/content/screens.ts';
import { ussdGateways } from '../../src/gateways/gateways.ts';
import { ussdPage, ussdPages } from '../../src/live/pages.ts';
import { at, screensOf, startOf } from '../../src/menu/position.ts';
import { screenAt } from '../../src/menu/screen-at.ts';
import { step } from '../../src/menu/step.ts';
import { follow } from '../../src/menu/transcript.ts';
import { foldToGsm, toGsm } from '../../src/render/fold.ts';
import { defaultUssdLimits, type UssdLimits } from '../../src/render/limits.ts';
import { stringsFor } from '../../src/render/strings-for.ts';
import { editionOf, editions, now } from '../support/lines.ts';
import { unicodeLimits } from '../support/unicode.ts';

const ke = editionOf('demo-ke');
const day = 86_400_000;
/** Behind the review of every card: the raid card then has a line more on its first page. */
const outdated = now + 400 * day;
const tight: UssdLimits = { ...defaultUssdLimits, maxSeptets: 90 };
const networks = [...ussdGateways.map(({ limits }) => limits), unicodeLimits, tight];
const ways = [...editions.values()].flatMap((edition) =>
  edition.line.languages.flatMap((language) =>
    networks.flatMap((limits) => [now, outdated].map((moment) => ({ edition, language, limits, moment }))),
  ),
);

/** The keys to the raid card and to a further page of it (from 0). */
const toPage = (digit: string, page: number) => [digit, '1', ...'9'.repeat(page)];

/** A string of a language as it is spelled on a network. */
function spelled(edition: Edition, language: string, limits: UssdLimits, key: string): string {
  const spell = limits.alphabet === 'gsm7' ? toGsm : foldToGsm;
  return spell(String(stringsFor(edition, language, limits).messages[key]));
}

const firstOf = ({ line }: Edition) => line.languages[0]?.id ?? null;

describe('the raid card', () => {
  it('is closed by 0 on its last page: a harmless page ends the call and stays on the screen [raid-cover]', () => {
    for (const { edition, language, limits, moment } of ways) {
      const last = ussdPages(edition, at(raidScreen, language.id), limits, moment).length - 1;
      const page = ussdPage(edition, [...toPage(language.digit, last), '0'], limits, moment);
      expect(page).toEqual({ text: `DEMO\n${spelled(edition, language.id, limits, 'cover.text')}`, ends: true });
    }
  });

  it('says its number again on its last page, from which nothing leads back to it', () => {
    for (const { edition, language, limits, moment } of ways) {
      if (limits === tight) continue;
      const pages = ussdPages(edition, at(raidScreen, language.id), limits, moment).map(({ text }) => text.split('\n'));
      const numbers = pages.map(
        (lines) => edition.hotlines.find(({ phone }) => lines.join(' ').includes(phone))?.phone,
      );
      expect(numbers.at(-1)).toBe(numbers[0]);
      expect(pages.at(-1)?.at(-2)).toBe(numbers[0]);
    }
  });

  it('says on each page what 0 does there, however many pages it takes', () => {
    for (const { edition, language, limits, moment } of ways) {
      const pages = ussdPages(edition, at(raidScreen, language.id), limits, moment);
      const close = `0 ${spelled(edition, language.id, limits, 'nav.cover')}`;
      const said = pages.map(({ text }) => text.endsWith(close));
      const leads = (page: number) => follow(edition, [...toPage(language.digit, page), '0']).screen;
      const done = pages.map((_, page) => leads(page) === coverScreen);
      expect(said).toEqual(done);
      expect(done.at(-1)).toBe(true);
      expect(done[0]).toBe(false);
    }
  });

  it('is closed too where 9 was pressed too often', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 120 }), (nines) => {
        expect(follow(ke, [...toPage('1', nines), '0']).screen).toBe(coverScreen);
      }),
    );
  });

  it('leads one page back by 0 before its last', () => {
    expect(follow(ke, [...toPage('1', 2), '0'])).toEqual({ ...at(raidScreen, firstOf(ke)), page: 1 });
  });

  it('is the only card that closes so', () => {
    for (const edition of editions.values())
      for (const id of screensOf(edition)) {
        const screen = edition.screens[id];
        if (screen?.kind !== 'card' || id === raidScreen) continue;
        const position = { ...at(id, firstOf(edition)), page: screen.pages.length - 1 };
        expect(step(edition, position, '0').screen).not.toBe(coverScreen);
        expect(screenAt(edition, position, now).closesFrom).toBeNull();
      }
  });

  it('of one page is closed by 0 at once', () => {
    const raid = ke.screens[raidScreen];
    if (raid?.kind !== 'card') throw new Error('every line has a raid card');
    const short = { ...ke, screens: { ...ke.screens, [raidScreen]: { ...raid, pages: raid.pages.slice(0, 1) } } };
    expect(follow(short, ['11', '0']).screen).toBe(coverScreen);
    expect(ussdPage(short, ['11'], defaultUssdLimits, now).text).toMatch(/\n0 Close$/);
  });
});

describe('the page behind the raid card', () => {
  it('is left by any key to the start of a new call', () => {
    for (const edition of editions.values())
      for (const key of ['0', '1', '5', '9', 'word'])
        expect(step(edition, at(coverScreen, firstOf(edition)), key)).toEqual(startOf(edition));
  });

  it('has no option, no number and no way on', () => {
    for (const edition of editions.values()) {
      const screen = screenAt(edition, at(coverScreen, firstOf(edition)), now);
      expect(screen).toMatchObject({ options: [], route: null, ends: true, blocks: [[{ key: 'cover.text' }]] });
    }
  });

  it('is reached by no digits that lead forward', () => {
    for (const edition of editions.values()) expect(Object.keys(edition.parents)).not.toContain(coverScreen);
  });
});
