/** Phone numbers as spreadsheets and people leave them: without +, without a zero, with spaces. */

const asText = 'format the whole column as text';

/** What is wrong in a number that is not written as +254700000000; null where it is, or where no digits stand at all. */
export function damagedPhone(text: string): { readonly words: string; readonly mend: string } | null {
  if (/^\+[1-9]\d{7,14}$/.test(text)) return null;
  const bare = text.replace(/[\s().\-/\u2010-\u2015]/g, '');
  if (/^\+[1-9]\d{7,14}$/.test(bare)) return { words: 'signs stand in this number', mend: `Write it as ${bare}.` };
  if (/^00[1-9]\d{7,14}$/.test(bare))
    return { words: '00 stands in place of +', mend: `Write it as +${bare.slice(2)}, and ${asText}.` };
  if (/^0\d+$/.test(bare))
    return {
      words: 'this number has no country code',
      mend: `Write + and the country code in place of the first 0, and ${asText}.`,
    };
  if (/^\d+([.,]0+)?$/.test(text) && text.length >= 8)
    return {
      words: 'this number has lost its + or its first 0',
      mend: `First ${asText}, then write it as +${text.replace(/[.,]0+$/, '')} if it begins with the country code, and with + and the country code if not.`,
    };
  if (/^\+?\d+$/.test(bare))
    return {
      words: 'this number is too short or too long: digits or the country code are missing, or some are too many',
      mend: `First ${asText}, then write it again with + and country code, as +254700000000.`,
    };
  return null;
}
