import { describe, expect, test } from 'vitest';
import type { Strings } from '../../src/content/edition.ts';
import type { Fact, Facts } from '../../src/menu/screen.ts';
import { foldToGsm } from '../../src/render/fold.ts';
import { glue } from '../../src/render/marked.ts';
import { say, sayFact } from '../../src/render/say.ts';
import { atomFact, stringsOf } from './build.ts';

const asItIs = (text: string) => text;

function said(source: string, facts: Facts, locale = 'en'): string {
  return say({ strings: stringsOf({ it: source }, locale), spell: asItIs }, { key: 'it', facts }).text;
}

describe('facts', () => {
  const rows: readonly (readonly [string, Fact, string])[] = [
    ['a text', { kind: 'text', value: 'Nairobi' }, 'Nairobi'],
    ['a number', { kind: 'number', value: 0 }, '0'],
    ['a number over a thousand', { kind: 'number', value: 1234 }, '1234'],
    ['a number to call', atomFact(' +44 20 7946 0123 '), '+44 20 7946 0123'],
    ['a list', { kind: 'list', items: [atomFact('999'), { kind: 'text', value: 'b' }] }, '999, b'],
    ['a date', { kind: 'date', value: '2026-11-05', today: '2026-11-20' }, '5 November'],
    ['a date 300 days ago', { kind: 'date', value: '2025-11-05', today: '2026-09-01' }, '5 November'],
    ['a date longer ago', { kind: 'date', value: '2025-11-05', today: '2026-09-02' }, '5 November 2025'],
    ['a date as far ahead', { kind: 'date', value: '2027-11-05', today: '2027-01-08' }, '5 November 2027'],
    ['a time later today', { kind: 'time', minutes: 9 * 60 + 5, now: 9 * 60 + 4 }, '09:05'],
    ['a time of this weekday that is past', { kind: 'time', minutes: 8 * 60, now: 18 * 60 }, 'Mon 08:00'],
    ['a time on another day', { kind: 'time', minutes: 5 * 1440 + 20 * 60, now: 23 * 60 }, 'Sat 20:00'],
    ['the end of Sunday', { kind: 'time', minutes: 7 * 1440, now: 6 * 1440 + 60 }, 'Mon 00:00'],
    ['under a kilometre', { kind: 'distance', kilometres: 0.99 }, 'near'],
    ['a kilometre', { kind: 'distance', kilometres: 1 }, 'about 1 km'],
    ['kilometres, rounded', { kind: 'distance', kilometres: 12.6 }, 'about 13 km'],
    ['a string', { kind: 'string', key: 'nav.more' }, 'More'],
    [
      'a string with facts',
      { kind: 'string', key: 'distance.about', facts: { km: { kind: 'number', value: 3 } } },
      'about 3 km',
    ],
  ];
  test.each(rows)('%s', (_, fact, text) => {
    expect(said('{it}', { it: fact })).toBe(text);
    expect(sayFact({ strings: stringsOf({}), spell: asItIs }, fact).text).toBe(text);
  });
});

describe('names', () => {
  const names = { en: 'Nairobi', am: 'ናይሮቢ', fr: 'Naïrobi' };
  test.each([
    ['fr', 'Naïrobi'],
    ['fr-CA', 'Naïrobi'],
    ['am', 'ናይሮቢ'],
    ['am-Latn', 'Nairobi'],
    ['fr-Latn', 'Naïrobi'],
    ['th', 'Nairobi'],
  ])('in %s: %s', (locale, name) => {
    expect(said('{it}', { it: { kind: 'names', names } }, locale)).toBe(name);
  });
  test('without English, the first stands', () => {
    expect(said('{it}', { it: { kind: 'names', names: { sw: 'Mji', fr: 'Ville' } } })).toBe('Mji');
  });
});

test('plurals follow the language of a romanised locale, and digits are ASCII in every language', () => {
  const source = '{n, plural, one {# yaltal} other {# yaltalu}}';
  expect(said(source, { n: { kind: 'number', value: 0 } }, 'am-Latn')).toBe('0 yaltal');
  expect(said(source, { n: { kind: 'number', value: 0 } }, 'en')).toBe('0 yaltalu');
  expect(said('{n, number}', { n: { kind: 'number', value: 12 } }, 'mr')).toBe('12');
});

test('a choice by text works', () => {
  const source = '{who, select, peer {a peer} other {someone}}';
  expect(said(source, { who: { kind: 'text', value: 'peer' } })).toBe('a peer');
  expect(said(source, { who: { kind: 'text', value: 'nurse' } })).toBe('someone');
});

test('atoms are glued, also inside a list or another string', () => {
  const strings = stringsOf({ call: 'Call {phone}', it: 'Now: {how}.' });
  const facts: Facts = {
    how: { kind: 'string', key: 'call', facts: { phone: { kind: 'list', items: [atomFact('999'), atomFact('0 1')] } } },
  };
  const { text, shape } = say({ strings, spell: asItIs }, { key: 'it', facts });
  expect(text).toBe('Now: Call 999, 0 1.');
  expect(shape).toBe(`Now: Call ${glue.repeat(3)}, ${glue.repeat(3)}.`);
});

test('text and shape stay as long as each other when folding changes lengths', () => {
  const strings = stringsOf({ it: 'Appelle… {phone} … œ' });
  const { text, shape } = say({ strings, spell: foldToGsm }, { key: 'it', facts: { phone: atomFact('1\u00a02…') } });
  expect(text).toBe('Appelle... 1 2... ... oe');
  expect(shape).toBe(`Appelle... ${glue.repeat(6)} ... oe`);
});

test.each([
  ['a key that is not there', 'no.such', {}],
  ['a key of every object', 'constructor', {}],
  ['a placeholder without a fact', 'distance.about', {}],
])('%s says nothing', (_, key, facts) => {
  expect(say({ strings: stringsOf({}), spell: asItIs }, { key, facts }).text).toBe('');
});

test('one tree is formatted by one formatter, whatever the facts', () => {
  const strings: Strings = stringsOf({ it: '{n} left' });
  const of = (value: number) =>
    say({ strings, spell: asItIs }, { key: 'it', facts: { n: { kind: 'number', value } } }).text;
  expect([of(1), of(2), of(1)]).toEqual(['1 left', '2 left', '1 left']);
});

test('line ends are line feeds, and the ends of a string are trimmed', () => {
  expect(said(' a\r\nb\rc \n', {})).toBe('a\nb\nc');
});
