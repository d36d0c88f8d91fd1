/** Bytes of a text file that some spreadsheet program wrote, to text. */

export type Encoding = 'utf-8' | 'utf-16' | 'windows-1252';
export type DecodedText = { readonly text: string; readonly encoding: Encoding };

/**
 * UTF-8 with or without a byte order mark, UTF-16 with one; bytes that are neither are taken for windows-1252, which any
 * bytes are: whoever uses such a text has to say that it was guessed.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decode('utf-16le', bytes), encoding: 'utf-16' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decode('utf-16be', bytes), encoding: 'utf-16' };
  try {
    return { text: decode('utf-8', bytes, true), encoding: 'utf-8' };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { text: decode('windows-1252', bytes), encoding: 'windows-1252' };
  }
}

/**
 * The same where somebody has said what the bytes are, by a label of the WHATWG Encoding Standard; null where they cannot be that.
 * A byte order mark says more, and so does UTF-8 that is right: other encodings hardly ever look like it.
 */
export function decodeAs(bytes: Uint8Array, label: string): DecodedText | null {
  const guessed = decodeText(bytes);
  if (guessed.encoding === 'utf-16' || (guessed.encoding === 'utf-8' && !bytes.includes(0))) return guessed;
  try {
    return { text: decode(label, bytes, true), encoding: 'utf-8' };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return null;
  }
}

/** Whether a label names an encoding. */
export function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

/** Leaves a byte order mark out. */
function decode(encoding: string, bytes: Uint8Array, fatal = false): string {
  return new TextDecoder(encoding, { fatal, ignoreBOM: false }).decode(bytes);
}
