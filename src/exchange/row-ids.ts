/** Ids and codes for rows that come from elsewhere: readable, and taken from nobody. */
import { clinicCode } from '../directory/code.ts';
import { foldForSearch } from '../directory/fold.ts';

const maxIdLetters = 31;

/**
 * An id made from a name: small letters and hyphens. Where it is taken, `area` is added, then a number. `fallback` begins the id of a
 * name without Latin letters.
 */
export function freeRowId(name: string, taken: ReadonlySet<string>, area: string, fallback: string): string {
  const slug = slugOf(name);
  const first = /^[a-z]/.test(slug) ? slug : [fallback, slug].filter((part) => part !== '').join('-');
  const wanted = [first, ...(area === '' ? [] : [`${first}-${area}`])].map((id) => cut(id));
  const free = wanted.find((id) => !taken.has(id));
  if (free !== undefined) return free;
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const id = `${cut(first, maxIdLetters - suffix.length)}${suffix}`;
    if (!taken.has(id)) return id;
  }
}

/** The lowest code of a clinic whose digits no other has; tombstones keep theirs. */
export function freeClinicCode(taken: ReadonlySet<string>): string {
  const digits = new Set([...taken].map((code) => code.slice(1, -1)));
  let number = 100;
  while (digits.has(String(number))) number += 1;
  return clinicCode(String(number));
}

const slugOf = (name: string): string =>
  foldForSearch(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

function cut(id: string, most: number = maxIdLetters): string {
  return id.slice(0, most).replace(/-+$/, '');
}
