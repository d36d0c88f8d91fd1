/** Which names are worth reading for a text; the others are passed over by their traits alone. */
import { bearableSlips, type Form } from './likeness.ts';
import type { PlaceIndex } from './place-index.ts';
import { hasFewBits, kinds, lettersOf, traitsOf } from './traits.ts';

/** A text written by ear is shorter or longer than the name by this much at most: `slau`, `slough`. */
const soundReach = 4;
/** The letters that have one sound in every language of a line. */
const soundedLetters = lettersOf('bdjlmnr');

type Typed = {
  readonly form: Form;
  readonly letters: number;
  readonly keys: number;
  readonly first: number;
  readonly hasWords: boolean;
  /** How many slips may be, where the first letter is the name's and where it is not. */
  readonly slips: readonly [number, number];
};

/** Where in the index every name stands that `likenessOf` could find alike, and some that it could not. */
export function likelyNames(index: PlaceIndex, form: Form): readonly number[] {
  const typed = typedOf(form);
  const likely: number[] = [];
  for (let at = 0; at < index.names.length; at += 1) {
    if (isNear(index, at, typed) || isPart(index, at, typed)) likely.push(at);
  }
  return likely;
}

function typedOf(form: Form): Typed {
  const { letters, keys, firsts } = traitsOf([form.words.join(' ')]);
  return {
    form,
    letters: letters[0] ?? 0,
    keys: keys[0] ?? 0,
    first: firsts[0] ?? 0,
    hasWords: form.words.length > 1,
    slips: [bearableSlips(form.letters, true), bearableSlips(form.letters, false)],
  };
}

/** May be the whole name with slips: each adds or takes away one letter at most. */
function isNear({ traits }: PlaceIndex, at: number, { form, letters, keys, first, slips }: Typed): boolean {
  if (traits.keys[at] === keys) return true;
  const most = traits.firsts[at] === first ? slips[0] : slips[1];
  const apart = (traits.lengths[at] ?? 0) - form.solid.length;
  if (apart > most || -apart > most) return false;
  const its = traits.letters[at] ?? 0;
  return hasFewBits(letters & ~its, most) && hasFewBits(its & ~letters, most);
}

/** May be a part of the name or hold it, or be like it word by word. */
function isPart({ names, traits }: PlaceIndex, at: number, { form, letters, first, hasWords }: Typed): boolean {
  const its = traits.letters[at] ?? 0;
  const isIn = (letters & ~its) === 0;
  const isAround = (its & ~letters) === 0;
  const kind = traits.kinds[at];
  if (kind === kinds.dense && form.isDense && (isIn || isAround)) return true;
  if (isAround && hasWords && (kind !== kinds.word || form.words.includes(names[at] ?? ''))) return true;
  if (traits.firsts[at] === first) return isIn || (hasWords && kind !== kinds.word && hasFewBits(letters & ~its, 1));
  return isIn && kind === kinds.words && (names[at] ?? '').includes(form.words[0] ?? '');
}

/** Where in the index every name stands that may sound like a text: one that begins as it does and is about as long. */
export function soundingNames({ names, traits }: PlaceIndex, solid: string): readonly number[] {
  const { letters, firsts, lengths } = traits;
  const first = solid.charCodeAt(0);
  const own = lettersOf(solid) & soundedLetters;
  const sounding: number[] = [];
  for (let at = 0; at < names.length; at += 1) {
    if (firsts[at] !== first || Math.abs((lengths[at] ?? 0) - solid.length) > soundReach) continue;
    if (((letters[at] ?? 0) & soundedLetters) === own) sounding.push(at);
  }
  return sounding;
}
