/** Names for a pick list and for typing, out of those that GeoNames has. */
import { foldForSearch } from '../directory/fold.ts';
import type { GeoName } from './geonames.ts';

/** One of six on a small screen. */
const maxNameLetters = 14;
const minNameLetters = 4;
const maxAliases = 6;
const maxNative = 4;
const maxAliasLetters = 40;
/** What follows these words says where a place is: Newcastle upon Tyne. */
const joiners = /(?<=.)[\s-](?:upon|on|in|under|by|near|next|les?|la|de|del|der|di|do|da|am|an|of|and)[\s-]/i;

/**
 * A name of at most 14 letters: what stands before `upon` and its like or a bracket, else the beginning with a full stop.
 * `isTaken` says of a folded name that it is another place's, and is not to be this one's: Stratford-upon-Avon beside Stratford.
 */
export function shortName(name: string, isTaken: (folded: string) => boolean = () => false): string {
  const bare = (name.split(/[,(/]/)[0] ?? '').trim() || name;
  const leading = bare.slice(0, Math.max(0, bare.search(joiners)));
  const isFree = (short: string) => !isTaken(foldForSearch(short));
  if (bare.length <= maxNameLetters && isFree(bare)) return bare;
  if (leading.length >= minNameLetters && leading.length <= maxNameLetters && isFree(leading)) return leading;
  const cuts = Array.from({ length: maxNameLetters - minNameLetters }, (_, fewer) => cut(name, fewer));
  return [cut(bare, 0), ...cuts].find(isFree) ?? cut(bare, 0);
}

const cut = (name: string, fewer: number): string =>
  `${name.slice(0, maxNameLetters - 1 - fewer).replace(/[\s-]+$/, '')}.`;

/**
 * At most six other names that people may type: the whole name where it was shortened, names in the scripts of the line's languages
 * (ISO 15924), other Latin names. `isTaken` says of a folded name that it is another place's. Codes of airports, and spellings of one name by
 * ear, are left out: the search forgives those.
 */
export function aliasesOf(
  place: GeoName,
  short: string,
  scripts: readonly string[],
  isTaken: (folded: string) => boolean,
): readonly string[] {
  const native = place.otherNames.filter((name) => scripts.some((script) => isIn(script, name)));
  const latin = place.otherNames.filter((name) => isLatinName.test(name) && !isCode.test(name));
  const found: string[] = [];
  const add = (names: readonly string[], isKnown: (a: string, b: string) => boolean, most: number): void => {
    for (const name of names) {
      const folded = foldForSearch(name);
      const others = [short, place.name, ...found].map(foldForSearch);
      const isFree = folded !== '' && !isTaken(folded) && !others.some((other) => isKnown(folded, other));
      if (isFree && found.length < most && name.length <= maxAliasLetters) found.push(name);
    }
  };
  if (foldForSearch(place.name) !== foldForSearch(short)) found.push(place.name);
  add(native, (a, b) => a === b, maxNative);
  add([place.asciiName, ...latin], isAlike, maxAliases);
  return found;
}

const isLatinName = /^\p{Lu}[\p{Script=Latn}\p{M}' .-]*$/u;
/** Airports, railway stations. */
const isCode = /^[A-Z]{3}$/;

/** Scripts that a code of ISO 15924 stands for, where Unicode has no such script itself. */
const made: Readonly<Record<string, string>> = { Hans: 'Hani', Hant: 'Hani', Kore: 'Hang', Jpan: 'Hira' };

function isIn(script: string, name: string): boolean {
  const unicode = made[script] ?? script;
  if (unicode === 'Latn') return false;
  try {
    return new RegExp(`^[\\p{Script=${unicode}}\\p{M}\\s'.-]+$`, 'u').test(name);
  } catch {
    return false;
  }
}

/** Letters that alphabets write one sound with, when they write a foreign name by ear. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/[aeiouyhwjv\s]/g, ''],
  [/[cqx]/g, 'k'],
  [/z/g, 's'],
  [/(.)\1+/g, '$1'],
];

/** The same consonants as far as the shorter one goes: a spelling of the same name. Both folded. */
function isAlike(a: string, b: string): boolean {
  const [first, second] = [a, b].map((name) => alike.reduce((so, [from, to]) => so.replace(from, to), name));
  return first === undefined || second === undefined || first.startsWith(second) || second.startsWith(first);
}
