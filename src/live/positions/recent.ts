/** What was touched lately, by its name: the newest, and none for long. Memory only; the clock is an argument. */

export type Recent<Name, Value> = ReturnType<typeof createRecent<Name, Value>>;
type Bounds = { readonly maxEntries: number; readonly maxAgeMilliseconds: number };
type Touched<Value> = { readonly value: Value; readonly at: number };

/** Holds `maxEntries` at most, the oldest goes first; each is dropped at the next touch of any, once it is too old. */
export function createRecent<Name, Value>({ maxEntries, maxAgeMilliseconds }: Bounds) {
  // Each touch puts its entry last: the first is always the oldest.
  const entries = new Map<Name, Touched<Value>>();
  const dropOld = (now: number): void => {
    for (const [name, { at }] of entries) {
      if (now - at < maxAgeMilliseconds && entries.size <= maxEntries) return;
      entries.delete(name);
    }
  };
  const set = (name: Name, value: Value, now: number): void => {
    entries.delete(name);
    entries.set(name, { value, at: now });
    dropOld(now);
  };
  return {
    /** Null where it is not known; a touch, where it is. `now` in milliseconds since 1970. */
    touch(name: Name, now: number): Value | null {
      dropOld(now);
      const known = entries.get(name);
      if (known) set(name, known.value, now);
      return known?.value ?? null;
    },
    /** The same, and no touch. */
    peek: (name: Name): Value | null => entries.get(name)?.value ?? null,
    set,
    /** Drops what is too old, and says when the next is, in milliseconds since 1970; null where nothing is left. */
    dropOld(now: number): number | null {
      dropOld(now);
      const [oldest] = entries.values();
      return oldest ? oldest.at + maxAgeMilliseconds : null;
    },
    drop: (name: Name): void => void entries.delete(name),
    size: (): number => entries.size,
  };
}
