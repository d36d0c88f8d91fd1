/** Numbers as companies write them that leave out the `+` of E.164. Pure. */

/** Ten digits and more get their `+`, as a caller's do; short codes, national numbers (`07…`) and names stay as they came. */
export const withPlus = (number: string): string => (/^[1-9]\d{9,14}$/.test(number) ? `+${number}` : number);

/** For such a company: without the `+`. */
export const withoutPlus = (number: string): string => number.replace(/^\+/, '');
