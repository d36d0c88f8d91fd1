import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { coverScreen, raidScreen } from '../../src/content/screens.ts';
import type { State, Target } from '../../src/content/state.ts';
import { withoutTakenDown } from '../../src/editions/taken-down.ts';
import { ussdGateways } from '../../src/gateways/gateways.ts';
import { callPage, ussdPages } from '../../src/live/pages.ts';
import { at, screensOf, startOf } from '../../src/menu/position.ts';
import { screenAt } from '../../src/menu/screen-at.ts';
import { shownAfter } from '../../src/menu/shown.ts';
import { step } from '../../src/menu/step.ts';
import { follow } from '../../src/menu/transcript.ts';
import { foldToGsm, toGsm } from '../../src/render/fold.ts';
import { defaultUssdLimits, type UssdLimits } from '../../src/render/limits.ts';
import { stringsFor } from '../../src/render/strings-for.ts';
import { editionOf, editions, now } from '../support/lines.ts';
import { ussdPage } from '../support/page.ts';
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

function withRaidPages(edition: Edition, count: number): Edition {
  const raid = edition.screens[raidScreen];
  if (raid?.kind !== 'card') throw new Error('every line has a raid card');
  const pages = Array.from({ length: count }, (_, page) => raid.pages[page] ?? raid.pages[0] ?? []);
  return { ...edition, screens: { ...edition.screens, [raidScreen]: { ...raid, pages } } };
}

const withoutFirstLanguage = (edition: Edition): Edition => ({
  ...edition,
  line: { ...edition.line, languages: edition.line.languages.slice(1) },
});

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
      // The number stands on the first page; on the last it stands again where a page holds as much as on most networks.
      if (limits.maxSeptets < defaultUssdLimits.maxSeptets) continue;
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
    const short = withRaidPages(ke, 1);
    expect(follow(short, ['11', '0']).screen).toBe(coverScreen);
    expect(ussdPage(short, ['11'], defaultUssdLimits, now).text).toMatch(/\n0 Close$/);
  });
});

describe('0 at the end of the raid card while something changes', () => {
  const until = now + 60_000;
  const changed = (...keys: string[]): State['changed'] =>
    keys.map((key) => {
      const [screen = '', digit = ''] = key.split(' ');
      return { screen, digit, meaning: 'another', until };
    });
  const longer = withRaidPages(ke, 4);
  const alone: Edition = { ...ke, line: { ...ke.line, languages: ke.line.languages.slice(0, 1) } };
  const down = (...targets: readonly Target[]) => withoutTakenDown(ke, targets);
  const raidDown = down({ kind: 'screen', id: 'raid' });
  const cover = 'DEMO\nInformation line: opening hours and phone numbers. Thank you.';
  const dialled = (edition: Edition, inputs: readonly string[], keys: State['changed']) =>
    callPage(edition, inputs, keys, defaultUssdLimits, now).text;
  const close = [...toPage('1', 3), '0'];

  it.each<[string, Edition, string[], string[]]>([
    ['the card has a page more', longer, ['raid 0'], [...toPage('1', 2), '0']],
    ['the card was of one page', longer, ['raid 0'], ['1', '1', '0']],
    ['the card was of one page, and a key that meant nothing came before', longer, ['raid 0'], ['1', '1', '5', '0']],
    ['all of the card is another', ke, ['raid any'], close],
    ['it is dialled with one digit behind the other', ke, ['raid any'], ['11999', '0']],
    ['calls begin otherwise', ke, ['start any'], close],
    ['there is one language now', alone, ['start any', 'language 1'], close],
    ['the language came or went', ke, ['language 1'], close],
    ['the menu is another', ke, ['menu any', 'menu 1'], close],
    ['a screen changed that was left before', ke, ['lawyer 0'], ['1', '3', '0', '1', '9', '9', '9', '0']],
    [
      'a typed name finds another place',
      ke,
      ['clinic text'],
      ['1', '2', 'Karen', '0', '0', '0', ...toPage('1', 3), '0'],
    ],
    ['the page behind it is marked too', ke, ['raid/cover any'], close],
    ['the card is taken down', raidDown, [], close],
    ['the card of one page is taken down', raidDown, [], ['1', '1', '0']],
    ['the card is taken down and changed', raidDown, ['raid 0', 'start any'], close],
    [
      'a screen is taken down that was left before',
      down({ kind: 'screen', id: 'lawyer' }),
      [],
      [...['1', '3', '0'], ...close.slice(1)],
    ],
  ])('leads to the harmless page where %s', (_, edition, keys, inputs) => {
    expect(dialled(edition, inputs, changed(...keys))).toBe(cover);
  });

  it('does so, too, on a gateway that sends the newest key alone', () => {
    const kept = { ...at(raidScreen, firstOf(ke)), page: 3 };
    for (const [edition, keys] of [
      [longer, ['raid 0']],
      [ke, ['raid any']],
      [ke, ['start any', 'menu 1']],
      [raidDown, []],
      [withoutFirstLanguage(ke), ['language 1']],
    ] as const)
      expect(shownAfter(edition, kept, '0', changed(...keys), now)).toMatchObject({
        position: { screen: coverScreen },
        screen: null,
      });
  });

  it('leaves every other key of a call that runs through one that changed with the page that asks to dial again', () => {
    for (const inputs of [close.slice(0, -1), [...toPage('1', 1), '5'], ['1', '3', '0'], ['1', '1', '0', '3']])
      expect(dialled(ke, inputs, changed('language 1')), inputs.join(' ')).toContain('The menu has just changed');
    expect(dialled(raidDown, ['1', '1', '9'], [])).toContain('The menu has just changed');
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
