/** Which gateways the phone speaks through, and what of a line it reaches over them. Pure. */
import { handsets } from '../gateways/handsets.ts';

const named = Object.keys(handsets);

/** Every gateway that has another end here, by channel. */
export const carriers: Readonly<Record<'ussd' | 'sms', readonly string[]>> = {
  ussd: named.filter((name) => handsets[name]?.ussd !== undefined),
  sms: named.filter((name) => handsets[name]?.sms !== undefined),
};

/** What a gateway carries of a line: its own codes or numbers, else those of all others, to try it. */
export function entriesFor<Entry extends { readonly gateway: string }>(
  entries: readonly Entry[],
  gateway: string,
): readonly Entry[] {
  const own = entries.filter((entry) => entry.gateway === gateway);
  return own.length > 0 ? own : entries;
}
