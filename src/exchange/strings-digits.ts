/** The numbers within a text: what may be a phone number and must not change unseen. */

/** Three digits or more, in whatever script, also with signs between as people write phone numbers. */
const runs = /\+?\p{Nd}(?:[ \u00a0().\-/\u2010-\u2015]*\p{Nd}){2,}/gu;

export type ChangedDigits = { readonly before: readonly string[]; readonly after: readonly string[] };

/** What a change of a text takes out and puts in of such numbers; null where they are the same, in whatever order. */
export function changedDigits(before: string, after: string): ChangedDigits | null {
  const [was, is] = [numbersIn(before), numbersIn(after)];
  const [gone, come] = [without(was, is), without(is, was)];
  return gone.length + come.length === 0 ? null : { before: gone, after: come };
}

const numbersIn = (text: string): readonly string[] => text.normalize('NFC').match(runs) ?? [];

/** Each as often as it stands there more often. */
function without(from: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return from.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
