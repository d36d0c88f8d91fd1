/**
 * What a text was before Clickatell wrote it down. Pure.
 *
 * Certainty: third party. A text in another charset than UTF-8 comes as its bytes: escaped as in a form (`%00m%00e`,
 * `hello%21`; the tests of nyaruka/courier, which runs in production), or, of UTF-16BE, as four hexadecimal digits a
 * unit (from memory of the company's older APIs). What is neither is taken for the text itself.
 */
import { bytesOfHex } from '../signature.ts';

/** Reads a text by its charset; one that cannot be read so is left as it came. */
export function decodeText(text: string, charset: string): string {
  switch (charset.trim().toUpperCase()) {
    case 'UTF-16BE':
      return unitsOf(bytesOfUnits(text) ?? bytesOfEscaped(text)) ?? text;
    case 'ISO-8859-1':
      return charactersOf(bytesOfEscaped(text)) ?? text;
    default:
      return text;
  }
}

/**
 * True where the header of a text, in hexadecimal digits, says that it is a part of a longer one, and not the first:
 * 05 00 03, reference, parts, part; or 06 08 04, and a reference of two bytes. 3GPP TS 23.040, 9.2.3.24.1 and 9.2.3.24.8.
 */
export function isFurtherPart(header: string): boolean {
  const [, part = '1'] = /^(?:050003..|060804....)..([0-9a-f]{2})$/i.exec(header.trim()) ?? [];
  return Number.parseInt(part, 16) > 1;
}

const bytesOfUnits = (text: string): readonly number[] | null =>
  text.length % 4 === 0 && !text.includes('%') ? arrayOf(bytesOfHex(text)) : null;

const arrayOf = (bytes: Uint8Array | null): readonly number[] | null => bytes && [...bytes];

/** Bytes as a form writes them: `%4D`, `+` for a space, or the character itself. Null for what no form writes. */
function bytesOfEscaped(text: string): readonly number[] | null {
  if (!/^(?:%[0-9a-f]{2}|[^%\u0100-\uffff])*$/i.test(text)) return null;
  return (text.match(/%..|./gs) ?? []).map((written) => {
    if (written.length === 3) return Number.parseInt(written.slice(1), 16);
    return written === '+' ? 0x20 : written.charCodeAt(0);
  });
}

const charactersOf = (bytes: readonly number[] | null): string | undefined =>
  bytes?.map((byte) => String.fromCharCode(byte)).join('');

function unitsOf(bytes: readonly number[] | null): string | null {
  if (bytes === null || bytes.length % 2 !== 0) return null;
  const units = bytes.flatMap((high, at) => (at % 2 === 0 ? [high * 256 + (bytes[at + 1] ?? 0)] : []));
  return units.map((unit) => String.fromCharCode(unit)).join('');
}
