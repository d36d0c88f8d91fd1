/** A few numbers about names, by which one tells at a glance that two are not alike. */
import { keyOf } from './keypad.ts';
import { isDense } from './likeness.ts';

/** By where each name stands in a list; of the name without its spaces. */
export type Traits = {
  /** Which letters it has, a bit each; signs of other scripts share them. */
  readonly letters: Int32Array;
  /** A hash of the keys that it is typed with. */
  readonly keys: Int32Array;
  readonly firsts: Uint16Array;
  /** In signs, 255 for more. */
  readonly lengths: Uint8Array;
  /** One of `kinds`. */
  readonly kinds: Uint8Array;
};

/** `dense` is a script that needs no spaces. */
export const kinds = { word: 0, words: 1, dense: 2 } as const;

/** The traits of folded names, in their order. */
export function traitsOf(names: readonly string[]): Traits {
  const traits: Traits = {
    letters: new Int32Array(names.length),
    keys: new Int32Array(names.length),
    firsts: new Uint16Array(names.length),
    lengths: new Uint8Array(names.length),
    kinds: new Uint8Array(names.length),
  };
  for (const [at, name] of names.entries()) {
    let [keys, length] = [0, 0];
    for (let sign = 0; sign < name.length; sign += 1) {
      const code = name.charCodeAt(sign);
      if (code === 0x20) continue;
      keys = Math.imul(keys ^ keyOf(code), 0x01000193);
      length += 1;
    }
    traits.letters[at] = lettersOf(name);
    traits.keys[at] = keys;
    traits.firsts[at] = name.charCodeAt(0);
    traits.lengths[at] = Math.min(length, 255);
    traits.kinds[at] = isDense(name) ? kinds.dense : length < name.length ? kinds.words : kinds.word;
  }
  return traits;
}

/** Which letters a folded text has, a bit each. */
export function lettersOf(name: string): number {
  let letters = 0;
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    if (code !== 0x20) letters |= 1 << bitOf(code);
  }
  return letters;
}

/** `a` to `z` have a bit each; signs of other scripts share all. */
function bitOf(code: number): number {
  return code >= 0x61 && code <= 0x7a ? code - 0x61 : code & 31;
}

/** Whether so many bits at most are set. */
export function hasFewBits(bits: number, most: number): boolean {
  let left = bits;
  for (let count = 0; count < most; count += 1) left &= left - 1;
  return left === 0;
}
