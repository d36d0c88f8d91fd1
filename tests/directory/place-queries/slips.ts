/** How thumbs go wrong on twelve keys. Each slip is a function of the text and of where in it; null where it cannot be made. */
import type { Random } from '../../support/random.ts';

const keys = ['', '', 'abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

export type Slip = (name: string, at: number) => string | null;

export const slips: Readonly<Record<string, Slip>> = {
  'a tap too many': (name, at) => withLetter(name, at, tapped(name.charAt(at), 1)),
  'a tap too few': (name, at) => withLetter(name, at, tapped(name.charAt(at), -1)),
  'the key beside': (name, at) => withLetter(name, at, onKeyFrom(name.charAt(at), 1)),
  'the key below': (name, at) => withLetter(name, at, onKeyFrom(name.charAt(at), 3)),
  dropped: (name, at) => name.slice(0, at) + name.slice(at + 1),
  doubled: (name, at) => name.slice(0, at + 1) + name.slice(at),
  swapped: (name, at) =>
    at + 1 < name.length ? name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2) : null,
  'cut short': (name, at) => (at * 3 >= name.length * 2 ? name.slice(0, at) : null),
};

/** One of the slips that can be made in a name, at a place where it changes it. */
export function slipIn(name: string, random: Random): string {
  for (let tries = 0; tries < 100; tries += 1) {
    const slip = random.pick(Object.values(slips));
    const typed = slip(name, random.whole(name.length));
    if (typed !== null && typed !== name) return typed;
  }
  throw new Error('no slip can be made there');
}

function withLetter(name: string, at: number, letter: string | null): string | null {
  return letter === null ? null : name.slice(0, at) + letter + name.slice(at + 1);
}

/** The letter that the same key gives a tap later or earlier; null for what is on no key. */
function tapped(letter: string, more: number): string | null {
  const key = keys.find((letters) => letter !== '' && letters.includes(letter));
  return key ? key.charAt((key.indexOf(letter) + more + key.length) % key.length) : null;
}

/** The letter that as many taps give on another key. */
function onKeyFrom(letter: string, further: number): string | null {
  const digit = keys.findIndex((letters) => letter !== '' && letters.includes(letter));
  return digit < 0 ? null : keys[digit + further]?.charAt(keys[digit]?.indexOf(letter) ?? 0) || null;
}
