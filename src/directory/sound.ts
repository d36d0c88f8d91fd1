/** The bones of a folded name written by ear: `lids` and `leeds`, `slau` and `slough`, `sefild` and `sheffield`. */

const alike: readonly (readonly [RegExp, string])[] = [
  [/ /g, ''],
  [/ph/g, 'f'],
  [/gh(?=[^aeiou]|$)/g, ''],
  [/[sc]h|tch|c(?=[eiy])|[zx]/g, 's'],
  [/th/g, 't'],
  [/c|q/g, 'k'],
  [/w/g, 'v'],
];

/** Its consonants in their order, those that ears of one language or another confuse written alike, none twice in a row. */
export function bonesOf(folded: string): string {
  const first = /^[aeiouy]/.test(folded) ? 'a' : '';
  const sounded = alike.reduce((text, [written, sound]) => text.replace(written, sound), folded);
  return first + sounded.replace(/[aeiouy]/g, '').replace(/(.)\1+/g, '$1');
}
