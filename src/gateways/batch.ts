/** Several messages in one request. Pure. */
import type { NoMessage, Refusal, SmsInbound } from './gateway.ts';

/** The first message, with the others behind it: one that cannot be read keeps no other from being answered. */
export function batchOf(read: readonly (SmsInbound | NoMessage | Refusal)[]): SmsInbound | NoMessage | Refusal {
  const [first, ...further] = read.filter((one) => 'channel' in one);
  if (first === undefined) return read.find((one) => 'refused' in one) ?? { noMessage: true };
  return further.length === 0 ? first : { ...first, further };
}
