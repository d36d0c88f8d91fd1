/** Reads the body of a callback, strictly. Pure; never puts a piece of it into a refusal. */
import type { RawRequest, Refusal } from './gateway.ts';

/** The fields that were asked for; an optional one that did not come is ''. */
export type Form<Name extends string> = { get(name: Name): string };

/**
 * Reads the named fields of a form.
 * `filled` must come and not be empty, `present` must come, `optional` need not. A named field that comes twice is
 * refused; fields that nobody asked for are ignored, since companies add them without notice.
 */
export function readForm<Name extends string>(
  request: RawRequest,
  names: {
    readonly filled: readonly Name[];
    readonly present: readonly Name[];
    readonly optional?: readonly Name[];
  },
): Form<Name> | Refusal {
  if (!isOfType(request.headers, 'application/x-www-form-urlencoded')) return { refused: 'content-type' };
  const { filled, present, optional = [] } = names;
  const written = new URLSearchParams(request.body);
  const fields = new Map<Name, string>();
  for (const name of [...filled, ...present, ...optional]) {
    const [value, repeated] = written.getAll(name);
    if (repeated !== undefined) return { refused: 'repeated-field' };
    if (value !== undefined) fields.set(name, value);
  }
  const isMissing = filled.some((name) => !fields.get(name)?.trim()) || present.some((name) => !fields.has(name));
  if (isMissing) return { refused: 'missing-field' };
  return { get: (name) => fields.get(name) ?? '' };
}

/** Reads a JSON object; anything else is malformed, and a key that comes twice in any object of it is refused. */
export function readJson(request: RawRequest): { readonly fields: ReadonlyMap<string, unknown> } | Refusal {
  if (!isOfType(request.headers, 'application/json')) return { refused: 'content-type' };
  const { value, isRepeated } = parse(request.body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { refused: 'malformed' };
  return isRepeated ? { refused: 'repeated-field' } : { fields: new Map(Object.entries(value)) };
}

/** True where the media type is exactly this one; its parameters (a charset) are ignored. */
export function isOfType(headers: Headers, mediaType: string): boolean {
  const [given = ''] = (headers.get('content-type') ?? '').split(';');
  return given.trim().toLowerCase() === mediaType;
}

/** Of two equal keys a parser keeps one and does not tell: what it has made is written anew, and the keys are counted. */
function parse(body: string): { readonly value: unknown; readonly isRepeated: boolean } {
  try {
    const value: unknown = JSON.parse(body);
    return { value, isRepeated: countKeys(body) > countKeys(JSON.stringify(value)) };
  } catch {
    return { value: null, isRepeated: false };
  }
}

/** In JSON a string is a key exactly where a colon follows it. */
function countKeys(json: string): number {
  return [...json.matchAll(/"(?:[^"\\]|\\.)*"\s*(:?)/g)].filter(([, colon]) => colon === ':').length;
}
