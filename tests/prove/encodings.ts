/** Every shape in which a number could be lying somewhere. What is not here: compressed, encrypted, or cut shorter. */
import { digestsOf } from './digests.ts';
import { partsOf, spellingsOf } from './spellings.ts';

export type Encoding = {
  readonly name: string;
  readonly bytes: Buffer;
  /**
   * `exact`; `fold`: capitals count as small letters; `alone`: too short to mean anything inside a longer word or number
   * (a time in milliseconds has seven digits in a row wherever one looks), so that it counts between others alone.
   */
  readonly match: 'exact' | 'fold' | 'alone';
};

/** The encodings of a number, those under each secret among them. */
export function encodingsOf(number: string, secrets: readonly string[]): readonly Encoding[] {
  return [
    ...asText(number),
    ...asLetters(number),
    ...asBase64(number),
    ...asBinary(number),
    ...digestsOf(number, secrets),
  ];
}

function asText(number: string): readonly Encoding[] {
  const { rest } = partsOf(number);
  const spelled = Object.entries(spellingsOf(number)).map(([name, text]) => exact(name, text));
  const alone = (name: string, text: string): Encoding => ({ name, bytes: Buffer.from(text), match: 'alone' });
  return [...spelled, alone('last nine digits', rest.slice(-9)), alone('last seven digits', rest.slice(-7))];
}

/** Every character of the number in another alphabet, or escaped. */
function asLetters(number: string): readonly Encoding[] {
  const bare = number.slice(1);
  const each = (write: (code: number) => string, text = bare) =>
    [...text].map((letter) => write(letter.charCodeAt(0))).join('');
  const hexOf = (code: number) => code.toString(16);
  const integer = BigInt(bare);
  return [
    fold(
      'JSON escapes',
      each((code) => `\\u00${hexOf(code)}`),
    ),
    exact(
      'HTML decimal',
      each((code) => `&#${code};`),
    ),
    fold(
      'HTML hexadecimal',
      each((code) => `&#x${hexOf(code)};`),
    ),
    exact(
      'percent escapes',
      each((code) => `%${hexOf(code)}`),
    ),
    fold('hex', Buffer.from(bare).toString('hex')),
    exact('UTF-16LE', Buffer.from(bare, 'utf16le')),
    exact('UTF-16BE', Buffer.from(bare, 'utf16le').swap16()),
    exact('UTF-32LE', Buffer.from(each((code) => `${String.fromCharCode(code)}\0\0\0`))),
    exact(
      'Arabic digits',
      each((code) => String.fromCharCode(code + 0x630)),
    ),
    exact(
      'Devanagari digits',
      each((code) => String.fromCharCode(code + 0x936)),
    ),
    exact(
      'full-width digits',
      each((code) => String.fromCharCode(code + 0xfee0)),
    ),
    { ...fold('integer in hex', integer.toString(16)), match: 'alone' },
    { ...fold('integer in base 36', integer.toString(36)), match: 'alone' },
    exact(
      'list of codes',
      each((code) => `${code},`),
    ),
  ];
}

/** What stays the same of a number in base64, wherever in the encoded text it begins. Digits make no `+`, `/`, `-`, `_`. */
function asBase64(number: string): readonly Encoding[] {
  const bare = number.slice(1);
  const aligned = [0, 1, 2].map((before) => {
    const encoded = Buffer.from('\0'.repeat(before) + bare)
      .toString('base64')
      .replace(/=+$/, '');
    const begins = Math.ceil((before * 8) / 6);
    const ends = Math.floor(((before + bare.length) * 8) / 6);
    return exact(`base64 and base64url, ${before} before it`, encoded.slice(begins, ends));
  });
  return [...aligned, fold('base32', base32(bare))];
}

function base32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{5}/g) ?? [];
  return groups.map((group) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(group, 2)]).join('');
}

function asBinary(number: string): readonly Encoding[] {
  const bare = number.slice(1);
  const even = bare.length % 2 === 0 ? bare : `${bare}f`;
  const swapped = even.replace(/(.)(.)/g, '$2$1');
  const wide = Buffer.alloc(8);
  wide.writeBigUInt64BE(BigInt(bare));
  const float = Buffer.alloc(8);
  float.writeDoubleBE(Number(bare));
  return [
    exact('packed digits (BCD)', Buffer.from(even, 'hex')),
    exact('semi-octets of a GSM address', Buffer.from(swapped, 'hex')),
    // The first two bytes are zero: without them it is the six-byte integer of a SQLite record as well.
    exact('64-bit integer, SQLite integer', wide.subarray(2)),
    exact('64-bit integer, little-endian', Buffer.from(wide).reverse().subarray(0, 6)),
    exact('float', float),
    exact('float, little-endian', Buffer.from(float).reverse()),
    exact('varint', varint(BigInt(bare))),
    exact('varint of SQLite, the key of a row', keyOfRow(BigInt(bare))),
  ];
}

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  for (let left = value; left > 0n; left >>= 7n) bytes.push(Number(left & 0x7fn) | (left > 0x7fn ? 0x80 : 0));
  return Buffer.from(bytes);
}

/** Seven bits a byte, the highest first, as SQLite writes a row's key; all bytes but the last have the top bit. */
function keyOfRow(value: bigint): Buffer {
  const [last = 0, ...others] = varint(value).map((byte) => byte & 0x7f);
  return Buffer.from([...others.reverse().map((byte) => byte | 0x80), last]);
}

function exact(name: string, written: string | Buffer): Encoding {
  return { name, bytes: Buffer.from(written as string), match: 'exact' };
}

function fold(name: string, written: string): Encoding {
  return { name, bytes: Buffer.from(written.toLowerCase()), match: 'fold' };
}
