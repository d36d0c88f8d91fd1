/** Which number of a line a text came to. */
import type { SmsEntry } from '../content/edition.ts';
import type { SmsInbound } from '../gateways/gateway.ts';
import { withoutShared } from '../menu/reply.ts';

/**
 * The entry of a number on a gateway; null where the line has none. Where several say another keyword of a shared short code,
 * it is the one whose keyword the text begins with, else the first.
 */
export function entryOf(
  entries: readonly SmsEntry[],
  gateway: string,
  { to, text }: Pick<SmsInbound, 'to' | 'text'>,
): SmsEntry | null {
  const own = entries.filter((entry) => entry.gateway === gateway && entry.number === to);
  return own.find(({ sharedKeyword }) => withoutShared(text, sharedKeyword) !== text) ?? own[0] ?? null;
}
