import { describe, expect, it } from 'vitest';
import { changedDigits } from '../../src/exchange/strings-digits.ts';

describe('numbers in a text that changes', () => {
  it.each([
    ['Call 0800 123 456.', 'Piga 0800 123 457.', { before: ['0800 123 456'], after: ['0800 123 457'] }],
    ['Call +254 700-000-000', 'Piga +254700000000', null],
    ['拨打零八〇〇一二三四', '拨打零八〇〇一二三五', { before: ['零八〇〇一二三四'], after: ['零八〇〇一二三五'] }],
    ['⑨①①', '⑨①②', { before: ['⑨①①'], after: ['⑨①②'] }],
    ['0800-HELP', '0800-HEMP', { before: ['0800-HELP'], after: ['0800-HEMP'] }],
    ['*99#', '*98#', { before: ['*99#'], after: ['*98#'] }],
    ['0800\u200b1', '0800\u200b2', { before: ['0800\u200b1'], after: ['0800\u200b2'] }],
    ['Within 72 hours', 'Ndani ya saa 24', null],
    ['999 or 112', '112 au 999', null],
    ['999, 999', '999', { before: ['999'], after: [] }],
    ['', 'በ120 ሰዓት', { before: [], after: ['120'] }],
    ['٠٨٠٠', '٠٨٠١', { before: ['٠٨٠٠'], after: ['٠٨٠١'] }],
  ])('from %j to %j are told: %j', (before, after, expected) => {
    expect(changedDigits(before, after)).toEqual(expected);
  });
});
