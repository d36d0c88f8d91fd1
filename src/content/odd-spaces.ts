/** Spaces and marks that nobody sees: they come with a copy from a web page, a contact list, a PDF. */

/** Spaces that are not the one of the keyboard, line breaks inside a cell, and two or more in a row. */
const oddSpaces = /[\t\n\v\f\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]| {2,}/u;
/** French writes a no-break space before its high punctuation, rightly. */
const french = /[\u00a0\u202f](?=[:;!?»%])|(?<=«)[\u00a0\u202f]/gu;
/** Soft hyphen, zero-width space, marks of direction, word joiner, byte order mark. */
const unseen = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;
/** The joiners belong to the spelling of Persian, Hindi and others, not between Latin letters, digits or spaces. */
const straightJoiner = /(?<=^|[\p{Script=Latin}\p{N}\s])[\u200c\u200d]|[\u200c\u200d](?=$|[\p{Script=Latin}\p{N}\s])/u;

/** Whether a cell of words holds a space or mark that its writer cannot see. */
export function hasOddSpaces(text: string): boolean {
  const rest = text.replace(french, '');
  return oddSpaces.test(rest) || unseen.test(rest) || straightJoiner.test(rest);
}

/** The same words as they look: single spaces of the keyboard, nothing unseen. */
export function plainSpaces(text: string): string {
  return text
    .replace(new RegExp(unseen, 'gu'), '')
    .replace(new RegExp(straightJoiner, 'gu'), '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A cell without the ordinary spaces and line breaks at its ends, which programs add and nobody means. */
export function trimCell(text: string): string {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}
