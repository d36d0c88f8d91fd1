/** Digits of any script as 0 to 9, and where they stood. */

/** Rows of digits that Unicode does not take for decimal ones: first code point, how many, value of the first, step. */
const rows: readonly (readonly [first: number, count: number, value: number, step: number])[] = [
  [0x1369, 9, 1, 1],
  [0x1372, 10, 10, 10],
  [0x137c, 1, 10_000, 1],
  [0x19da, 1, 1, 1],
  [0x24eb, 10, 11, 1],
  [0x24f5, 10, 1, 1],
  [0x24ff, 1, 0, 1],
  [0x2776, 10, 1, 1],
  [0x2780, 10, 1, 1],
  [0x278a, 10, 1, 1],
  [0x3021, 9, 1, 1],
  [0x1f10b, 1, 0, 1],
  [0x1f10c, 1, 0, 1],
];
/** Letters and signs that are read as 0 and as 1: of the Latin alphabet, and those of others that look the same. */
const zeros = 'OoОоΟο';
const ones = 'Il|ІΙӀӏı';
export const likeDigits = `[${zeros}${ones}]`;
/** Of Chinese: as written, as on cheques, and as said on the telephone. */
const chinese = ['零〇', '一壹幺么', '二贰貳两兩', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'];

const isDecimal = /^\p{Nd}$/u;
const known = new Map<string, string>();
for (const [value, characters] of chinese.entries()) {
  for (const character of characters) known.set(character, String(value));
}
for (const [first, count, value, step] of rows) {
  for (let at = 0; at < count; at++) known.set(String.fromCodePoint(first + at), String(value + at * step));
}

/** Whether any digit may stand in a text; what has none need not be looked at closely. */
export const mayHoldDigits = new RegExp(`[\\p{N}${chinese.join('')}]`, 'u');

/** Whether a text may have three letters in a row that are read as digits, whatever nobody sees between them. */
export const mayLookLikeDigits = new RegExp(`(?:${likeDigits}\\p{DI}*){3}`, 'u');
/** Whether a word is of digits and such letters; U+FFFF, which is no character, may stand for what is left out. */
export const allLikeDigits = new RegExp(`^[\\d${zeros}${ones}\\p{DI}\uffff]+$`, 'u');
/** Whether a digit is a word of Chinese, which may count or only be one of a phrase. */
export const isChinese = (text: string): boolean => text.length === 1 && chinese.join('').includes(text);

const word = /[\p{L}\p{N}\p{M}\p{DI}|\uffff]+/gu;
const likeDigit = new RegExp(likeDigits, 'gu');

/** Plain text (`withPlainDigits`) in which words of digits and of letters that look like them are digits: `O8O8 I57`. */
export function withLikeDigits(plain: string, isOfDigits: (word: string) => boolean = isLikeNumber): string {
  if (plain.search(likeDigit) < 0) return plain;
  return plain.replace(word, (found) =>
    isOfDigits(found) ? found.replace(likeDigit, (letter) => (zeros.includes(letter) ? '0' : '1')) : found,
  );
}

const isLikeNumber = (found: string): boolean => /\d/.test(found) && allLikeDigits.test(found);

export type WrittenDigits = {
  /** The text in compatibility form (NFKC, character by character), each digit as 0 to 9. */
  readonly plain: string;
  /** What stood there, between two places in `plain`, in UTF-16 units. */
  written(from: number, to: number): string;
};

/** A text with its digits as 0 to 9. `፻` is three of them, `⑩` two: what is another character is another number. */
export function withPlainDigits(text: string): WrittenDigits {
  let plain = '';
  for (const character of text) plain += plainOf(character);
  let starts: readonly number[] | undefined;
  return {
    plain,
    written(from, to) {
      starts ??= startsIn(text);
      const start = starts[from] ?? text.length;
      let end = to;
      while (end < starts.length && starts[end] === starts[to - 1]) end++;
      return text.slice(start, starts[end] ?? text.length);
    },
  };
}

/** For each unit of the plain text, where in the text it comes from. */
function startsIn(text: string): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    for (let unit = plainOf(character).length; unit > 0; unit--) starts.push(at);
    at += character.length;
  }
  return starts;
}

function plainOf(character: string): string {
  const own = known.get(character);
  if (own !== undefined) return own;
  const spelled = character < '\u0080' ? character : Array.from(character.normalize('NFKC'), digitOf).join('');
  known.set(character, spelled);
  return spelled;
}

/** Unicode keeps the ten decimal digits of a script together, from 0 to 9. */
function digitOf(character: string): string {
  const own = known.get(character);
  if (own !== undefined) return own;
  if (!isDecimal.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (isDecimal.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}
