import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offInstruction, readOff } from '../../src/live/off-text.ts';

describe('the code of a slip', () => {
  it.each([
    'OFF 7391 5520',
    'off 7391 5520',
    'Off73915520',
    'OFF7391-5520',
    'OFF 7 3 9 1 5 5 2 0',
    'OFF: 7391.5520.',
    '  "OFF 7391 5520"  ',
    'OFF\n7391\n5520',
    'OFF 7391\u00a05520\u200f',
    '\u200bOFF\u2068 7391\u2013\u20695520',
    'ＯＦＦ ７３９１ ５５２０',
    'OFF ٧٣٩١ ٥٥٢٠',
    'off ۷۳۹۱۵۵۲۰',
    'OFF ๗๓๙๑ ๕๕๒๐',
    'OFF ७३९१ ५५२०',
    'OFF 七三九一 五五二零',
  ])('is read in: %s', (typed) => {
    expect(readOff(typed, null)).toBe('73915520');
  });

  it.each([
    'OFF',
    'OFF 7391 552',
    'OFF 7391 55201',
    'OFF 73915520 73915520',
    'OFF 7391 5520 please',
    'please OFF 7391 5520',
    'OFFER 7391 5520',
    'DAY OFF 7391 5520',
    'O F F 7391 5520',
    '7391 5520',
    'OFF 7391 552O',
    'OFF ፯፫፱፩ ፭፭፪',
    'OFF 7391 5520 or 1',
    'CHECK C4823',
    '21',
    '',
    `OFF ${'7391 5520'.padEnd(200)}`,
  ])('is not read in: %s', (typed) => {
    expect(readOff(typed, null)).toBeNull();
  });

  it.each([
    ['UMOJA OFF 7391 5520', 'UMOJA'],
    ['umoja: off 73915520', 'UMOJA'],
    ['Umoja\nOFF 7391 5520', 'UMOJA'],
    ['OFF 7391 5520', 'UMOJA'],
    ['OFF OFF 7391 5520', 'OFF'],
  ])('is read where a shared keyword may stand first: %s', (typed, shared) => {
    expect(readOff(typed, shared)).toBe('73915520');
  });

  it.each([
    ['UMOJA OFF 7391 5520', null],
    ['UMOJAOFF 7391 5520', 'UMOJA'],
    ['UMOJA 7391 5520', 'UMOJA'],
  ])('needs its own word: %s', (typed, shared) => {
    expect(readOff(typed, shared)).toBeNull();
  });

  it('is read as every slip shows it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{8}$/), (code) => {
        expect(offInstruction(code)).toMatch(/^OFF \d{4} \d{4}$/);
        expect(readOff(offInstruction(code), null)).toBe(code);
      }),
    );
  });

  it('is eight digits of ours, whatever is texted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 5 }), (typed, shared) => {
        for (const text of [typed, `OFF ${typed}`]) expect(readOff(text, shared) ?? '00000000').toMatch(/^[0-9]{8}$/);
      }),
    );
  });
});
