/** Spells what GSM 03.38 lacks with what it has, so that one accent does not turn a page into UCS-2. */
import { isGsm } from './gsm.ts';

/** What has no decomposition, or a misleading one in Unicode. Many letters are of African alphabets. */
const spellings: readonly (readonly [string, string])[] = [
  ["'", '‘’‚‛′`´ʼʻʹ‹›'],
  ['"', '“”„‟″«»'],
  ['-', '‐‑‒–—―−•'],
  ['.', '·'],
  ['/', '⁄÷'],
  [' ', '\t'],
  ['\n', '\u2028\u2029'],
  ['', '\u00ad\u2060\ufeff'],
  ['x', '×'],
  ['b', 'ɓƀ'],
  ['B', 'Ɓ'],
  ['c', 'ƈ'],
  ['C', 'Ƈ'],
  ['d', 'đðɗɖ'],
  ['D', 'ĐÐƊƉ'],
  ['e', 'əɛǝ'],
  ['E', 'ƏƐƎ'],
  ['f', 'ƒ'],
  ['F', 'Ƒ'],
  ['g', 'ɣɠǥ'],
  ['G', 'ƔƓǤ'],
  ['h', 'ħ'],
  ['H', 'Ħ'],
  ['i', 'ıɩɨ'],
  ['I', 'ƖƗ'],
  ['k', 'ƙĸ'],
  ['K', 'Ƙ'],
  ['l', 'łƚ'],
  ['L', 'Ł'],
  ['n', 'ŋɲƞ'],
  ['N', 'ŊƝ'],
  ['o', 'ɔɵ'],
  ['O', 'ƆƟ'],
  ['oe', 'œ'],
  ['OE', 'Œ'],
  ['p', 'ƥ'],
  ['P', 'Ƥ'],
  ['SS', 'ẞ'],
  ['t', 'ŧƭʈ'],
  ['T', 'ŦƬƮ'],
  ['th', 'þ'],
  ['Th', 'Þ'],
  ['u', 'ʊʉ'],
  ['U', 'ƱɄ'],
  ['v', 'ʋ'],
  ['V', 'Ʋ'],
  ['y', 'ƴ'],
  ['Y', 'Ƴ'],
  ['z', 'ƶʒ'],
  ['Z', 'ƵƷ'],
  ['(c)', '©'],
  ['(r)', '®'],
];

/** Latin letters, spaces and signs (½, №, ﬁ) that Unicode decomposes; first and last code point of each range. */
const decomposed: readonly (readonly [number, number])[] = [
  [0x00a0, 0x024f],
  [0x1e00, 0x1eff],
  [0x2000, 0x205f],
  [0x2100, 0x218f],
  [0xfb00, 0xfb06],
];

const marks = /[\u0300-\u036f]+/g;
const marksOnLatin = /(?<=\p{Script=Latin})[\u0300-\u036f]+/gu;
/** Joiners, direction marks and variation selectors: nobody misses them where the script itself is not carried. */
const invisible = /\p{Cf}|\p{Variation_Selector}/u;

const table = new Map<string, string>();
for (const [spelled, characters] of spellings) {
  for (const character of characters) table.set(character, spelled);
}
for (const [first, last] of decomposed) {
  for (let code = first; code <= last; code++) addDecomposed(String.fromCharCode(code));
}

function addDecomposed(character: string): void {
  if (isGsm(character) || table.has(character)) return;
  const canonical = character.normalize('NFD');
  for (let length = canonical.length - 1; length > 1; length--) {
    const nearer = canonical.slice(0, length).normalize('NFC');
    if (isGsm(nearer)) return void table.set(character, nearer);
  }
  const bare = Array.from(character.normalize('NFKD').replace(marks, ''), (part) => table.get(part) ?? part).join('');
  if (bare !== '' && isGsm(bare)) table.set(character, bare);
}

/** Folds Latin letters and punctuation that GSM lacks (`ș` → `s`, `’` → `'`); keeps what it has, and other scripts. */
export function foldToGsm(text: string): string {
  if (isGsm(text)) return text;
  let folded = '';
  for (const character of text.normalize('NFC')) folded += table.get(character) ?? character;
  return folded.replace(marksOnLatin, '');
}

/** Folds, then writes `?` for each character that GSM still lacks: the last resort, so that no page is ever refused. */
export function toGsm(text: string): string {
  if (isGsm(text)) return text;
  return Array.from(foldToGsm(text), (character) =>
    isGsm(character) ? character : invisible.test(character) ? '' : '?',
  ).join('');
}

/** The characters, each once, that `toGsm` would write as `?`. */
export function notCarried(text: string): string[] {
  const missing = Array.from(foldToGsm(text)).filter((character) => !isGsm(character) && !invisible.test(character));
  return [...new Set(missing)];
}
