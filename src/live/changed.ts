/** Which keys did another thing a moment ago, as an isolate has to count it: callers hear a change when it does. */
import { changedMilliseconds, type State } from '../content/state.ts';
import { keyAt } from '../menu/digits.ts';

type Changed = State['changed'];

/** What one record said of keys, and until when this isolate counts them. */
export type CountedKeys = { readonly said: Changed; readonly counted: Changed };

/**
 * What a record says, counted from `now` (milliseconds since 1970) on: the clock of whoever published may be behind, and an
 * edition may come later than its record. A key that is new since `before` counts for `changedMilliseconds` from now, and
 * none for longer than that from the later of now and its publication; one that counted already goes on to. `before` is null
 * in an isolate that has heard nothing yet: no call can have begun in it.
 */
export function countKeys(
  before: CountedKeys | null,
  { changed, publishedAt }: Pick<State, 'changed' | 'publishedAt'>,
  now: number,
): CountedKeys {
  const latest = Math.max(publishedAt, now) + changedMilliseconds;
  const known = byKey(before?.said ?? []);
  const counting = byKey(before?.counted ?? []);
  const least = before ? now + changedMilliseconds : 0;
  const counted = changed.map((key) => {
    const isKnown = known.get(nameOf(key))?.until === key.until;
    const until = isKnown ? (counting.get(nameOf(key))?.until ?? key.until) : Math.max(key.until, least);
    return { ...key, until: Math.min(until, latest) };
  });
  const named = byKey(changed);
  const still = [...counting.values()].filter((key) => key.until > now && !named.has(nameOf(key)));
  return { said: changed, counted: [...counted, ...still] };
}

const nameOf = ({ screen, digit }: Changed[number]): string => keyAt(screen, digit);
const byKey = (keys: Changed) => new Map(keys.map((key) => [nameOf(key), key]));
