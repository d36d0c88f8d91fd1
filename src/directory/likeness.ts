/** How alike what somebody typed is to one name of a place. Both come folded. */
import { isConsonantsOf, slipsBetween } from './slips.ts';

export type Form = {
  /** Folded, without spaces. */
  readonly solid: string;
  readonly words: readonly string[];
  /** Length in letters; a sign that writes a syllable or a word counts as two. */
  readonly letters: number;
  /** In a script that writes syllables or words, often without spaces between them. */
  readonly isDense: boolean;
};

const costs = { beginning: 1, words: 1.2, part: 1.5, slip: 1, consonants: 3.5 } as const;

/** Thai; Ethiopic, Chinese and Korean come after it. */
const firstDense = 0x0e00;

/** The form of a folded text. */
export function formOf(folded: string): Form {
  const words = folded.split(' ');
  const solid = words.length === 1 ? folded : words.join('');
  let letters = solid.length;
  for (let at = 0; at < solid.length; at += 1) if (solid.charCodeAt(at) >= firstDense) letters += 1;
  return { solid, words, letters, isDense: letters > solid.length };
}

/** Whether a folded text has signs of a script that writes syllables or words, often without spaces between them. */
export function isDense(folded: string): boolean {
  for (let at = 0; at < folded.length; at += 1) if (folded.charCodeAt(at) >= firstDense) return true;
  return false;
}

/** How alike as a cost: 0 for the same but for spaces, the less the likelier; null for not at all. */
export function likenessOf(typed: Form, name: Form): number | null {
  if (typed.solid === name.solid) return 0;
  if (typed.letters >= 2 && begins(typed, name)) return costs.beginning;
  const wordSlips = slippedWords(typed, name);
  if (wordSlips === 0) return costs.words;
  if (typed.letters >= 3 && (holds(typed, name) || holds(name, typed))) return costs.part;
  const slips = slipsBetween(typed.solid, name.solid, bearableSlips(typed.letters, typed.solid[0] === name.solid[0]));
  if (slips !== null) return costs.slip + slips;
  if (wordSlips !== null) return costs.words + wordSlips;
  return typed.letters >= 3 && isConsonantsOf(typed.solid, name.solid) ? costs.consonants : null;
}

/** How many slips a text of so many letters can have and still be known; people rarely miss the first letter and others. */
export function bearableSlips(letters: number, hasSameFirst: boolean): number {
  if (letters < 4) return 0;
  if (letters < 6 || !hasSameFirst) return 1;
  return letters < 9 ? 2 : 3;
}

function begins(typed: Form, name: Form): boolean {
  if (name.solid.startsWith(typed.solid)) return true;
  if (typed.words.length < 2 || typed.words.length > name.words.length) return false;
  return typed.words.every((word, at) => name.words[at]?.startsWith(word));
}

/** All words, in their order; as it stands in scripts that need no spaces. */
function holds(outer: Form, inner: Form): boolean {
  if (inner.isDense && inner.letters >= 4) return outer.solid.includes(inner.solid);
  let found = 0;
  for (const word of outer.words) if (word === inner.words[found]) found += 1;
  return outer.words.length > 1 && found === inner.words.length;
}

/** How many words have a slip (one at most) where all others are begun or without their vowels; null for no such name. */
function slippedWords(typed: Form, name: Form): number | null {
  if (typed.words.length < 2 || typed.words.length !== name.words.length) return null;
  let slipped = 0;
  for (const [at, word] of typed.words.entries()) {
    const whole = name.words[at] ?? '';
    if (whole.startsWith(word) || isConsonantsOf(word, whole)) continue;
    slipped += 1;
    const isKnown = word.length >= 5 && word[0] === whole[0] && slipsBetween(word, whole, 1) !== null;
    if (slipped > 1 || !isKnown) return null;
  }
  return slipped;
}
