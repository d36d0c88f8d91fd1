import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { type ChangedDigit, changedMilliseconds } from '../../src/content/state.ts';
import { changesBetween, movedAgainst, nextChanged } from '../../src/menu/changes.ts';
import { digitsOf } from '../../src/menu/digits.ts';
import { now } from '../support/lines.ts';
import { editionOfWorld, firstWorld, reachable, type World } from './sessions/world.ts';

const minute = 60_000;
const { menus, cards, places } = firstWorld;
const menu = menus.menu ?? {};
const before = editionOfWorld(firstWorld);
const changed = (change: Partial<World>): Edition => editionOfWorld(reachable({ ...firstWorld, ...change }));
const withMenu = (options: Readonly<Record<string, string>>) => changed({ menus: { ...menus, menu: options } });
const changesTo = (change: Partial<World>) => changesBetween(before, changed(change));
/** What changed, as it reads in a table. */
const told = (digits: readonly ChangedDigit[]) =>
  digits.map(({ screen, digit, meaning }) => `${screen} ${digit}: ${meaning}`);
const keysOf = (digits: readonly ChangedDigit[]) => digits.map(({ screen, digit }) => `${screen} ${digit}`).sort();

describe('what the keys of an edition mean', () => {
  it('is told of every language, option, place, way back, typed name and kind of screen', () => {
    const digits = Object.fromEntries(digitsOf(before));
    expect(digits).toMatchObject({
      'start any': 'language',
      'language 1': 'en',
      'language 2': 'sw',
      'menu 1': 'raid',
      'menu 0': 'language',
      'life 0': 'menu',
      'raid 0': 'menu closes 2',
      'clinic any': 'places clinic',
      'clinic 1': 'clinic/north',
      'clinic 7': 'clinic/type',
      'clinic text': expect.stringMatching(/^[0-9a-f]{16}$/),
      'clinic/north 1': 'clinic/at milton',
      'clinic/at 0/milton': 'clinic/north',
    });
    expect(Object.keys(digits)).not.toContain('raid 9');
  });

  it('is the same where labels, sentences and clinics alone differ', () => {
    const other: Edition = { ...before, clinics: [], strings: {}, hotlines: [] };
    expect(changesBetween(before, other)).toEqual({ moved: [], added: [], changed: [] });
  });
});

describe('a digit that leads elsewhere at once', () => {
  it.each<[string, Edition, string[]]>([
    ['an option', withMenu({ ...menu, '3': 'lawyer' }), ['menu 3: lawyer']],
    ['a language', changed({ languages: { '1': 'en', '2': 'fr' } }), ['language 2: fr']],
    ['a place', changed({ places: places.slice(1) }), ['clinic/north 1: clinic/at easton']],
  ])('is moved: %s', (_, edition, moved) => {
    expect(told(changesBetween(before, edition).moved)).toEqual(moved);
  });
});

describe('what changes for calls in progress', () => {
  it.each<[string, Partial<World>, string[]]>([
    ['an option more', { menus: { ...menus, menu: { ...menu, '5': 'wages' } } }, ['menu 5', 'wages 0']],
    ['an option fewer', { menus: { ...menus, life: { '1': 'wages', '2': 'home' } } }, ['lawyer 0', 'life 3']],
    [
      'an option for a new screen',
      { menus: { ...menus, menu: { ...menu, '5': 'rent' } }, cards: { ...cards, rent: 1 } },
      ['menu 5'],
    ],
    ['a page more of the raid card', { cards: { ...cards, raid: 4 } }, ['raid 0']],
    ['a page more of another card', { cards: { ...cards, wages: 4 } }, []],
    ['a language more', { languages: { ...firstWorld.languages, '3': 'fr' } }, ['language 3']],
    ['the one language left', { languages: { '1': 'en' } }, ['language 0', 'language 2', 'menu 0', 'start any']],
    [
      'a place more at the end',
      { places: [...places, { id: 'norton', name: 'Norton', region: 'north' }] },
      ['clinic text', 'clinic/north 3'],
    ],
    [
      'another name of a place',
      { places: places.map((place) => ({ ...place, name: `${place.name} Park` })) },
      ['clinic text'],
    ],
    [
      'a place in another region',
      { places: [...places.filter(({ id }) => id !== 'easton'), { id: 'easton', name: 'Easton', region: 'south' }] },
      ['clinic text', 'clinic/at 0', 'clinic/north 2', 'clinic/south 2'],
    ],
    [
      'a card that is a menu',
      { cards: { raid: 3, home: 1 }, menus: { ...menus, wages: { '1': 'lawyer' } } },
      ['wages any'],
    ],
    [
      'a screen fewer',
      { cards: { raid: 3, wages: 2 }, menus: { ...menus, life: { '1': 'wages', '3': 'lawyer' } } },
      ['home any', 'life 2'],
    ],
  ])('%s', (_, change, keys) => {
    expect(keysOf(changesTo(change).changed)).toEqual(keys);
    expect(changesTo(change).moved).toEqual([]);
  });

  it('is written with what a key means now, or meant where it is gone', () => {
    expect(told(changesTo({ menus: { ...menus, life: { '1': 'wages', '2': 'home' } } }).changed)).toContain(
      'life 3: lawyer',
    );
    expect(told(changesTo({ cards: { ...cards, raid: 4 } }).changed)).toEqual(['raid 0: menu closes 3']);
  });
});

describe('a screen that tells of other things', () => {
  const withScreen = (id: string, change: object): Edition => {
    const source = before.screens[id];
    if (!source) throw new Error('the line has this screen');
    return { ...before, screens: { ...before.screens, [id]: { ...source, ...change } } };
  };
  const otherServices = withScreen('clinic/at', { services: ['pep', 'sti'] });
  const ofNearest = ['clinic any', 'clinic/at any', 'clinic/north any', 'clinic/south any', 'clinic/type any'];

  it.each<[string, Edition, string[]]>([
    ['other services, with the lists that lead there', otherServices, [...ofNearest, 'clinic/which any']],
    ['other topics', withScreen('lawyer', { topics: ['health'] }), ['lawyer any']],
    ['the law of another country', withScreen('lawyer', { jurisdiction: 'UG' }), ['lawyer any']],
  ])('is another screen to whoever calls: %s', (_, edition, keys) => {
    expect(keysOf(changesBetween(before, edition).changed)).toEqual(keys);
    expect(changesBetween(before, edition).moved).toEqual([]);
  });

  it('is another where it tells of other groups', () => {
    const ofGroups = (...groups: string[]): Edition => ({
      ...before,
      screens: { ...before.screens, lawyer: { kind: 'contacts', groups } },
    });
    expect(keysOf(changesBetween(ofGroups('peers'), ofGroups('trans')).changed)).toEqual(['lawyer any']);
    expect(changesBetween(ofGroups('peers', 'trans'), ofGroups('trans', 'peers')).changed).toEqual([]);
  });

  it('may tell of what it told of at once, and of a third thing five minutes later', () => {
    const list = nextChanged(changesBetween(before, otherServices).changed, [], now);
    const third = withScreen('clinic/at', { services: ['sti'] });
    expect(movedAgainst(changesBetween(otherServices, before), list, now + 1)).toEqual([]);
    expect(movedAgainst(changesBetween(otherServices, third), list, now + 1)).not.toEqual([]);
    expect(movedAgainst(changesBetween(otherServices, third), list, now + changedMilliseconds)).toEqual([]);
  });
});

describe('a digit that is gone', () => {
  const gone = withMenu({ '1': 'raid', '2': 'clinic' });
  const list = nextChanged(changesBetween(before, gone).changed, [], now);
  const back = (to: string) => changesBetween(gone, withMenu({ ...menu, '3': to }));

  it('may come back for another screen five minutes after it went, and no moment earlier', () => {
    const early = movedAgainst(back('lawyer'), list, now + changedMilliseconds - 1);
    expect(early).toEqual([{ screen: 'menu', digit: '3', meaning: 'lawyer', from: now + 5 * minute }]);
    expect(movedAgainst(back('lawyer'), list, now + changedMilliseconds)).toEqual([]);
  });

  it('may come back for the same screen at once', () => {
    expect(movedAgainst(changesBetween(gone, before), list, now + 1)).toEqual([]);
  });

  it('takes its screen with it, which may come back at once as it was, and later as another', () => {
    const other = changed({ menus: { ...menus, life: { ...menus.life, '3': 'raid' } } });
    expect(movedAgainst(changesBetween(gone, other), list, now + 1)).toMatchObject([{ screen: 'life', digit: 'any' }]);
    expect(movedAgainst(changesBetween(gone, other), list, now + changedMilliseconds)).toEqual([]);
  });

  it('never keeps another from going', () => {
    const less = withMenu({ '1': 'raid' });
    expect(movedAgainst(changesBetween(gone, less), list, now + 1)).toEqual([]);
  });
});

describe('the list of what has just changed', () => {
  const digit = (name: string): ChangedDigit => ({ screen: 'menu', digit: name, meaning: 'rent' });

  it('never counts for longer than five minutes from now, whatever the state before it says', () => {
    const endless = [{ ...digit('4'), until: now + 1_000 * minute }];
    expect(nextChanged([], endless, now)).toEqual([{ ...digit('4'), until: now + changedMilliseconds }]);
    const other = { added: [{ ...digit('4'), meaning: 'bail' }] };
    expect(movedAgainst(other, endless, now)).toEqual([]);
    expect(movedAgainst(other, nextChanged([], endless, now), now + 1)).toHaveLength(1);
  });

  it('keeps what still counts, drops what does not, and has a key once', () => {
    const first = nextChanged([digit('4'), digit('5')], [], now);
    const second = nextChanged([digit('5'), digit('6')], first, now + 2 * minute);
    expect(second.map(({ digit: name, until }) => [name, (until - now) / minute])).toEqual([
      ['4', 5],
      ['5', 7],
      ['6', 7],
    ]);
    expect(nextChanged([], second, now + 5 * minute).map(({ digit: name }) => name)).toEqual(['5', '6']);
  });
});
