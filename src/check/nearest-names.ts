/** Which of some names was meant by one that is none of them. */
import { distance } from 'fastest-levenshtein';

/** The names in their order, but first the one that is written most like it. */
export function nearestFirst(name: string, names: readonly string[]): readonly string[] {
  const wanted = plain(name);
  const far = (other: string) => (holds(wanted, plain(other)) ? 0 : distance(wanted, plain(other)));
  const [nearest] = [...names].sort((a, b) => far(a) - far(b));
  return nearest === undefined ? [] : [nearest, ...names.filter((other) => other !== nearest)];
}

/** The name that was most likely meant; null where none is near. */
export function likeliest(name: string, names: readonly string[]): string | null {
  const wanted = plain(name);
  const [nearest] = nearestFirst(name, names);
  if (nearest === undefined || wanted === '') return null;
  const isNear = distance(wanted, plain(nearest)) <= Math.max(1, wanted.length / 3);
  return isNear || holds(wanted, plain(nearest)) ? nearest : null;
}

const fewestLetters = 4;

/** `telephone` holds `phone`. */
function holds(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= fewestLetters && long.includes(short);
}

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
