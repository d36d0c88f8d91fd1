/** Comparing by several things in turn. */

/** What an entry is ordered by: the first number that differs decides, the smaller one first. */
export type Rank = readonly number[];

/** Entries ordered by their ranks; equal ones keep the order they came in. */
export function byRank<Entry>(entries: readonly Entry[], rankOf: (entry: Entry) => Rank): Entry[] {
  const ranked = entries.map((entry) => ({ entry, rank: rankOf(entry) }));
  return ranked.sort((a, b) => compare(a.rank, b.rank)).map(({ entry }) => entry);
}

/** Which of two ranks comes first: below 0 for `a`, above for `b`. */
export function compare(a: Rank, b: Rank): number {
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? 0;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}
