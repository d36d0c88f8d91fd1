/** Whether a call is for this line, and the keys that it began with. */
import type { UssdEntry } from '../content/edition.ts';
import type { UssdInbound } from '../gateways/gateway.ts';

/** How a line is dialled: an edition says it, and so does what is known of a line. */
type Dialled = { readonly line: { readonly ussd: readonly Pick<UssdEntry, 'gateway' | 'codes'>[] } };

/** A code that a gateway sends must be one of the line's, or one dialled further (`*384*123*21#`). */
export function isCodeOfLine({ line }: Dialled, gateway: string, serviceCode: string | null): boolean {
  if (serviceCode === null) return true;
  const isDialled = (code: string) => code === serviceCode || dialledFurther(code, serviceCode) !== null;
  return line.ussd.some((entry) => entry.gateway === gateway && entry.codes.some(isDialled));
}

/** What follows the code in a longer one; null where it is not that code. */
function dialledFurther(code: string, serviceCode: string): string | null {
  const base = `${code.slice(0, -1)}*`;
  return serviceCode.startsWith(base) && serviceCode.endsWith('#') ? serviceCode.slice(base.length, -1) : null;
}

/**
 * The inputs of a call. Where the keys dialled behind the code come in the code rather than in the text (which of the two is
 * not documented by Africa's Talking), they go first; where they come in both, they count once.
 */
export function inputsOf({ line }: Dialled, { serviceCode, inputs }: UssdInbound): readonly string[] {
  const codes = line.ussd.flatMap((entry) => entry.codes);
  if (serviceCode === null || codes.includes(serviceCode)) return inputs;
  const longestFirst = codes.toSorted((a, b) => b.length - a.length);
  const further = longestFirst.map((code) => dialledFurther(code, serviceCode)).find((keys) => keys !== null);
  const first = further?.split('*') ?? [];
  const isInText = first.every((keys, index) => inputs[index] === keys);
  return isInText ? inputs : [...first, ...inputs];
}
