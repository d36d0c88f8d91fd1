/** What is dialled: a code, and the keys of a deep dial behind it. Pure. */

/**
 * Splits what was dialled into one of these codes and the keys behind it: `*384*00000*2*1#` is the code `*384*00000#` and
 * the keys `2` and `1`. Of codes that begin alike it is the longest; null where it is none of them.
 */
export function splitDialled(
  dialled: string,
  codes: readonly string[],
): { readonly serviceCode: string; readonly further: readonly string[] } | null {
  if (codes.includes(dialled)) return { serviceCode: dialled, further: [] };
  const longestFirst = codes.toSorted((a, b) => b.length - a.length);
  for (const serviceCode of longestFirst) {
    const beginning = `${serviceCode.slice(0, -1)}*`;
    if (dialled.startsWith(beginning) && dialled.endsWith('#'))
      return { serviceCode, further: dialled.slice(beginning.length, -1).split('*') };
  }
  return null;
}

/** A code with the keys behind it, as it is dialled: the opposite of `splitDialled`. */
export const dialOf = (serviceCode: string, further: readonly string[]): string =>
  `${[serviceCode.slice(0, -1), ...further].join('*')}#`;

/** All that was dialled, `*384*00000*2#`, as companies hand it on, some without its `#`; null for any other text. */
export function readDialled(text: string): string | null {
  const [, dialled] = /^([*#][\d*]+)#?$/.exec(text.trim()) ?? [];
  return dialled === undefined ? null : `${dialled}#`;
}
