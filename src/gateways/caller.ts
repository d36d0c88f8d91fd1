/**
 * The number in a box that cannot be printed, serialised or stored. It answers closed questions only.
 * Privacy: the number lives in a WeakMap of this module; adapters alone may call `openCaller`, at the call that sends.
 */
const numbers = new WeakMap<Caller, string>();

declare const sixteenBits: unique symbol;
/** 0 to 65535. Privacy: `Caller.bucket` alone makes one, so that no number fits where it is asked for. */
export type Bucket = number & { readonly [sixteenBits]: true };

export type CallerKind = 'mobile' | 'short-code' | 'letters';

export type Caller = {
  /** True where the number begins with a prefix of the list and is exactly as long as that entry says. */
  isAllowed(prefixes: readonly { readonly prefix: string; readonly digits: number }[]): boolean;
  isOneOf(ownNumbers: readonly string[]): boolean;
  kind(): CallerKind;
  /** The first 16 bits of HMAC-SHA-256 over the number, as 0 to 65535: about 3,000 numbers of a country share each. */
  bucket(key: CryptoKey): Promise<Bucket>;
};

/** ITU-T E.164: at most 15 digits. Short codes have three to six. */
const maxShortCodeDigits = 6;

const printed = () => '[caller]';

/** Privacy: methods sit on the prototype, so that a clone or a remote call carries nothing, not even a stub. */
const questions: Caller & Record<string | symbol, unknown> = Object.freeze({
  isAllowed(this: Caller, prefixes: readonly { readonly prefix: string; readonly digits: number }[]): boolean {
    const number = openCaller(this);
    // What a gateway wrote otherwise, such as two numbers with a comma, is nobody's.
    if (!/^\+\d+$/.test(number)) return false;
    return prefixes.some(({ prefix, digits }) => number.startsWith(prefix) && number.length === digits + 1);
  },
  isOneOf(this: Caller, ownNumbers: readonly string[]): boolean {
    const number = openCaller(this);
    return ownNumbers.some((own) => normalise(own) === number);
  },
  kind(this: Caller): CallerKind {
    const number = openCaller(this);
    if (/\p{Letter}/u.test(number)) return 'letters';
    return number.replace(/\D/g, '').length <= maxShortCodeDigits ? 'short-code' : 'mobile';
  },
  async bucket(this: Caller, key: CryptoKey): Promise<Bucket> {
    const digest = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(openCaller(this)));
    return new DataView(digest).getUint16(0) as Bucket;
  },
  toString: printed,
  toJSON: printed,
  [Symbol.toPrimitive]: printed,
  [Symbol.for('nodejs.util.inspect.custom')]: printed,
});

/** Puts a number into its box, as a gateway wrote it: `+44…`, ` 44…` (a `+` decoded as a space), `0044…` or `44…`. */
export function callerOf(number: string): Caller {
  const caller: Caller = Object.freeze(Object.create(questions));
  numbers.set(caller, number);
  return caller;
}

/** The number itself, E.164 where it could be read as such. Privacy: for adapters alone, at the call that sends. */
export function openCaller(caller: Caller): string {
  const number = numbers.get(caller);
  if (number === undefined) throw new Error('this caller was not made by callerOf');
  return normalise(number);
}

/** A national number (`07…`), a short code and a sender with letters stay as they are: no prefix allows them. */
function normalise(number: string): string {
  const compact = number.replace(/^ (?=\d)/, '+').replace(/[\s().-]/g, '');
  const international = /^(?:\+|00)([1-9]\d{6,14})$/.exec(compact) ?? /^([1-9]\d{9,14})$/.exec(compact);
  return international === null ? compact : `+${international[1]}`;
}
