/** How many segments an SMS takes. Source: 3GPP TS 23.040 9.2.3.24.1 (140 octets, six of them a header from the second on). */
import { septetsOf, septetsOfUnit } from './gsm.ts';

export type SmsSize = {
  readonly encoding: 'gsm7' | 'ucs2';
  /** Septets in gsm7, UTF-16 units in ucs2. */
  readonly units: number;
  readonly segments: number;
};

const oneSegment = { gsm7: 160, ucs2: 70 } as const;
const eachOfSeveral = { gsm7: 153, ucs2: 67 } as const;

/** Most septets or units that so many segments can hold. */
export function smsCapacity(encoding: SmsSize['encoding'], segments: number): number {
  return segments === 1 ? oneSegment[encoding] : segments * eachOfSeveral[encoding];
}

/** The size of a text as one SMS; an escape or surrogate pair that would straddle two segments moves to the second. */
export function smsSize(text: string): SmsSize {
  const septets = septetsOf(text);
  const encoding = septets === null ? 'ucs2' : 'gsm7';
  const units = septets ?? text.length;
  if (units <= oneSegment[encoding]) return { encoding, units, segments: 1 };
  const room = eachOfSeveral[encoding];
  let segments = 1;
  let used = 0;
  for (let index = 0; index < text.length; index++) {
    const cost = septets === null ? surrogatesAt(text, index) : septetsOfUnit(text.charCodeAt(index));
    if (septets === null && cost === 2) index++;
    if (used + cost > room) {
      segments++;
      used = 0;
    }
    used += cost;
  }
  return { encoding, units, segments };
}

function surrogatesAt(text: string, index: number): 1 | 2 {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}
