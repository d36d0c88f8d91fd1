/** Reads the body of a callback, strictly. Pure; never puts a piece of it into a refusal. */
import type { RawRequest, Refusal } from './gateway.ts';

/** The fields that were asked for. */
export type Form<Name extends string> = {
  /** '' for an optional one that did not come. */
  get(name: Name): string;
  has(name: Name): boolean;
};

/** `filled` must come and not be empty, `present` must come, `optional` need not. */
export type FieldNames<Name extends string> = {
  readonly filled: readonly Name[];
  readonly present?: readonly Name[];
  readonly optional?: readonly Name[];
};

/**
 * Reads the named fields of a form. A named field that comes twice is refused; fields that nobody asked for are ignored,
 * since companies add them without notice.
 */
export function readForm<Name extends string>(request: RawRequest, names: FieldNames<Name>): Form<Name> | Refusal {
  if (!isOfType(request.headers, 'application/x-www-form-urlencoded')) return { refused: 'content-type' };
  const written = new URLSearchParams(request.body);
  const fields = new Map<Name, string>();
  for (const name of allOf(names)) {
    const [value, repeated] = written.getAll(name);
    if (repeated !== undefined) return { refused: 'repeated-field' };
    if (value !== undefined) fields.set(name, value);
  }
  return formOf(fields, names);
}

/** Reads a JSON object; anything else is malformed, and a key that comes twice in any object of it is refused. */
export function readJson(request: RawRequest): { readonly fields: ReadonlyMap<string, unknown> } | Refusal {
  if (!isOfType(request.headers, 'application/json')) return { refused: 'content-type' };
  const { value, isRepeated } = parse(request.body);
  if (!isObject(value)) return { refused: 'malformed' };
  return isRepeated ? { refused: 'repeated-field' } : { fields: new Map(Object.entries(value)) };
}

/** Reads the named fields of a JSON object as a form: see `readFields`. */
export function readJsonForm<Name extends string>(request: RawRequest, names: FieldNames<Name>): Form<Name> | Refusal {
  const json = readJson(request);
  return 'refused' in json ? json : readFields(Object.fromEntries(json.fields), names);
}

/**
 * Reads the named fields of an object that was part of a JSON body: numbers and booleans as text, null as if it had not
 * come. A field that is a list or an object is malformed, and so is anything but an object.
 */
export function readFields<Name extends string>(value: unknown, names: FieldNames<Name>): Form<Name> | Refusal {
  if (!isObject(value)) return { refused: 'malformed' };
  const fields = new Map<Name, string>();
  for (const name of allOf(names)) {
    const field: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : null;
    if (typeof field === 'object' && field !== null) return { refused: 'malformed' };
    if (field !== null) fields.set(name, String(field));
  }
  return formOf(fields, names);
}

/** True where the media type is exactly this one; its parameters (a charset) are ignored. */
export function isOfType(headers: Headers, mediaType: string): boolean {
  const [given = ''] = (headers.get('content-type') ?? '').split(';');
  return given.trim().toLowerCase() === mediaType;
}

const allOf = <Name extends string>({ filled, present = [], optional = [] }: FieldNames<Name>): readonly Name[] => [
  ...filled,
  ...present,
  ...optional,
];

function formOf<Name extends string>(
  fields: ReadonlyMap<Name, string>,
  { filled, present = [] }: FieldNames<Name>,
): Form<Name> | Refusal {
  const isMissing = filled.some((name) => !fields.get(name)?.trim()) || present.some((name) => !fields.has(name));
  if (isMissing) return { refused: 'missing-field' };
  return { get: (name) => fields.get(name) ?? '', has: (name) => fields.has(name) };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of two equal keys a parser keeps one and does not tell: what it has made is written anew, and the keys are counted. */
function parse(body: string): { readonly value: unknown; readonly isRepeated: boolean } {
  try {
    const value: unknown = JSON.parse(body, keepDigits);
    return { value, isRepeated: countKeys(body) > countKeys(JSON.stringify(value)) };
  } catch {
    return { value: null, isRepeated: false };
  }
}

/**
 * A number that would be written otherwise than it came stays text. Safety: an id of 17 digits would lose its last ones, and
 * two sessions would become one. The third argument is "JSON.parse source text access" of ECMAScript.
 */
const keepDigits = (_name: string, value: unknown, written?: { readonly source?: string }): unknown =>
  typeof value === 'number' && String(value) !== written?.source ? (written?.source ?? value) : value;

/** In JSON a string is a key exactly where a colon follows it. */
function countKeys(json: string): number {
  return [...json.matchAll(/"(?:[^"\\]|\\.)*"\s*(:?)/g)].filter(([, colon]) => colon === ':').length;
}
