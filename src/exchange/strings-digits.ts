/** The numbers within a text: what may be a phone number and must not change unseen. */
import { numbersIn, type WrittenNumber } from '../content/written-numbers.ts';

/** As they are written. */
export type ChangedDigits = { readonly before: readonly string[]; readonly after: readonly string[] };

/** What a change of a text takes out and puts in of such numbers; null where they are the same, in whatever order. */
export function changedDigits(before: string, after: string): ChangedDigits | null {
  const [was, is] = [numbersIn(before), numbersIn(after)];
  const [gone, come] = [without(was, is), without(is, was)];
  return gone.length + come.length === 0 ? null : { before: gone, after: come };
}

/** Each as often as it stands there more often, however it is written. */
function without(from: readonly WrittenNumber[], others: readonly WrittenNumber[]): readonly string[] {
  const left = others.map(({ digits }) => digits);
  return from.flatMap(({ digits, shown }) => {
    const at = left.indexOf(digits);
    if (at >= 0) left.splice(at, 1);
    return at < 0 ? [shown] : [];
  });
}
