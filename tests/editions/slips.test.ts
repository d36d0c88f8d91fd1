import { expect, it } from 'vitest';
import { maxRevealedCharacters, readCodes } from '../../src/editions/slips.ts';

const code = (at: number) => String(10_000_000 + at);

it('codes are read out of a list of as many as a line prints, and of no text that is longer than such a list', () => {
  const codes = Array.from({ length: 1_000 }, (_, at) => code(at));
  expect(readCodes(JSON.stringify(codes))).toEqual(codes);
  expect(readCodes(`${JSON.stringify(codes.slice(0, 3))}${' '.repeat(maxRevealedCharacters)}`)).toEqual([]);
  const start = process.cpuUsage();
  expect(readCodes(`[${'{},'.repeat(3_000_000)}{}]`)).toEqual([]);
  expect(process.cpuUsage(start).user).toBeLessThan(200_000);
});

it('what is no list, and what is no code, is none', () => {
  for (const text of [null, '', '{}', '"12345678"', '[12345678, "1234567", "123456789", null]'])
    expect(readCodes(text)).toEqual([]);
});
