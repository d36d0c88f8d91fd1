/**
 * What Vonage signs of a callback, in a form or in JSON. Pure.
 * https://developer.vonage.com/en/getting-started/concepts/signing-messages, read November 2026; the same in the
 * `verifySignature` of its own `@vonage/sms` 1.24, and in the vectors of its libraries for Node and PHP. (What the
 * `createSignatureHash` of `@vonage/auth` signs is another string, which that `verifySignature` does not take.)
 */
import { isOfType, readJson } from '../body.ts';
import type { RawRequest } from '../gateway.ts';

/** The field that holds the signature: the one that is not signed. */
export const signatureField = 'sig';

export type Signed = { readonly [name: string]: string };

/** Every field by name; null where a name comes twice or could be read as two, and where a value is no text, number or truth. */
export function fieldsOf(request: RawRequest): Signed | null {
  const entries = isOfType(request.headers, 'application/json') ? entriesOfJson(request) : entriesOfForm(request);
  const names = new Set(entries?.map(([name]) => name));
  const isPlain = names.size === entries?.length && ![...names].some((name) => /[&=]/.test(name));
  return entries && isPlain ? Object.fromEntries(entries) : null;
}

type Entries = readonly (readonly [name: string, value: string])[];

const entriesOfForm = ({ body }: RawRequest): Entries => [...new URLSearchParams(body)];

function entriesOfJson(request: RawRequest): Entries | null {
  const json = readJson(request);
  if ('refused' in json) return null;
  const entries = [...json.fields];
  const isFlat = entries.every(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  return isFlat ? entries.map(([name, value]) => [name, String(value)]) : null;
}

/** `&name=value` of every field but the signature, by name; `&` and `=` inside a value are `_` here. */
export function textToSign(fields: Signed): string {
  const names = Object.keys(fields).filter((name) => name !== signatureField);
  return names
    .toSorted()
    .map((name) => `&${name}=${fields[name]?.replace(/[&=]/g, '_')}`)
    .join('');
}
