/** How a number is written: by gateways, by people, on paper. */

/** Country codes of the canaries. */
const countryCodes = ['254', '44'] as const;

export type Parts = { readonly country: string; readonly rest: string };

/** Splits an E.164 number of a canary. */
export function partsOf(number: string): Parts {
  const country = countryCodes.find((code) => number.startsWith(`+${code}`));
  if (country === undefined) throw new Error('no canary has this country code');
  return { country, rest: number.slice(1 + country.length) };
}

/** Every way to write a number in ASCII, by a name for it. */
export function spellingsOf(number: string): Readonly<Record<string, string>> {
  const { country, rest } = partsOf(number);
  const [a, b, c] = [rest.slice(0, 3), rest.slice(3, 6), rest.slice(6)];
  const bare = country + rest;
  const cut = country === '44' ? 4 : 3;
  return {
    'E.164': number,
    bare,
    'with 00': `00${bare}`,
    national: `0${rest}`,
    '%2B': `%2B${bare}`,
    '%2B twice': `%252B${bare}`,
    spaced: `+${country} ${a} ${b} ${c}`,
    'national spaced': `0${a} ${b} ${c}`,
    'as there': `+${country} ${rest.slice(0, cut)} ${rest.slice(cut)}`,
    'national as there': `0${rest.slice(0, cut)} ${rest.slice(cut)}`,
    'in a form': `+${country}+${a}+${b}+${c}`,
    dashed: `+${country}-${a}-${b}-${c}`,
    'national dashed': `0${a}-${b}-${c}`,
    dotted: `${country}.${a}.${b}.${c}`,
    bracketed: `+${country} (0)${rest}`,
    'digit by digit': [...bare].join(' '),
    'with commas': [...bare].join(','),
    reversed: [...bare].reverse().join(''),
    'national reversed': [...rest].reverse().join(''),
  };
}

/** What callbacks carry as the sender: mostly as companies write it, now and then as nobody should. */
export function sendersOf(number: string): readonly string[] {
  const { country, rest } = partsOf(number);
  const bare = country + rest;
  const usual = Array.from({ length: 12 }, () => number);
  return [
    ...usual,
    bare,
    `00${bare}`,
    ` ${bare}`,
    `0${rest}`,
    `+${country} ${rest}`,
    `tel:${number}`,
    `${number}\r\n`,
  ].concat([
    `${number},${bare}`,
    `<${number}>`,
    `${number}'--`,
    `INFO ${rest}`,
    `${number}${rest}`,
    `+${country}(${rest})`,
  ]);
}

/** A number as another one was written: with a `+`, with 00, bare, or as in its country. */
export function spellLike(written: string, number: string): string {
  const { country, rest } = partsOf(number);
  const [, prefix = '', code = ''] = /^(\+|%2B|00)?(44)?/.exec(written) ?? [];
  if (code === '') return written.startsWith('0') ? `0${rest}` : rest;
  return `${prefix}${country}${rest}`;
}
