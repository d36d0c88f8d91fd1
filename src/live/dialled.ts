/** Whether a call is for this line, and the keys that it began with. */
import type { UssdEntry } from '../content/edition.ts';
import { splitDialled } from '../gateways/dialled.ts';
import type { UssdInbound } from '../gateways/gateway.ts';

/** How a line is dialled: an edition says it, and so does what is known of a line. */
type Dialled = { readonly line: { readonly ussd: readonly Pick<UssdEntry, 'gateway' | 'codes'>[] } };

/**
 * A code that a gateway sends must be one of the line's over that gateway, or one dialled further (`*384*123*21#`); where it
 * sends none (null), the line must have that gateway.
 */
export function isCodeOfLine({ line }: Dialled, gateway: string, serviceCode: string | null): boolean {
  return line.ussd.some(
    (entry) => entry.gateway === gateway && (serviceCode === null || splitDialled(serviceCode, entry.codes) !== null),
  );
}

/**
 * The inputs of a call. Where the keys dialled behind the code come in the code rather than in the text (which of the two is
 * not documented by Africa's Talking), they go first; where they come in both, they count once.
 */
export function inputsOf({ line }: Dialled, { serviceCode, inputs }: UssdInbound): readonly string[] {
  if (serviceCode === null) return inputs;
  const codes = line.ussd.flatMap((entry) => entry.codes);
  const { further } = splitDialled(serviceCode, codes) ?? { further: [] };
  const isInText = further.every((keys, index) => inputs[index] === keys);
  return isInText ? inputs : [...further, ...inputs];
}
