import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldToGsm, notCarried, toGsm } from '../../src/render/fold.ts';
import { isGsm } from '../../src/render/gsm.ts';

test.each([
  [
    'Drepturile când poliția te oprește',
    'Drepturile când polit\u0326ia te opres\u0326te',
    'Drepturile cand politia te opreste',
  ],
  ['ça va', 'c\u0327a va', 'ca va'],
  ['Ç stays', 'C\u0327 stays', 'Ç stays'],
  ['ñ é è ü ß ø à stay', 'n\u0303 é è ü ß ø à stay', 'ñ é è ü ß ø à stay'],
  ['Ação, não', 'Ação, não', 'Acao, nao'],
  ['Vũ Thị Ầm', 'Vu\u0303 Thi\u0323 Ầm', 'Vu Thi Am'],
])('%j and its decomposed form fold to the same', (composed, decomposed, folded) => {
  expect(foldToGsm(composed)).toBe(folded);
  expect(foldToGsm(decomposed)).toBe(folded);
});

test.each([
  ['l’eau ‘a’ ‚b‛ `c` ´d´', "l'eau 'a' 'b' 'c' 'd'"],
  ['“a” „b” «c»', '"a" "b" "c"'],
  ['a–b — c − d ‑ e', 'a-b - c - d - e'],
  ['wait…', 'wait...'],
  ['10\u00a0km\u202faway\u2009now', '10 km away now'],
  ['soft\u00adhyphen\ufeff', 'softhyphen'],
  ['œuvre ŒUVRE þorn ł Ł đ Đ ı ŋ', 'oeuvre OEUVRE thorn l L d D i n'],
  ['ɓɗƙƴ ɛɔʊ ẹ́ ọ̀', 'bdky eou e o'],
  ['½ № ﬁ ² ª', '1/2 No fi 2 a'],
  ['ǘ', 'ü'],
])('%j folds to %j', (text, folded) => {
  expect(foldToGsm(text)).toBe(folded);
});

test.each(['ሰላም', 'กรุงเทพ', '中文，。', 'Здравствуйте', 'مرحبا', '😀'])('%j of another script stays', (text) => {
  expect(foldToGsm(text)).toBe(text);
});

test('every letter of Latin-1, Latin Extended-A and Vietnamese folds into GSM', () => {
  const ranges = [
    [0xc0, 0x17f],
    [0x1ea0, 0x1ef9],
  ] as const;
  const codes = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
  const letters = codes.map((code) => String.fromCharCode(code)).filter((character) => /\p{L}/u.test(character));
  expect(letters.filter((letter) => !isGsm(foldToGsm(letter)))).toEqual([]);
});

test('what GSM lacks after folding is a question mark each, and a check can find it first', () => {
  expect(toGsm('Call ሰላም, 😀!')).toBe('Call ???, ?!');
  expect(notCarried('Call ሰላም ሰላም, á 😀!')).toEqual(['ሰ', 'ላ', 'ም', '😀']);
  expect(notCarried('Apă, “să” …')).toEqual([]);
});

test('joiners and variation selectors vanish with the script they belong to', () => {
  expect(toGsm('a\u200db\ufe0f')).toBe('ab');
  expect(notCarried('a\u200db\ufe0f')).toEqual([]);
});

test('what is written for GSM is GSM, for any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isGsm(toGsm(text))));
});

test('folding twice is folding once, and GSM text is left as it is', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldToGsm(foldToGsm(text)) === foldToGsm(text)));
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'azÇé{€\nÑ @') }), (text) => foldToGsm(text) === text));
});
