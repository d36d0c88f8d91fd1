/** Made-up names that sound like places, in Latin letters and in Ethiopic. */
import type { Random } from '../support/random.ts';

const syllables: readonly (readonly [string, string])[] = [
  ...Object.entries({
    ba: 'ባ',
    bu: 'ቡ',
    da: 'ዳ',
    ga: 'ጋ',
    gi: 'ጊ',
    go: 'ጎ',
    ka: 'ካ',
    ke: 'ኬ',
    ki: 'ኪ',
    ko: 'ኮ',
    ku: 'ኩ',
  }),
  ...Object.entries({
    la: 'ላ',
    le: 'ሌ',
    li: 'ሊ',
    lo: 'ሎ',
    ma: 'ማ',
    mi: 'ሚ',
    mu: 'ሙ',
    na: 'ና',
    ni: 'ኒ',
    nu: 'ኑ',
    ra: 'ራ',
  }),
  ...Object.entries({
    re: 'ሬ',
    ri: 'ሪ',
    ro: 'ሮ',
    ru: 'ሩ',
    sa: 'ሳ',
    si: 'ሲ',
    so: 'ሶ',
    ta: 'ታ',
    te: 'ቴ',
    ti: 'ቲ',
    tu: 'ቱ',
  }),
];
const ethiopic = new Map(syllables);

/** Two to four syllables, of at most so many letters, the first one large. */
export function aName(random: Random, maxLetters: number): string {
  const parts = Array.from({ length: 2 + random.whole(3) }, () => random.pick(syllables)[0]);
  const name = parts.join('').slice(0, maxLetters - (maxLetters % 2));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A name of these syllables in Ethiopic letters; what is none stays away. */
export function nativeOf(name: string): string {
  const [first = ''] = name.toLowerCase().split(' ');
  return (first.match(/../g) ?? []).map((syllable) => ethiopic.get(syllable) ?? '').join('');
}
