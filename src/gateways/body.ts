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

/** Reads a JSON object; anything else is malformed. Of two equal keys the last counts, as in every JSON parser. */
export function readJson(request: RawRequest): { readonly fields: ReadonlyMap<string, unknown> } | Refusal {
  if (!isOfType(request.headers, 'application/json')) return { refused: 'content-type' };
  const parsed = parse(request.body);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return { refused: 'malformed' };
  return { fields: new Map(Object.entries(parsed)) };
}

/** True where the media type is exactly this one; its parameters (a charset) are ignored. */
export function isOfType(headers: Headers, mediaType: string): boolean {
  const [given = ''] = (headers.get('content-type') ?? '').split(';');
  return given.trim().toLowerCase() === mediaType;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
