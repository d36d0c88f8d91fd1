/** Ways to hide a phone number in a text, so that somebody reads and dials it, and a search for digits does not see it. */

/** A number in digits of ten that begin at a code point. */
const digitsFrom = (zero: number) => (number: string) =>
  number.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const spelled = (digits: string) => (number: string) =>
  number.replace(/\d/g, (digit) => [...digits][Number(digit)] ?? '');
const between = (separator: string) => (number: string) => [...number].join(separator);

/** Each takes a number of ASCII digits; the text is one of ICU MessageFormat. */
export const hidings: Readonly<Record<string, (number: string) => string>> = {
  plainly: (number) => `: ${number}.`,
  'full-width': digitsFrom(0xff10),
  'in Thai digits': digitsFrom(0xe50),
  'in Arabic digits': digitsFrom(0x660),
  'in Persian digits': digitsFrom(0x6f0),
  'in Devanagari digits': digitsFrom(0x966),
  'in Burmese digits': digitsFrom(0x1040),
  'in mathematical digits': digitsFrom(0x1d7d8),
  'as superscripts': spelled('⁰¹²³⁴⁵⁶⁷⁸⁹'),
  'in circles': spelled('⓪①②③④⑤⑥⑦⑧⑨'),
  'in black circles': spelled('⓿❶❷❸❹❺❻❼❽❾'),
  'on keycaps': (number) => number.replace(/\d/g, '$&\ufe0f\u20e3'),
  'in Ethiopic numerals': (number) => spelled('0፩፪፫፬፭፮፯፰፱')(number),
  'in Chinese words': spelled('零一二三四五六七八九'),
  'as on a Chinese cheque': spelled('〇壹贰叁肆伍陆柒捌玖'),
  'as said in Chinese': spelled('〇幺两三四五六七八九'),
  'with spaces': between(' '),
  'with no-break spaces': between('\u00a0'),
  'with narrow spaces': between('\u202f'),
  'with nothing to see': between('\u200b'),
  'with soft hyphens': between('\u00ad'),
  'with word joiners': between('\u2060'),
  'with Hangul fillers': between('\u3164'),
  'with dashes': between('–'),
  'with minus signs': between('\u2212'),
  'with long vowel marks': between('ー'),
  'with dots': between('.'),
  'with middle dots': between(' · '),
  'with slashes': between('/'),
  'with commas': between(','),
  'with lines between': between('\n'),
  'in brackets': (number) => `(${number.slice(0, 3)}) [${number.slice(3, 5)}] ${number.slice(5)}`,
  'in one branch': (number) => `{n, select, a {-} other {${number}}}`,
  'before a branch and in it': (number) => `${number.slice(0, 2)}{n, select, a {-} other {${number.slice(2)}}}`,
  'across two branches': (number) =>
    `{n, select, a {-} other {${number.slice(0, 2)}}}{m, plural, one {-} other {${number.slice(2)}}}`,
  'in a branch of a branch': (number) =>
    `{n, select, a {{m, plural, one {${number}} other {#}}} other {{k, selectordinal, few {-} other {-}}}}`,
};
