import { expect, test } from 'vitest';
import { isGsm, septetsOf } from '../../src/render/gsm.ts';

test.each([
  ['', 0],
  ['Clinic', 6],
  ['@£$¥èéùìòÇØøÅåÆæßÉ¤¡ÄÖÑÜ§¿äöñüà', 31],
  ['ΔΦΓΛΩΠΨΣΘΞ_', 11],
  ['line\nfeed\r', 10],
  ['{}[]~^\\|€\f', 20],
  ['a€', 3],
])('%j takes %i septets', (text, septets) => {
  expect(septetsOf(text)).toBe(septets);
});

test.each([
  'ç',
  'á',
  'í',
  'ó',
  'ú',
  'ê',
  'ã',
  'ș',
  '`',
  '’',
  '–',
  '…',
  '\u00a0',
  '\t',
  '\u001b',
  'α',
  'ሀ',
  'ก',
  '中',
  '😀',
  '\ud800',
])('GSM lacks %j', (character) => {
  expect(septetsOf(`a${character}`)).toBeNull();
  expect(isGsm(character)).toBe(false);
});

test('the alphabet has 127 characters and its extension ten', () => {
  const sizes = Array.from({ length: 0x10000 }, (_, unit) => septetsOf(String.fromCharCode(unit)));
  expect(sizes.filter((size) => size === 1)).toHaveLength(127);
  expect(sizes.filter((size) => size === 2)).toHaveLength(10);
});
