/** Every address with every secret, method, content type, size and repetition: one request each, and whether it is right. */
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { pathSecret } from '../../src/live/secrets.ts';
import { type Address, addresses, type Fields, form, json, multipart, writeFields } from './addresses.ts';
import type { Served } from './served.ts';
import type { Bytes } from './wire.ts';
import { writtenOtherwise } from './written-otherwise.ts';

/** One request, named by what was chosen in each dimension; it is to be sent so many times. */
export type Combination = {
  readonly name: string;
  readonly isRight: boolean;
  readonly times: number;
  readonly bytes: Bytes;
};

type Size = { readonly bytes: number | null; readonly isChunked: boolean; readonly isRight: boolean };

const limitBytes = 8 * 1024;
const methods = ['POST', 'GET', 'PUT'] as const;
const types = ['right', 'with a charset', 'wrong', 'none', 'multipart'] as const;
const sizes: Readonly<Record<string, Size>> = {
  empty: { bytes: 0, isChunked: false, isRight: false },
  short: { bytes: null, isChunked: false, isRight: true },
  '8 KiB': { bytes: limitBytes, isChunked: false, isRight: true },
  '8 KiB and a byte': { bytes: limitBytes + 1, isChunked: false, isRight: false },
  '64 KiB': { bytes: 8 * limitBytes, isChunked: false, isRight: false },
  'short, without a length': { bytes: null, isChunked: true, isRight: true },
  '8 KiB and a byte, without a length': { bytes: limitBytes + 1, isChunked: true, isRight: false },
};
const repeats = ['nothing', 'a field', 'the request'] as const;

/**
 * All of them, for one Worker. HEAD, and an address that is written otherwise, come with bodies that are right, so that
 * nothing else is what is wrong with them.
 */
export async function combinations(served: Served): Promise<readonly Combination[]> {
  const ofEach = addresses.map(async (address) => {
    const [paths, bodies] = [await pathsOf(address, served.settings.GATEWAY_SECRET ?? ''), bodiesOf(address)];
    const right = bodies.filter(({ isRight, times }) => isRight && times === 1);
    const by = (method: string) => (path: Path) => ({ ...path, method });
    return [
      ...methods.flatMap((method) => combine(served, address, paths.map(by(method)), bodies)),
      ...combine(served, address, paths.map(by('HEAD')), right),
      ...combine(served, address, paths.flatMap(otherwise).map(by(address.method)), right),
    ];
  });
  return (await Promise.all(ofEach)).flat();
}

type Path = { readonly secret: string; readonly path: string; readonly isOwn: boolean };
type Place = Path & { readonly method: string };

/** The right path, in every way that it is not to be written. */
function otherwise({ secret, path }: Path): readonly Path[] {
  if (secret !== 'right') return [];
  const ways = Object.entries(writtenOtherwise);
  return ways.map(([way, write]) => ({ secret: `right, with ${way}`, path: write(path), isOwn: false }));
}

function combine(
  served: Served,
  address: Address,
  places: readonly Place[],
  bodies: readonly Body[],
): readonly Combination[] {
  return places.flatMap((place) => {
    const isLetIn = place.isOwn && isRightMethod(address, place);
    // What is turned away at the door is sent once: its body is not read, so no repetition of it can be known.
    const made = bodies.filter(({ times }) => times === 1 || isLetIn);
    return made.map((body) => combination(served, address, place, body));
  });
}

const isRightMethod = ({ method, isByPut }: Address, place: Place): boolean =>
  place.method === method || (place.method === 'HEAD' && method === 'GET') || (place.method === 'PUT' && isByPut);

function combination(
  served: Served,
  address: Address,
  place: Place,
  { name, isRight, times, headers, body, fields }: Body,
): Combination {
  const { secret, path, isOwn, method } = place;
  const signature = address.isSigned ? sign(served, path, fields) : {};
  return {
    name: `${address.name}: secret ${secret}, ${method}, ${name}`,
    isRight: isOwn && isRightMethod(address, place) && isRight,
    times,
    bytes: { method, path, headers: { ...headers, ...signature }, body },
  };
}

/** What stands where the secret should, and whether it is the right one after all. */
async function pathsOf(
  { before, after, subjects, isOfBothLines }: Address,
  gatewaySecret: string,
): Promise<readonly Path[]> {
  const [own, otherLine, otherGateway, health] = await Promise.all(
    [subjects.own, subjects.otherLine, subjects.otherGateway, 'health'].map((subject) =>
      pathSecret(gatewaySecret, subject),
    ),
  );
  if (own === undefined || own === own.toUpperCase()) throw new Error('a secret has letters');
  const secrets: Readonly<Record<string, string | null | undefined>> = {
    right: own,
    missing: null,
    'of zeros': '0'.repeat(own.length),
    truncated: own.slice(0, -1),
    overlong: `${own}0`,
    'in capitals': own.toUpperCase(),
    'of another line': otherLine,
    'of another gateway': otherGateway,
    'of health': health,
  };
  return Object.entries(secrets).map(([name, secret]) => ({
    secret: name,
    path: before + (secret === null ? '' : `/${secret}`) + after,
    isOwn: secret === own || (isOfBothLines && secret === otherLine),
  }));
}

type Body = {
  readonly name: string;
  readonly isRight: boolean;
  readonly times: number;
  readonly headers: Bytes['headers'];
  readonly body: string;
  readonly fields: Fields;
};

type Chosen = {
  readonly type: (typeof types)[number];
  readonly size: string;
  readonly repeated: (typeof repeats)[number];
};

/** What may be sent to an address, in every type, size and repetition. */
function bodiesOf(address: Address): readonly Body[] {
  const chosen: readonly Chosen[] = types.flatMap((type) =>
    Object.keys(sizes).flatMap((size) => repeats.map((repeated) => ({ type, size, repeated }))),
  );
  return chosen.filter((choice) => isMade(address, choice)).map((choice) => bodyOf(address, choice));
}

function bodyOf(address: Address, { type, size, repeated }: Chosen): Body {
  const wanted = sizes[size];
  const [first] = address.fields;
  if (!wanted || !first) throw new Error('every size is known, and every request has a field');
  const [contentType, written] = typeOf(address, type);
  const given = repeated === 'a field' ? [...address.fields, first] : address.fields;
  const { body, fields } = writeSized(written, given, wanted);
  const isRightType = type === 'right' || type === 'with a charset';
  return {
    name: `type ${type}, ${size}, ${repeated} repeated`,
    isRight: !address.isRead || (isRightType && wanted.isRight && repeated !== 'a field'),
    times: repeated === 'the request' ? 3 : 1,
    headers: {
      ...(contentType === null ? {} : { 'content-type': contentType }),
      ...(wanted.isChunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(body.length) }),
    },
    body,
    fields,
  };
}

/** Of what is never read, one size will do; a short request is enough to send again. */
function isMade({ isRead }: Address, { size, repeated }: Chosen): boolean {
  if (size === 'short') return true;
  return isRead && repeated !== 'the request' && (repeated === 'nothing' || size !== 'empty');
}

type Written = Parameters<typeof writeFields>[0];

/** The header, and how the body is written: a wrong type is one that is kept to. */
function typeOf({ type }: Address, chosen: Chosen['type']): readonly [header: string | null, body: Written] {
  const other = type === form ? json : form;
  switch (chosen) {
    case 'right':
      return [type, type];
    case 'with a charset':
      return [`${type}; charset=UTF-8`, type];
    case 'wrong':
      return [other, other];
    case 'none':
      return [null, type];
    case 'multipart':
      return [multipart, multipart];
  }
}

/** Made as long as it is to be by a field that nobody reads. */
function writeSized(type: Written, given: Fields, { bytes }: Size): { readonly body: string; readonly fields: Fields } {
  if (bytes === 0) return { body: '', fields: [] };
  if (bytes === null) return { body: writeFields(type, given), fields: given };
  const missing = bytes - writeFields(type, [...given, ['z', '']]).length;
  const fields: Fields = [...given, ['z', 'z'.repeat(missing)]];
  return { body: writeFields(type, fields), fields };
}

/** Twilio's signature over what is really sent, so that it is never what is wrong. */
function sign({ url, settings }: Served, path: string, fields: Fields): Bytes['headers'] {
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), String(value)]);
  const parameters = Object.fromEntries(values);
  const { TWILIO_AUTH_TOKEN: token = '' } = settings;
  return { 'x-twilio-signature': getExpectedTwilioSignature(token, url + path, parameters) };
}
