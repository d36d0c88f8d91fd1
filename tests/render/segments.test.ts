import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { expect, test } from 'vitest';
import { smsCapacity, smsSize } from '../../src/render/segments.ts';

test.each([
  ['nothing', '', 'gsm7', 0, 1],
  ['160 letters', 'a'.repeat(160), 'gsm7', 160, 1],
  ['161 letters', 'a'.repeat(161), 'gsm7', 161, 2],
  ['306 letters', 'a'.repeat(306), 'gsm7', 306, 2],
  ['307 letters', 'a'.repeat(307), 'gsm7', 307, 3],
  ['80 braces', '{'.repeat(80), 'gsm7', 160, 1],
  ['an escape pair that would straddle', `${'a'.repeat(152)}{${'a'.repeat(152)}`, 'gsm7', 306, 3],
  ['70 Chinese characters', '中'.repeat(70), 'ucs2', 70, 1],
  ['71 Chinese characters', '中'.repeat(71), 'ucs2', 71, 2],
  ['134 Ethiopic characters', 'ሀ'.repeat(134), 'ucs2', 134, 2],
  ['a surrogate pair that would straddle', `${'中'.repeat(66)}😀${'中'.repeat(66)}`, 'ucs2', 134, 3],
  ['braces in UCS-2', `中${'{'.repeat(69)}`, 'ucs2', 70, 1],
] as const)('%s', (_, text, encoding, units, segments) => {
  expect(smsSize(text)).toEqual({ encoding, units, segments });
});

test('the capacity of so many segments is what fills them', () => {
  for (const segments of [1, 2, 3, 4]) {
    expect(smsSize('a'.repeat(smsCapacity('gsm7', segments))).segments).toBe(segments);
    expect(smsSize('中'.repeat(smsCapacity('ucs2', segments))).segments).toBe(segments);
    expect(smsSize('a'.repeat(smsCapacity('gsm7', segments) + 1)).segments).toBe(segments + 1);
  }
});

/** The calculator keeps graphemes whole and a handset does not, so the alphabets here have none of several characters. */
const alphabets = [...['azA1 .,', '{}[€~^|\\', 'é@Ç\n', 'çș’…', '中文', 'ሀሁ', '😀🦊'], 'a{', 'a{中😀'].map((text) =>
  Array.from(text),
);
const texts = fc
  .constantFrom(...alphabets)
  .chain((alphabet) => fc.string({ unit: fc.constantFrom(...alphabet), minLength: 50, maxLength: 500, size: 'max' }));

test('segments are those that the calculator of a gateway counts', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const theirs = new SegmentedMessage(text);
      const ours = smsSize(text);
      expect(ours.encoding === 'gsm7' ? 'GSM-7' : 'UCS-2').toBe(theirs.encodingName);
      expect(ours.segments).toBe(theirs.segmentsCount);
      expect(ours.units).toBe(theirs.messageSize / (ours.encoding === 'gsm7' ? 7 : 16));
    }),
    { numRuns: 300 },
  );
});
