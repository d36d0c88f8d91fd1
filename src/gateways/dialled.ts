/**
 * Splits what was dialled into the service code and the inputs that a network which allows deep dialling would hand
 * over: `*384*00000*2*1#` is the code `*384*00000#` and the inputs `2`, `1`. Null where it is none of the codes.
 */
export function splitDialled(
  dialled: string,
  codes: readonly string[],
): { readonly serviceCode: string; readonly inputs: readonly string[] } | null {
  const longestFirst = codes.toSorted((a, b) => b.length - a.length);
  for (const serviceCode of longestFirst) {
    if (dialled === serviceCode) return { serviceCode, inputs: [] };
    const beginning = `${serviceCode.replace(/#$/, '')}*`;
    if (dialled.startsWith(beginning) && dialled.endsWith('#')) {
      return { serviceCode, inputs: dialled.slice(beginning.length, -1).split('*') };
    }
  }
  return null;
}
