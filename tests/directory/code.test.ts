import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clinicCode, isClinicCode, readClinicCode, readCodeWithC } from '../../src/directory/code.ts';

const digits = fc.stringMatching(/^[0-9]{3,8}$/);

test('the check digit is that of the published example: 572 takes 4', () => {
  expect(clinicCode('572')).toBe('C5724');
});

test('a wrong digit anywhere is noticed', () => {
  fc.assert(
    fc.property(digits, fc.nat(8), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
      const code = clinicCode(text);
      const index = 1 + (at % (code.length - 1));
      const wrong = code.slice(0, index) + ((Number(code[index]) + by) % 10) + code.slice(index + 1);
      expect(isClinicCode(code)).toBe(true);
      expect(isClinicCode(wrong)).toBe(false);
    }),
  );
});

test('two neighbours swapped are noticed', () => {
  fc.assert(
    fc.property(digits, fc.nat(8), (text, at) => {
      const code = clinicCode(text);
      const index = 1 + (at % (code.length - 2));
      const swapped = code.slice(0, index) + code.charAt(index + 1) + code.charAt(index) + code.slice(index + 2);
      expect(isClinicCode(swapped)).toBe(swapped === code);
    }),
  );
});

describe('readClinicCode', () => {
  test.each([
    ['C4823', 'C4823'],
    [' c4823 ', 'C4823'],
    ['4823', 'C4823'],
    ['C 48 23', 'C4823'],
    ['c-4823.', 'C4823'],
    ['Ｃ４８２３', 'C4823'],
    ['C4B23', 'C4823'],
    ['c3177', 'C3177'],
    ['C3l77', 'C3177'],
    [`C6O8${clinicCode('608').slice(4)}`, clinicCode('608')],
    ['C4821', null],
    ['C482', null],
    ['', null],
    ['C', null],
    ['CC4823', null],
    ['4823'.repeat(40), null],
    ['clinic', null],
    ['C4823?', 'C4823'],
    ['"C4823"', 'C4823'],
    [': C4823', 'C4823'],
    ['C4823 please', 'C4823'],
    ['Umoja C4823, open at 5?', 'C4823'],
    ['is C 48-23 open 24h', 'C4823'],
    ['С4823', 'C4823'],
    ['с4823', 'C4823'],
    ['Ⅽ４８２３', 'C4823'],
    ['C৪৮২৩', 'C4823'],
    ['C٤٨٢٣', 'C4823'],
    ['၄၈၂၃', 'C4823'],
    ['๔๘๒๓', 'C4823'],
    ['诊所C4823吗', 'C4823'],
    ['C4823 C5246', 'C4823'],
    ['C4821 C4823', null],
    ['4823 5246', 'C48235246'],
    ['C4823-7', null],
    ['boss', null],
    ['ABC4823', null],
    ['C4823x', null],
  ])('reads %j as %j', (typed, code) => {
    expect(readClinicCode(typed)).toBe(code);
  });

  test('names no clinic where a digit is wrong, whatever stands around it', () => {
    const word = fc.constantFrom('please', 'Umoja', '?', ':', 'is', 'so', '诊所', '24h');
    fc.assert(
      fc.property(digits, fc.nat(8), fc.integer({ min: 1, max: 9 }), word, word, (text, at, by, before, after) => {
        const code = clinicCode(text);
        const index = 1 + (at % (code.length - 1));
        const wrong = code.slice(0, index) + ((Number(code[index]) + by) % 10) + code.slice(index + 1);
        expect(readClinicCode(`${before} ${code} ${after}`)).toBe(code);
        expect(readClinicCode(`${before} ${wrong} ${after}`)).toBe(null);
      }),
    );
  });

  test('never throws and gives only codes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const code = readClinicCode(typed);
        expect(code === null || isClinicCode(code)).toBe(true);
      }),
    );
  });
});

test.each([
  ['C4823', 'C4823'],
  ['"c4823" ok?', 'C4823'],
  ['go to C 4823', 'C4823'],
  ['4823', null],
  ['call 4823', null],
  ['0722000111, C4823', 'C4823'],
])('where there is no keyword %j is read as %j', (typed, code) => {
  expect(readCodeWithC(typed)).toBe(code);
});

test('clinicCode takes nothing but three to eight digits', () => {
  for (const wrong of ['', '12', '123456789', '12a']) expect(() => clinicCode(wrong)).toThrow();
});
