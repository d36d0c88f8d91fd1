/** How alike what somebody typed is to one name of a place. Both come folded. */
import { isConsonantsOf, mostSlips, slipsBetween } from './slips.ts';

export type Form = {
  /** Folded, without spaces. */
  readonly solid: string;
  readonly words: readonly string[];
  /** Length in letters; a sign that writes a syllable or a word counts as two. */
  readonly letters: number;
};

export type Likeness = {
  /** The less the better; steps of 1 are comparable. */
  readonly cost: number;
  /** Good enough to answer without asking, as long as no other place comes near. */
  readonly certain: boolean;
  /** Good enough to ask about; what is not still casts doubt on others. */
  readonly shown: boolean;
};

const costs = { beginning: 1, part: 1.5, slip: 1, consonants: 3.5 } as const;

/** The form of a folded text. */
export function formOf(folded: string): Form {
  const words = folded.split(' ');
  const solid = words.join('');
  let letters = 0;
  for (const sign of solid) letters += (sign.codePointAt(0) ?? 0) >= 0x0e00 ? 2 : 1;
  return { solid, words, letters };
}

/** How alike, or null for not at all. */
export function likenessOf(typed: Form, name: Form): Likeness | null {
  if (typed.solid === name.solid) return { cost: 0, certain: true, shown: true };
  if (typed.letters >= 2 && begins(typed, name)) {
    return { cost: costs.beginning, certain: typed.letters >= 4 && typed.letters * 2 >= name.letters, shown: true };
  }
  if (typed.letters >= 3 && (holds(typed.words, name.words) || holds(name.words, typed.words))) {
    return { cost: costs.part, certain: false, shown: true };
  }
  return slipped(typed, name);
}

function slipped(typed: Form, name: Form): Likeness | null {
  const slips = slipsBetween(typed.solid, name.solid);
  if (slips) {
    const shown = slips.count <= bearableSlips(typed.letters);
    const isLong = typed.letters >= (slips.count === 1 ? 5 : 7);
    const certain = shown && slips.mild && slips.count <= 2 && isLong && typed.solid[0] === name.solid[0];
    return { cost: costs.slip + slips.count, certain, shown };
  }
  return isConsonantsOf(typed.solid, name.solid) ? { cost: costs.consonants, certain: false, shown: true } : null;
}

function bearableSlips(letters: number): number {
  if (letters < 4) return 0;
  if (letters < 6) return 1;
  return letters < 9 ? 2 : mostSlips;
}

function begins(typed: Form, name: Form): boolean {
  if (name.solid.startsWith(typed.solid)) return true;
  if (typed.words.length < 2 || typed.words.length > name.words.length) return false;
  return typed.words.every((word, at) => name.words[at]?.startsWith(word));
}

function holds(outer: readonly string[], inner: readonly string[]): boolean {
  return ` ${outer.join(' ')} `.includes(` ${inner.join(' ')} `);
}
